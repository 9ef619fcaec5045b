import { expect, it } from 'vitest';
import { runH5Fuzz } from '../support/fuzz-h5';

const cases = Number(process.env['SD_FUZZ_CASES'] ?? 3000);

it(
  `refuses ${cases} damaged .h5 files with a WeightsError, quickly and in little memory`,
  { timeout: 3_600_000 },
  async () => {
    const result = await runH5Fuzz(cases, 5);
    expect(result.cases).toBe(cases);
    expect(result.failures).toEqual([]);
  },
);
