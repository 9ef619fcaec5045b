import { at } from '../../at';
import type { Kernel } from './kernels/kernel';
import { pipelinesOf } from './pipelines';
import { TENSOR_USAGE } from './tensors';

/** A kernel that is run by itself, on a device that may not be tfjs': for trials and proofs. */
export interface Alone {
  readonly kernel: Kernel;
  /** The size of each operand; those that are not said are bound and not read. */
  readonly bytes: Readonly<Record<string, number>>;
}

/** A kernel with all that its dispatches need. */
export interface Prepared {
  readonly steps: readonly {
    readonly pipeline: GPUComputePipeline;
    readonly group: GPUBindGroup;
    readonly workgroups: readonly [number, number, number];
  }[];
  readonly operands: ReadonlyMap<string, GPUBuffer>;
}

const UNIFORM_USAGE = 0x40 | 0x8; // UNIFORM and COPY_DST

/** Pipelines and buffers, which `buffers` gets to destroy. Rejects if a shader is refused. */
export async function prepared(device: GPUDevice, alone: Alone, buffers: GPUBuffer[]): Promise<Prepared> {
  const { dispatches, scratch } = alone.kernel;
  const pipelines = pipelinesOf(device);
  const made = await Promise.all(dispatches.map((one) => pipelines.later(one)));
  const buffer = (size: number, usage: number): GPUBuffer => {
    const one = device.createBuffer({ size, usage });
    buffers.push(one);
    return one;
  };
  const bytes = { ...alone.bytes, ...scratch };
  const names = new Set(dispatches.flatMap(({ bindings }) => bindings.map(({ name }) => name)));
  const operands = new Map(Array.from(names, (name) => [name, buffer(bytes[name] ?? 4, TENSOR_USAGE)]));
  const steps = dispatches.map((dispatch, i) => {
    const uniforms = buffer(dispatch.uniforms.byteLength, UNIFORM_USAGE);
    device.queue.writeBuffer(uniforms, 0, dispatch.uniforms);
    const bound = dispatch.bindings.map(({ name }) => operands.get(name) as GPUBuffer);
    const entries = [uniforms, ...bound].map((one, binding) => ({ binding, resource: { buffer: one } }));
    const group = device.createBindGroup({ layout: pipelines.layout(dispatch), entries });
    return { pipeline: at(made, i), group, workgroups: dispatch.workgroups };
  });
  return { steps, operands };
}

export function encode(pass: GPUComputePassEncoder, { steps }: Prepared): void {
  for (const { pipeline, group, workgroups } of steps) {
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(...workgroups);
  }
}

const READ_USAGE = 0x1 | 0x8; // MAP_READ and COPY_DST

/** What a kernel makes of operands: the bytes of operand `name`. Rejects what the device refuses. */
export async function runAlone(
  device: GPUDevice,
  alone: Alone,
  operands: Readonly<Record<string, GPUAllowSharedBufferSource>>,
  name: string,
): Promise<ArrayBuffer> {
  const buffers: GPUBuffer[] = [];
  try {
    const made = await prepared(device, alone, buffers);
    device.pushErrorScope('validation');
    for (const [operand, values] of Object.entries(operands)) device.queue.writeBuffer(named(made, operand), 0, values);
    const result = named(made, name);
    const read = device.createBuffer({ size: result.size, usage: READ_USAGE });
    buffers.push(read);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    encode(pass, made);
    pass.end();
    encoder.copyBufferToBuffer(result, 0, read, 0, result.size);
    device.queue.submit([encoder.finish()]);
    const refused = await device.popErrorScope();
    if (refused !== null) throw new Error(refused.message);
    await read.mapAsync(1); // GPUMapMode.READ
    return read.getMappedRange().slice(0);
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}

/** Rejects where a device is lost: its queue then ends all work at once, and nothing else says so in time. */
export async function requireDevice(device: GPUDevice): Promise<void> {
  const read = device.createBuffer({ size: 4, usage: READ_USAGE });
  await read.mapAsync(1);
  read.destroy();
}

const named = ({ operands }: Prepared, name: string): GPUBuffer => operands.get(name) as GPUBuffer;
