import { expect, it } from 'vitest';
import { eachBackend, expectNoLeak } from '../support/engines';
import { hasMatrices, layerCases, runLayer } from '../support/layer-cases';
import { HALVES_TOLERANCE, layerTolerance } from '../support/parity';

/** Every layer against diffusers/transformers and KerasCV, with real shapes and awkward ones. */
eachBackend(() => {
  it.each(layerCases())('$name', async ({ layer, differences }) => {
    const found = await expectNoLeak(() => runLayer(layer));
    for (const [library, difference] of Object.entries(differences(found))) {
      expect(difference, library).toBeLessThan(layerTolerance(layer));
    }
  });
});

/** The same with matrices and filters in halves, where a layer has them. */
eachBackend(() => {
  it.each(layerCases().filter(hasMatrices))('$name, in halves', async ({ layer, differences }) => {
    const found = await expectNoLeak(() => runLayer(layer, 'float16'));
    for (const [library, difference] of Object.entries(differences(found))) {
      expect(difference, library).toBeLessThan(HALVES_TOLERANCE);
    }
  });
}, ['webgpu']);
