import { engine, type Tensor } from '@tensorflow/tfjs-core';
import { SdError } from '../../errors';
import type { Storage } from './kernels/kernel';

interface TensorData {
  dtype: string;
  shape: readonly number[];
  values: unknown;
  refCount: number;
  resource?: GPUBuffer | null;
}

/** What is used of tfjs' backend, much of which its types call private. */
export interface Backend {
  readonly device: GPUDevice;
  readonly tensorMap: {
    get(dataId: object): TensorData;
    set(dataId: object, data: TensorData): void;
  };
  readonly bufferManager: {
    acquireBuffer(size: number, usage: number): GPUBuffer;
    /** By size and usage. */
    readonly freeBuffers: ReadonlyMap<string, GPUBuffer[]>;
    numFreeBuffers: number;
    readonly numBytesUsed: number;
    numBytesAllocated: number;
  };
  readonly uniformPendingDisposal: GPUBuffer[];
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  commandQueueOwnedIds: WeakSet<object>;
  dispatchCountInPass: number;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  uploadToGPU(dataId: object): void;
  disposeData(dataId: object): boolean;
}

/** tfjs' WebGPU backend, which must be registered. */
export function backend(): Backend {
  const found = engine().findBackend('webgpu') as unknown as Backend | null;
  if (found === null) throw new SdError('SD_GPU', "webgpu: the backend is gone; call useBackend('webgpu') first.");
  return found;
}

const halves = new WeakSet<object>();

export function isHalf(dataId: object): boolean {
  return halves.has(dataId);
}

/** How the backend holds a tensor; tfjs calls halves float32 too. */
export function storageOf({ dataId }: Tensor): Storage {
  return isHalf(dataId) ? 'half' : 'float32';
}

const USAGE = { STORAGE: 0x80, COPY_SRC: 0x4, COPY_DST: 0x8 } as const;
/** The usage that tfjs gives the buffers of tensors, so that freed ones are used again. */
export const TENSOR_USAGE = USAGE.STORAGE | USAGE.COPY_SRC | USAGE.COPY_DST;

/** The buffer of a tensor's data. Values that JavaScript still holds are uploaded by this call. */
export function bufferOf(dataId: object): GPUBuffer {
  const owner = backend();
  owner.uploadToGPU(dataId);
  const { resource } = owner.tensorMap.get(dataId);
  if (resource === null || resource === undefined) {
    throw new SdError(
      'SD_GPU',
      "webgpu: a tensor has no buffer on this device; load again, or call useBackend('webgpu').",
    );
  }
  return resource;
}

/** New data of that many bytes for one tensor; its content is undefined. */
export function allocate(bytes: number): object {
  const owner = backend();
  const dataId = {};
  const resource = owner.bufferManager.acquireBuffer(bytes, TENSOR_USAGE);
  owner.tensorMap.set(dataId, { dtype: 'float32', shape: [bytes / 4], values: null, refCount: 1, resource });
  return dataId;
}

/** Frees data that no tensor has, once what is recorded does not need it any more. */
export function free(dataId: object): void {
  backend().disposeData(dataId);
}

/** Destroys the buffers that wait for another tensor of their size, if they have more bytes than that together. */
export function trim(most: number): void {
  const { bufferManager: pool } = backend();
  if (pool.numBytesAllocated - pool.numBytesUsed <= most) return;
  for (const buffers of pool.freeBuffers.values())
    for (const buffer of buffers.splice(0)) {
      pool.numBytesAllocated -= buffer.size;
      buffer.destroy();
    }
  pool.numFreeBuffers = 0;
}

/** Data as a tensor of tfjs', for `tf.tidy` and `dispose`. Halves go by the name of float32. */
export function toTensor(dataId: object, shape: readonly number[], storage: Storage): Tensor {
  if (storage === 'half') halves.add(dataId);
  return engine().makeTensorFromTensorInfo({ dataId, shape: [...shape], dtype: 'float32' });
}
