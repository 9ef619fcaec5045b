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

/** Where tensors lie in the process's own memory, for something of which it holds `held` bytes already. */
export function memoryOfSystem(held: number): Memory {
  const available = engines.availableMemory(memory().numBytes);
  return { limit: available === null ? null : available + held, copies: 1, isHard: false };
}
