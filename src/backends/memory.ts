import { engines } from '#engines';

/** What a backend can hold, as far as that can be known before it fails. */
export interface Memory {
  /** Bytes that it can hold in all; null where nothing says. */
  readonly limit: number | null;
  /** How many times weights lie in it once they have been used. */
  readonly copies: number;
}

/** The heap of a WebAssembly module with 32-bit addresses; beyond it `malloc` returns 0 and tfjs does not notice. */
const WASM_HEAP = 2 ** 32;

/** XNNPACK, which tfjs' wasm backend computes with, keeps filters and matrices once more, packed. */
const WASM_COPIES = 2;

/** The memory of a tfjs backend, of which this process has `held` bytes already. */
export function memoryOf(backend: string, held: number): Memory {
  if (backend === 'wasm') return { limit: WASM_HEAP, copies: WASM_COPIES };
  if (backend === 'webgpu') return { limit: null, copies: 1 }; // no adapter says how much it has
  const available = engines.availableMemory();
  return { limit: available === null ? null : available + held, copies: 1 };
}
