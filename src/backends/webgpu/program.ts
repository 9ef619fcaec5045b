import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import { SdError, UnsupportedError } from '../../errors';
import type { During } from '../../progress';
import type { Weight } from '../contract';
import type { Executable, Program } from '../program';
import { checkDevice, submit } from './eager';
import { featuresAfterTrial } from './features';
import type { Features } from './kernels/kernel';
import { holdsHalves, lowerProgram } from './lower-program';
import { counterOf } from './overflows';
import { paceOf } from './pace';
import { pipelinesOf } from './pipelines';
import { COUNTER, memoryOf, type Block, type Recording, type Step } from './recording';
import { allocate, backend, bufferOf, storageOf, TENSOR_USAGE, toTensor, type Backend } from './tensors';

/** A dispatch with all that it needs. */
interface Ready {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
  readonly flops: number;
}

/** Uniforms lie this far apart, which any device takes. */
const UNIFORM_STEP = 256;

/**
 * A program as dispatches with pipelines, buffers and bind groups of their own: to run it makes nothing and compiles
 * nothing. Parameters stay in the tensors that hold them.
 */
export async function compile(program: Program, during: During, given: Features | null = null): Promise<Executable> {
  const owner = backend();
  checkDevice(owner);
  const { device } = owner;
  const storage = ({ value }: Weight) => storageOf(value);
  const features = given ?? (await tried(owner, holdsHalves(program, storage)));
  const recording = lowerProgram(program, { features, storageOf: storage });
  requireRoom(recording, features.bindingBytes, device.limits.maxBufferSize);
  const pipelines = await pipelinesFor(owner, recording, program.instructions.length, during);
  return new WebgpuProgram(owner, recording, pipelines);
}

async function tried(owner: Backend, isOfHalves: boolean): Promise<Features> {
  try {
    return await featuresAfterTrial(owner.device, isOfHalves);
  } catch (error) {
    checkDevice(owner); // says it where the device was lost meanwhile
    throw error;
  }
}

/** Throws `UnsupportedError` for what the device cannot give to a kernel, in bands of rows or as a whole, or hold. */
function requireRoom(recording: Recording, bindable: number, largest: number): void {
  const bound = ({ blocks, ranges }: Step) => blocks.map(({ bytes }, i) => ranges[i]?.size ?? bytes);
  const atOnce = Math.max(0, ...recording.steps.flatMap(bound));
  const inOne = Math.max(0, ...memoryOf(recording).sizes);
  if (atOnce <= bindable && inOne <= largest) return;
  const found =
    atOnce > bindable
      ? `${atOnce} bytes of a tensor are needed at once, and the device binds ${bindable}`
      : `a buffer of ${inOne} bytes is needed, and the device has none above ${largest}`;
  throw new UnsupportedError(
    `webgpu: ${found}; less at a time is needed: use 'mixed_float16', a smaller picture, or vaeTiling for the decoder.`,
  );
}

/** Makes all pipelines side by side; progress is counted in instructions, in proportion to pipelines. */
async function pipelinesFor(
  { device }: Backend,
  { steps }: Recording,
  total: number,
  { signal, onProgress }: During,
): Promise<GPUComputePipeline[]> {
  const byKey = new Map(steps.map(({ dispatch }) => [dispatch.key, dispatch]));
  const pipelines = pipelinesOf(device);
  let done = 0;
  const made = await Promise.all(
    Array.from(byKey.values(), async (dispatch) => {
      const pipeline = await pipelines.later(dispatch);
      signal?.throwIfAborted();
      onProgress?.({ kind: 'compile', done: Math.floor((total * ++done) / byKey.size), total });
      return [dispatch.key, pipeline] as const;
    }),
  );
  const found = new Map(made);
  return steps.map(({ dispatch }) => found.get(dispatch.key) as GPUComputePipeline);
}

class WebgpuProgram implements Executable {
  readonly copied = 0;
  readonly #owner: Backend;
  readonly #recording: Recording;
  readonly #buffers: readonly GPUBuffer[];
  readonly #uniforms: GPUBuffer;
  readonly #bufferOf: (block: Block) => GPUBuffer;
  readonly #steps: readonly Ready[];

  constructor(owner: Backend, recording: Recording, pipelines: readonly GPUComputePipeline[]) {
    const { device } = owner;
    this.#owner = owner;
    this.#recording = recording;
    const memory = memoryOf(recording);
    this.#buffers = memory.sizes.map((size) => device.createBuffer({ size, usage: TENSOR_USAGE }));
    this.#uniforms = uniformBuffer(device, recording);
    const held = new Map<Block, Weight>(Array.from(recording.weights, ([weight, { block }]) => [block, weight]));
    this.#bufferOf = (block) => {
      if (block === COUNTER) return counterOf(device);
      const weight = held.get(block);
      return weight === undefined ? at(this.#buffers, memory.buffers.get(block) ?? -1) : bufferOf(weight.value.dataId);
    };
    const layouts = pipelinesOf(device);
    this.#steps = recording.steps.map((step, i) => {
      const resources = step.blocks.map((block, n) => {
        return { buffer: this.#bufferOf(block), ...(step.ranges[n] ?? { size: block.bytes }) };
      });
      const uniforms = { buffer: this.#uniforms, offset: i * UNIFORM_STEP, size: step.dispatch.uniforms.byteLength };
      const entries = [uniforms, ...resources].map((resource, binding) => ({ binding, resource }));
      const group = device.createBindGroup({ layout: layouts.layout(step.dispatch), entries });
      const { workgroups, flops } = step.dispatch;
      return { pipeline: at(pipelines, i), group, workgroups, flops };
    });
    checkDevice(owner);
  }

  run(inputs: readonly Tensor[]): Tensor[] {
    const owner = this.#owner;
    if (owner !== backend()) throw new SdError('SD_GPU', 'webgpu: a program of another device was run; load again.');
    checkDevice(owner);
    const { inputs: taken, outputs } = this.#recording;
    const sources = inputs.map(({ dataId }) => bufferOf(dataId));
    submit(owner); // what made the inputs comes first
    const results = outputs.map(({ block }) => allocate(block.bytes));
    const { device } = owner;
    let encoder = device.createCommandEncoder();
    for (const [i, { block }] of taken.entries())
      encoder.copyBufferToBuffer(at(sources, i), 0, this.#bufferOf(block), 0, block.bytes);
    const pace = paceOf(device);
    for (const some of pace.parts(this.#steps)) {
      const pass = encoder.beginComputePass();
      for (const { pipeline, group, workgroups } of some) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, group);
        pass.dispatchWorkgroups(...workgroups);
      }
      pass.end();
      device.queue.submit([encoder.finish()]);
      encoder = device.createCommandEncoder();
    }
    for (const [i, { block }] of outputs.entries())
      encoder.copyBufferToBuffer(this.#bufferOf(block), 0, bufferOf(at(results, i)), 0, block.bytes);
    device.queue.submit([encoder.finish()]);
    pace.learn(this.#steps);
    checkDevice(owner);
    return outputs.map(({ shape }, i) => toTensor(at(results, i), shape, 'float32'));
  }

  dispose(): void {
    for (const buffer of [...this.#buffers, this.#uniforms]) buffer.destroy();
  }
}

/** The uniforms of all dispatches, one after the other. */
function uniformBuffer(device: GPUDevice, { steps }: Recording): GPUBuffer {
  const size = Math.max(1, steps.length) * UNIFORM_STEP;
  const buffer = device.createBuffer({ size, usage: 0x40 | 0x8, mappedAtCreation: true });
  const words = new Uint32Array(buffer.getMappedRange());
  for (const [i, { dispatch }] of steps.entries()) words.set(dispatch.uniforms, (i * UNIFORM_STEP) / 4);
  buffer.unmap();
  return buffer;
}
