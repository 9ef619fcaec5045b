import { expect, it } from 'vitest';
import { eachBackend, expectNoLeak } from '../support/engines';
import { layerCases, runLayer } from '../support/layer-cases';
import { layerTolerance } from '../support/parity';

/** Every layer against diffusers/transformers and KerasCV, with real shapes and awkward ones. */
eachBackend(() => {
  it.each(layerCases())('$name', async ({ layer, differences }) => {
    const found = await expectNoLeak(() => runLayer(layer));
    for (const [library, difference] of Object.entries(differences(found))) {
      expect(difference, library).toBeLessThan(layerTolerance(layer));
    }
  });
});
