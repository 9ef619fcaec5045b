import { describe, expect, it } from 'vitest';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture } from '../support/fixtures';
import { modelFixtures, runModel, whyNot, type ModelCase } from '../support/model-cases';
import { MODEL_TOLERANCE } from '../support/parity';

/** Whole networks against diffusers/transformers and KerasCV; slow where the widths are real. */
for (const name of modelFixtures) {
  const fixture = openFixture<ModelCase>(name);
  describe(name, () => {
    eachBackend((backend) => {
      for (const model of fixture.cases) {
        it(model.name, { timeout: 300_000 }, async (context) => {
          const reason = whyNot(backend, name, model);
          if (reason !== null) context.skip(reason);
          const found = await expectNoLeak(() => runModel(name, model));
          expect(difference(found, fixture.values(model.name), model.output)).toBeLessThan(MODEL_TOLERANCE);
        });
      }
    });
  });
}
