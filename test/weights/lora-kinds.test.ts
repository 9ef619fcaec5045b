import { describe, expect, it } from 'vitest';
import { adapterDifference, adapterKinds } from '../support/adapter-kinds';
import { eachBackend, expectNoLeak } from '../support/engines';

/** Against PEFT and LyCORIS, whose layers were run with each adapter: linear, 1×1 and 3×3, at the scale that it was trained with and another. */
describe('the weight with an adapter', () => {
  eachBackend(() => {
    for (const one of adapterKinds.cases) {
      it(one.name, async () => {
        expect(await expectNoLeak(() => adapterDifference(one))).toBeLessThan(1e-5);
      });
    }
  });
});
