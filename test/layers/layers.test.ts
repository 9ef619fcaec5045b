import { describe, expect, it } from 'vitest';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture } from '../support/fixtures';
import { runLayer, type LayerCase } from '../support/layer-cases';
import { layerFixtures, layerTolerance } from '../support/parity';

/** Every layer against diffusers/transformers and KerasCV, with real shapes and awkward ones. */
for (const name of layerFixtures) {
  const fixture = openFixture<LayerCase>(name);
  describe(name, () => {
    eachBackend(() => {
      it.each(fixture.cases)('$name', async (layer) => {
        const found = await expectNoLeak(() => runLayer(layer));
        expect(difference(found, fixture.values(layer.name), layer.output)).toBeLessThan(layerTolerance(layer));
      });
    });
  });
}
