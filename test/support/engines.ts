import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '#engines';
import { backendNames, useBackend, type BackendName } from '../../src/backends';

/** Whether a missing engine fails the tests, as in CI, or skips them. */
export const required = process.env['SD_REQUIRE_ENGINES'] === '1';

/** The backends that the tests of each backend run on; `SD_TEST_BACKENDS` names fewer. */
const wanted = process.env['SD_TEST_BACKENDS']?.split(',') ?? backendNames;

/**
 * Runs the tests that `define` declares on each backend, one after the other in this process:
 * `eachBackend((name) => { it('adds', async () => { … }); })`. The backend is current from the first `beforeAll` on.
 */
export function eachBackend(
  define: (name: BackendName) => void | Promise<void>,
  names: readonly BackendName[] = backendNames,
): void {
  for (const name of names.filter((one) => wanted.includes(one))) {
    describe(name, async () => {
      const missing = await whyMissing(name);
      if (missing !== null) {
        it(`has its engine: ${missing}`, (context) => {
          if (required) throw new Error(missing);
          context.skip(missing);
        });
        return;
      }
      beforeAll(async () => {
        await useBackend(name);
      });
      await define(name);
    });
  }
}

/** Why an engine cannot run here; null when it can. */
export async function whyMissing(name: BackendName): Promise<string | null> {
  const current = tf.getBackend() as string | undefined;
  try {
    await engines.load(name);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    if (current !== undefined && tf.getBackend() !== current) await tf.setBackend(current);
  }
}

/** Runs `work` and expects as many tensors after it as before; for work that is to throw, expect that inside. */
export async function expectNoLeak<T>(work: () => T | Promise<T>): Promise<T> {
  const before = tf.memory();
  const result = await work();
  const after = tf.memory();
  expect(after.numTensors, 'tensors left over').toBe(before.numTensors);
  expect(after.numDataBuffers, 'buffers left over').toBe(before.numDataBuffers);
  return result;
}
