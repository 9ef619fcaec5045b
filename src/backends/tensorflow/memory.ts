import { freemem } from 'node:os';
import { memory } from '@tensorflow/tfjs-core';
import type { Memory } from '../engine';

/**
 * The memory of a backend whose tensors lie in the process's own memory, of which `held` bytes hold the model already.
 */
export function memoryOfSystem(held: number): Memory {
  return { limit: available(memory().numBytes) + held, isHard: false };
}

/**
 * What the system, or the container, can still give (Node before 20.13 knows only what is wholly unused), and what this
 * process has that is neither in tensors, of which there are `used` bytes, nor JavaScript's: the allocators of an
 * engine hold it for what comes next.
 */
function available(used: number): number {
  const { availableMemory: ofSystem } = process as Partial<NodeJS.Process>;
  const { rss, heapTotal } = process.memoryUsage();
  return (ofSystem?.call(process) ?? freemem()) + Math.max(0, rss - heapTotal - used);
}
