import * as tf from '@tensorflow/tfjs-core';
import type { KernelBackend, Tensor } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { UnsupportedError } from '../../errors';
import { hasRelaxedSimd, kernelBytes, kernelBytes64 } from './builds';
import type { Exports } from './exports';
import { hasMemory64 } from './memories';

/** sd-ts' own WebAssembly module on the memory of a tfjs backend. */
export interface WasmModule {
  readonly call: Exports;
  /** The address of a tensor's values; 0 for null. */
  readonly address: (x: Tensor | null) => number;
  /** A new float32 tensor. Throws `UnsupportedError` when the heap is full. */
  readonly make: <R extends tf.Rank>(shape: readonly number[]) => Tensor<R>;
  /** Lends `bytes` of the heap to `work`. Throws as `make`. */
  readonly withScratch: (bytes: number, work: (scratch: number) => void) => void;
}

/** What Emscripten's module has and tfjs does not declare. */
interface TfjsHeap {
  readonly asm?: { readonly memory?: WebAssembly.Memory };
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** What of tfjs' backend is used here. */
type Backend = KernelBackend & Pick<BackendWasm, 'wasm' | 'dataIdMap' | 'makeOutput' | 'typedArrayFromHeap'>;

const modules = new WeakMap<Backend, WasmModule | null>();

let bytes: Uint8Array<ArrayBuffer> | null = null;
let bytes64: Uint8Array<ArrayBuffer> | null = null;

/** Fetches the module, which the first kernel makes. */
export async function loadModule(): Promise<void> {
  if (bytes !== null) return;
  const with64 = hasRelaxedSimd() && hasMemory64();
  [bytes, bytes64] = await Promise.all([kernelBytes(), with64 ? kernelBytes64() : null]);
}

/** The module's bytes. Throws before `loadModule`. */
export function moduleBytes(): Uint8Array<ArrayBuffer> {
  if (bytes === null) throw new UnsupportedError("wasm: its kernels are not loaded; call useBackend('wasm') first.");
  return bytes;
}

/** Those for a memory with 64-bit addresses; null where the engine has none, and before `loadModule`. */
export function moduleBytes64(): Uint8Array<ArrayBuffer> | null {
  return bytes64;
}

/** The module for the current backend, made at the first call; null where the engine has no SIMD, or `loadModule` was not called. */
export function currentModule(): WasmModule | null {
  const backend = tf.backend() as Backend;
  let module = modules.get(backend);
  if (module === undefined) modules.set(backend, (module = instantiate(backend)));
  return module;
}

function instantiate(backend: Backend): WasmModule | null {
  const heap = backend.wasm as unknown as TfjsHeap;
  const memory = heap.asm?.memory;
  if (bytes === null || memory === undefined || isShared(memory) || !WebAssembly.validate(bytes)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const call = exports as unknown as Exports;
  return {
    call,
    address: (x) => (x === null ? 0 : backend.dataIdMap.get(x.dataId).memoryOffset >>> 0),
    make: (shape) => makeTensor(backend, shape),
    withScratch(bytes, work) {
      const scratch = heap._malloc(bytes) >>> 0;
      if (scratch === 0) throw heapIsFull(bytes);
      try {
        work(scratch);
      } finally {
        heap._free(scratch);
      }
    },
  };
}

/**
 * Whether tfjs' memory is shared, as that of its build with threads is. A module must be compiled for shared memory to
 * take it.
 */
function isShared({ buffer }: WebAssembly.Memory): boolean {
  return !(buffer instanceof ArrayBuffer);
}

function makeTensor<R extends tf.Rank>(backend: Backend, shape: readonly number[]): Tensor<R> {
  const info = backend.makeOutput([...shape], 'float32');
  const tensor = tf.engine().makeTensorFromTensorInfo(info, backend) as Tensor<R>;
  if (backend.dataIdMap.get(info.dataId).memoryOffset !== 0) return tensor;
  tensor.dispose();
  throw heapIsFull(4 * shape.reduce((product, n) => product * n, 1));
}

function heapIsFull(bytes: number): UnsupportedError {
  return new UnsupportedError(
    `wasm: the heap of 4 GiB has no room for ${bytes} bytes more; draw smaller pictures, fewer at a time, or use another backend.`,
  );
}

/** A tensor's values where tfjs has them; a view, until its heap changes. A tensor of another backend moves there. */
export function valuesInHeap(x: Tensor): Float32Array {
  return (tf.backend() as Backend).typedArrayFromHeap(x) as Float32Array;
}
