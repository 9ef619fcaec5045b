import { beforeAll, expect, it } from 'vitest';
import { useBackend } from '../../src';
import { expectNoLeak } from '../support/engines';
import { runFuzz } from '../support/fuzz';

const cases = Number(process.env['SD_FUZZ_CASES'] ?? 8000);

beforeAll(async () => {
  await useBackend('cpu');
});

it(
  `refuses damaged safetensors, indices, configs, tokenizers and single files: ${cases} cases`,
  { timeout: 3_600_000 },
  async () => {
    await expectNoLeak(async () => {
      const { failures, refused } = await runFuzz(cases, 11);
      expect(failures).toEqual([]);
      expect(refused).toBeGreaterThan(0.6 * cases); // else the damages would be harmless
    });
  },
);
