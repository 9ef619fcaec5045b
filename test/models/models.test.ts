import { describe, expect, it } from 'vitest';
import { stableDiffusion1, stableDiffusion2 } from '../../src/models/presets';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture } from '../support/fixtures';
import { configOf, modelFixtures, runModel, whyNot, type ModelCase } from '../support/model-cases';
import { HALVES_TOLERANCE, modelTolerance } from '../support/parity';

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
          expect(difference(found, fixture.values(model.name), model.output)).toBeLessThan(modelTolerance(name));
        });
      }
    });
  });
}

/** The same with matrices and filters in halves; at real widths an adapter that computes on the CPU takes too long for that. */
for (const name of ['models-diffusers', 'models-kerascv'] as const) {
  const fixture = openFixture<ModelCase>(name);
  describe(`${name} in halves`, () => {
    eachBackend(() => {
      it.each(fixture.cases)('$name', { timeout: 300_000 }, async (model) => {
        const found = await expectNoLeak(() => runModel(name, model, 'float16'));
        expect(difference(found, fixture.values(model.name), model.output)).toBeLessThan(HALVES_TOLERANCE);
      });
    }, ['webgpu']);
  });
}

/** keras-cv's classes hold their numbers themselves; what the fixture says of them is what this library builds by default. */
it.each(openFixture<ModelCase>('models-kerascv-real').cases)('$name has the configuration of its preset', (model) => {
  const preset = model.name.endsWith('V2') ? stableDiffusion2 : stableDiffusion1;
  const {
    textEncoders: [textEncoder],
    diffusionModel,
    autoencoder,
  } = preset;
  const expected = { textEncoder, diffusionModel, decoder: autoencoder, imageEncoder: autoencoder };
  expect(configOf('models-kerascv-real', model)).toEqual(expected[model.part]);
});
