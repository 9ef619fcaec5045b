import { env, type Tensor } from '@tensorflow/tfjs-core';
import { healthOf } from './backend';
import { OVERFLOWS, packed, type Dispatch } from './kernels/kernel';
import { counterOf } from './overflows';
import { paceOf } from './pace';
import { pipelinesOf } from './pipelines';
import { named, blockBytes, type Block, type Bound, type Maker, type Range, type Value } from './recording';
import { allocate, backend, bufferOf, free, storageOf, toTensor, type Backend } from './tensors';

/** Runs dispatches at once, on tensors of tfjs'. */
export class EagerMaker implements Maker {
  readonly #data = new Map<Block, object>();
  readonly #made = new Set<Block>();

  /** A tensor, or a parameter's, which stays its owner's. */
  from(tensor: Tensor, shape: readonly number[] = tensor.shape): Value {
    const storage = storageOf(tensor);
    const block = { bytes: blockBytes(shape, storage) };
    this.#data.set(block, tensor.dataId);
    return { ...packed(storage, shape.at(-1) ?? 1), shape, block };
  }

  block(bytes: number): Block {
    const block = { bytes };
    this.#data.set(block, allocate(bytes));
    this.#made.add(block);
    return block;
  }

  dispatch(dispatch: Dispatch, operands: Readonly<Record<string, Bound>>): void {
    const bound = Object.entries(operands);
    const data = bound.map(([name, { block }]) => [name, this.#data.get(block)] as const);
    const ranges = bound.flatMap(([name, { range }]) => (range === undefined ? [] : [[name, range] as const]));
    record(dispatch, Object.fromEntries(data) as Record<string, object>, Object.fromEntries(ranges));
  }

  /** Runs `work`, and frees what it made except its result. */
  run(work: (maker: EagerMaker) => Value): Tensor {
    try {
      const { block, shape, storage } = work(this);
      if (!this.#made.delete(block))
        throw new TypeError('webgpu: the result of an op is a tensor that was there before');
      return toTensor(this.#data.get(block) as object, shape, storage);
    } finally {
      for (const block of this.#made) free(this.#data.get(block) as object);
    }
  }
}

export function eagerly(work: (maker: EagerMaker) => Value): Tensor {
  return new EagerMaker().run(work);
}

const UNIFORM_USAGE = 0x40 | 0x8; // UNIFORM and COPY_DST, as tfjs has its own

let flopsInPass = 0;

/** Throws what is wrong with the device. */
export function checkDevice(owner: Backend = backend()): void {
  healthOf(owner)?.check();
}

/** Records a dispatch on data by name in tfjs' own pass, and so in order with tfjs' operations. */
export function record(
  dispatch: Dispatch,
  data: Readonly<Record<string, object>>,
  ranges: Readonly<Record<string, Range>> = {},
): void {
  const owner = backend();
  checkDevice(owner);
  const { device } = owner;
  const pipelines = pipelinesOf(device);
  const pipeline = pipelines.now(dispatch);
  const buffers = dispatch.bindings.map(({ name }) =>
    name === OVERFLOWS.name ? counterOf(device) : bufferOf(named(data, name)),
  );
  const whole = [uniformsOf(owner, dispatch), ...buffers].map((buffer) => ({ buffer }));
  const entries = [...whole.entries()].map(([binding, resource]) => {
    const range = ranges[dispatch.bindings[binding - 1]?.name ?? ''];
    return { binding, resource: { ...resource, ...range } };
  });
  const group = device.createBindGroup({ layout: pipelines.layout(dispatch), entries });
  const pass = passOf(owner);
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(...dispatch.workgroups);
  for (const dataId of Object.values(data)) owner.commandQueueOwnedIds.add(dataId); // freed once this is submitted
  owner.dispatchCountInPass++;
  flopsInPass += dispatch.flops;
  const isMuch = flopsInPass > paceOf(device).budget;
  if (isMuch || owner.dispatchCountInPass >= env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) submit(owner);
  checkDevice(owner); // Dawn reports at once, browsers later
}

/** Records a copy of data of one tensor into those of another, from byte `offset` on, in order with dispatches. */
export function copyBytes(from: object, to: object, offset: number, bytes: number): void {
  const owner = backend();
  checkDevice(owner);
  const [source, target] = [bufferOf(from), bufferOf(to)];
  owner.ensureCommandEncoderReady();
  owner.endComputePassEncoder();
  (owner.commandEncoder as GPUCommandEncoder).copyBufferToBuffer(source, 0, target, offset, bytes);
  for (const dataId of [from, to]) owner.commandQueueOwnedIds.add(dataId);
}

/** Submits what tfjs and `record` have recorded. */
export function submit(owner: Backend): void {
  owner.ensureCommandEncoderReady();
  owner.endComputePassEncoder();
  owner.submitQueue();
  flopsInPass = 0;
}

function passOf(owner: Backend): GPUComputePassEncoder {
  owner.ensureCommandEncoderReady();
  const { commandEncoder, computePassEncoder } = owner;
  const pass = computePassEncoder ?? (commandEncoder as GPUCommandEncoder).beginComputePass();
  owner.computePassEncoder = pass;
  return pass;
}

function uniformsOf(owner: Backend, { uniforms }: Dispatch): GPUBuffer {
  const buffer = owner.bufferManager.acquireBuffer(uniforms.byteLength, UNIFORM_USAGE);
  owner.device.queue.writeBuffer(buffer, 0, uniforms);
  owner.uniformPendingDisposal.push(buffer);
  return buffer;
}
