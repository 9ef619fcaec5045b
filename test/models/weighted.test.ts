import { describe, expect, it } from 'vitest';
import { eachBackend, expectNoLeak } from '../support/engines';
import { weighted, weightedDifference } from '../support/weighted-cases';

/** Against transformers' text encoder and the rules of the web UI in float64, and against compel where both agree. */
describe('contexts of weighted prompts', () => {
  eachBackend(() => {
    for (const one of weighted.cases) {
      it(one.name, { timeout: 60_000 }, async () => {
        expect(await expectNoLeak(() => weightedDifference(one))).toBeLessThan(2e-5);
      });
    }
  });
});
