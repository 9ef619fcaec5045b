import * as tf from '@tensorflow/tfjs-core';
import type { KernelBackend, Tensor } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { bytesOf } from '../../base64';
import { UnsupportedError } from '../../errors';
import { binary } from './binary';

/** What assembly/index.ts exports: numbers are counts, or addresses in the memory of tfjs' module. */
// prettier-ignore
interface Exports {
  pack(k: number, n: number, b: number, ldb: number, to: number): void;
  multiply(m: number, n: number, k: number, a: number, lda: number, b: number, c: number, ldc: number, bias: number, scratch: number): void;
  multiplyScratch(m: number, k: number): number;
  multiplyFew(m: number, n: number, k: number, a: number, lda: number, b: number, ldb: number, c: number, ldc: number, bias: number): void;
  attendScratch(keys: number, size: number): number;
  attend(queries: number, keys: number, size: number, scale: number, causal: number, q: number, k: number, v: number, y: number, ld: number, scratch: number): void;
  groupNorm(batch: number, rows: number, channels: number, groups: number, epsilon: number, x: number, gamma: number, beta: number, y: number, scratch: number): void;
  layerNorm(rows: number, width: number, epsilon: number, x: number, gamma: number, beta: number, y: number): void;
  silu(count: number, x: number, y: number): void;
  gelu(count: number, kind: number, x: number, y: number): void;
  geglu(rows: number, width: number, kind: number, x: number, y: number): void;
  convolveScratch(inputs: number): number;
  convolve(batch: number, height: number, width: number, inputs: number, outputs: number, x: number, filter: number, bias: number, y: number, scratch: number): void;
}

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
type Backend = KernelBackend & Pick<BackendWasm, 'wasm' | 'dataIdMap' | 'makeOutput'>;

const modules = new WeakMap<Backend, WasmModule | null>();

/** The module for the current backend, made at the first call; null where the engine has no SIMD. */
export function currentModule(): WasmModule | null {
  const backend = tf.backend() as Backend;
  let module = modules.get(backend);
  if (module === undefined) modules.set(backend, (module = instantiate(backend)));
  return module;
}

function instantiate(backend: Backend): WasmModule | null {
  const heap = backend.wasm as unknown as TfjsHeap;
  const memory = heap.asm?.memory;
  const bytes = bytesOf(binary);
  if (memory === undefined || isShared(memory) || !WebAssembly.validate(bytes)) return null;
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
