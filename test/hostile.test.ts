import { expect, it } from 'vitest';
import { WeightsError } from '../src/errors';
import { runHostile } from './support/fuzz-run';
import { take } from './support/fuzzing';

const cases = Number(process.env['SD_FUZZ_CASES'] ?? 2040);
const seed = Number(process.env['SD_FUZZ_SEED'] ?? 11);

it(
  `reads ${cases} hostile inputs of every kind, each within its budget of time and memory [fuzz]`,
  {
    timeout: 3_600_000,
  },
  async () => {
    const { refused, failures, longestMessage } = await runHostile(cases, seed);
    expect(failures).toEqual([]);
    expect(refused).toBeGreaterThan(0.5 * cases); // else they would be harmless
    expect(longestMessage).toBeLessThanOrEqual(2000);
  },
);

it('finds fault with what is no error of ours, and with what takes too much', async () => {
  const raw = await take({ size: 0, run: () => Promise.reject(new RangeError('raw')) });
  expect([raw.refused, raw.fault]).toEqual([false, expect.stringContaining('RangeError: raw')]);
  const ours = await take({ size: 0, run: () => Promise.reject(new WeightsError('ours')) });
  expect([ours.refused, ours.fault, ours.message]).toEqual([true, null, 4]);
  const held: Uint8Array[] = [];
  const fill = () => Promise.resolve(held.push(new Uint8Array(2 ** 27).fill(1)));
  expect((await take({ size: 2 ** 20, run: fill })).fault).toMatch(/^took 1\d\d MB over its 1$/);
  expect((await take({ size: 2 ** 27, run: fill })).fault).toBeNull();
});
