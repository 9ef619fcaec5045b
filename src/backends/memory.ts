import { engines } from '#engines';
import { memory } from '@tensorflow/tfjs-core';

/** What a backend can hold, as far as that can be known before it fails. */
export interface Memory {
  /** Bytes that it can hold in all; null where nothing says. */
  readonly limit: number | null;
  /** Whether nothing can be had beyond it; else it is what the system says now, which may be wrong and may change. */
  readonly isHard: boolean;
  /** How many times weights lie in it once they have been used. */
  readonly copies: number;
}

/** The heap of a WebAssembly module with 32-bit addresses; beyond it `malloc` returns 0 and tfjs does not notice. */
const WASM_HEAP = 2 ** 32;

/** XNNPACK, which tfjs' wasm backend computes with, keeps filters and matrices once more, packed. */
const WASM_COPIES = 2;

/** The memory of a tfjs backend for something of which it holds `held` bytes already. */
export function memoryOf(backend: string, held: number): Memory {
  if (backend === 'wasm') return { limit: WASM_HEAP, copies: WASM_COPIES, isHard: true };
  if (backend === 'webgpu') return { limit: null, copies: 1, isHard: false }; // no adapter says how much it has
  const available = engines.availableMemory(memory().numBytes);
  return { limit: available === null ? null : available + held, copies: 1, isHard: false };
}
