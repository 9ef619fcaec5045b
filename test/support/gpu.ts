import {
  bytesOf,
  type Dispatch,
  type Features,
  type Kernel,
  type Storage,
} from '../../src/backends/webgpu/kernels/kernel';
import { floatToHalf, halfToFloat } from '../../src/backends/half';
import { isOfSoftware, offersSubgroups } from '../../src/backends/webgpu/device';

/** Values as an operand of a kernel. */
export interface Values {
  readonly storage: Storage;
  readonly values: Float32Array;
}

/** An operand that a kernel writes: `length` values, which start as `fill`. */
export interface Result {
  readonly storage: Storage;
  readonly length: number;
  readonly fill?: number;
}

export const floats = (values: ArrayLike<number>): Values => ({
  storage: 'float32',
  values: Float32Array.from(values),
});
export const halves = (values: ArrayLike<number>): Values => ({ storage: 'half', values: Float32Array.from(values) });

/** Runs kernels one by one, for their tests; every operand is uploaded before and destroyed after. Needs no test runner. */
export class Gpu {
  readonly #pipelines = new Map<string, { readonly wgsl: string; readonly pipeline: GPUComputePipeline }>();
  #opened: { readonly device: GPUDevice; readonly features: Features } | null = null;

  /** Gets a device with all that the adapter can. */
  async open(adapter: GPUAdapter): Promise<void> {
    const names = ['shader-f16', 'subgroups'].filter((name) => adapter.features.has(name)) as GPUFeatureName[];
    const limits = ['maxComputeWorkgroupStorageSize', 'maxStorageBuffersPerShaderStage'] as const;
    const device = await adapter.requestDevice({
      requiredFeatures: names,
      requiredLimits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name]])),
    });
    const features = {
      f16: device.features.has('shader-f16'),
      isTwoLevel: false,
      subgroups: offersSubgroups(device),
      workgroupBytes: device.limits.maxComputeWorkgroupStorageSize,
      bindingBytes: device.limits.maxStorageBufferBindingSize,
      dispatchFlops: Infinity,
      firstTile: 0,
      matrix: null,
      isSoftware: isOfSoftware(adapter.info),
      countsOverflows: false,
    };
    this.#opened = { device, features };
  }

  get device(): GPUDevice {
    return this.#open.device;
  }

  /** What the device can; tests change what they need. */
  get features(): Features {
    return this.#open.features;
  }

  get #open() {
    if (this.#opened === null) throw new Error('there is no device yet');
    return this.#opened;
  }

  close(): void {
    this.#opened?.device.destroy();
  }

  /** The values of operand `name` after the kernel, which no other operand shares. Throws what the device refuses. */
  async run(
    kernel: Kernel,
    inputs: Readonly<Record<string, Values>>,
    [name, result]: readonly [name: string, result: Result],
  ): Promise<Float32Array> {
    const { device } = this;
    device.pushErrorScope('validation');
    const buffers = new Map<string, GPUBuffer>();
    for (const [operand, value] of Object.entries(inputs)) buffers.set(operand, this.#upload(value));
    const filled = new Float32Array(result.length).fill(result.fill ?? 0);
    const output = this.#upload({ storage: result.storage, values: filled });
    buffers.set(name, output);
    for (const [operand, size] of Object.entries(kernel.scratch)) buffers.set(operand, this.#buffer(size));
    const encoder = device.createCommandEncoder();
    for (const one of kernel.dispatches) this.#record(encoder, one, buffers);
    device.queue.submit([encoder.finish()]);
    const values = await this.#download(output, result);
    for (const buffer of buffers.values()) buffer.destroy();
    const error = await device.popErrorScope();
    if (error !== null) throw new Error(error.message);
    return values;
  }

  #record(encoder: GPUCommandEncoder, one: Dispatch, buffers: ReadonlyMap<string, GPUBuffer>): void {
    const { device } = this;
    const pipeline = this.pipeline(one);
    const uniforms = device.createBuffer({
      size: one.uniforms.byteLength,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    device.queue.writeBuffer(uniforms, 0, one.uniforms);
    const operands = one.bindings.map(({ name }, i) => {
      const buffer = buffers.get(name);
      if (buffer === undefined) throw new RangeError(`${one.key}: there is no operand ${name}.`);
      return { binding: i + 1, resource: { buffer } };
    });
    const entries = [{ binding: 0, resource: { buffer: uniforms } }, ...operands];
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass.dispatchWorkgroups(...one.workgroups);
    pass.end();
  }

  pipeline({ key, wgsl }: Dispatch): GPUComputePipeline {
    const known = this.#pipelines.get(key);
    if (known !== undefined) {
      if (wgsl !== known.wgsl) throw new Error(`two texts of one key, ${key}:\n${known.wgsl}\n\n${wgsl}`);
      return known.pipeline;
    }
    const module = this.device.createShaderModule({ code: wgsl });
    const pipeline = this.device.createComputePipeline({ layout: 'auto', compute: { module } });
    this.#pipelines.set(key, { wgsl, pipeline });
    return pipeline;
  }

  #buffer(size: number): GPUBuffer {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    return this.device.createBuffer({ size: Math.max(16, Math.ceil(size / 16) * 16), usage });
  }

  #upload({ storage, values }: Values): GPUBuffer {
    const buffer = this.#buffer(bytesOf(storage, values.length));
    const bytes = new Uint8Array(buffer.size);
    const stored = storage === 'half' ? floatToHalf(values) : values;
    bytes.set(new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength));
    this.device.queue.writeBuffer(buffer, 0, bytes);
    return buffer;
  }

  async #download(buffer: GPUBuffer, { storage, length }: Result): Promise<Float32Array> {
    const staging = this.device.createBuffer({
      size: buffer.size,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    const encoder = this.device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
    this.device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    const bytes = staging.getMappedRange().slice(0);
    staging.destroy();
    return storage === 'half' ? halfToFloat(new Uint16Array(bytes, 0, length)) : new Float32Array(bytes, 0, length);
  }
}

/** The largest distance of two lists, as a part of the largest magnitude in `expected`. */
export function farthest(actual: Float32Array, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return NaN;
  let [distance, largest] = [0, 1e-30];
  for (let i = 0; i < actual.length; i++) {
    const difference = Math.abs((actual[i] as number) - (expected[i] as number));
    if (!(difference <= distance)) distance = difference; // NaN too
    largest = Math.max(largest, Math.abs(expected[i] as number));
  }
  return distance / largest;
}
