import type { Dispatch } from './kernels/kernel';

/** The pipelines of a device, each made once, whoever needs it. */
export class Pipelines {
  readonly #device: GPUDevice;
  readonly #layouts = new Map<string, GPUBindGroupLayout>();
  readonly #made = new Map<string, GPUComputePipeline>();
  readonly #making = new Map<string, Promise<GPUComputePipeline>>();

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** How many have been made. */
  get count(): number {
    return this.#made.size;
  }

  /** The pipeline of a dispatch, made now if it is not there: the caller waits for the shader's compiler. */
  now(dispatch: Dispatch): GPUComputePipeline {
    const found = this.#made.get(dispatch.key);
    if (found !== undefined) return found;
    const made = this.#device.createComputePipeline(this.#descriptor(dispatch));
    this.#made.set(dispatch.key, made);
    return made;
  }

  /** The same in the background, side by side with others. Rejects if the shader is refused. */
  later(dispatch: Dispatch): Promise<GPUComputePipeline> {
    const { key } = dispatch;
    const found = this.#made.get(key);
    if (found !== undefined) return Promise.resolve(found);
    const begun = this.#making.get(key) ?? this.#begin(dispatch);
    this.#making.set(key, begun);
    return begun;
  }

  async #begin(dispatch: Dispatch): Promise<GPUComputePipeline> {
    try {
      this.#device.pushErrorScope('validation');
      const descriptor = this.#descriptor(dispatch);
      const refused = await this.#device.popErrorScope();
      if (refused !== null) throw new Error(`${dispatch.key}: ${refused.message}`);
      const made = await this.#device.createComputePipelineAsync(descriptor);
      this.#made.set(dispatch.key, made);
      return made;
    } finally {
      this.#making.delete(dispatch.key);
    }
  }

  #descriptor(dispatch: Dispatch): GPUComputePipelineDescriptor {
    const module = this.#device.createShaderModule({ code: dispatch.wgsl, label: dispatch.key });
    const layout = this.#device.createPipelineLayout({ bindGroupLayouts: [this.layout(dispatch)] });
    return { layout, compute: { module }, label: dispatch.key };
  }

  /** The dispatch's uniforms, then its buffers in their order. */
  layout({ bindings }: Dispatch): GPUBindGroupLayout {
    const key = bindings.map(({ access }) => access).join();
    const found = this.#layouts.get(key);
    if (found !== undefined) return found;
    const buffers: GPUBufferBindingLayout[] = bindings.map(({ access }) => ({
      type: access === 'read' ? 'read-only-storage' : 'storage',
    }));
    const entries = [{ type: 'uniform' } as const, ...buffers].map((buffer, binding) => ({
      binding,
      visibility: COMPUTE,
      buffer,
    }));
    const layout = this.#device.createBindGroupLayout({ entries });
    this.#layouts.set(key, layout);
    return layout;
  }
}

/** `GPUShaderStage.COMPUTE`, which Node has only once Dawn is loaded. */
const COMPUTE = 4;

const all = new WeakMap<GPUDevice, Pipelines>();

export function pipelinesOf(device: GPUDevice): Pipelines {
  const found = all.get(device) ?? new Pipelines(device);
  all.set(device, found);
  return found;
}
