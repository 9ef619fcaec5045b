import { difference, openFixture } from './fixtures';
import { runLayer, type LayerCase } from './layer-cases';

/** What the tests allow and `npm run figures -- parity` measures: differences relative to the reference's largest value. */

export const layerFixtures = ['layers-diffusers', 'layers-kerascv'] as const;

/**
 * 1e-5, but for two cases where float32 itself is further off: the sinusoidal embedding, whose angles of up to 999 radians
 * both libraries round to float32 (they differ from each other by 6e-5), and norms over two values, whose difference cancels
 * (torch's own float32 result is 2e-3 to 2e-2 away from its float64 one, ours 5e-5).
 */
export function layerTolerance({ kind, name }: LayerCase): number {
  return kind === 'timestepEmbedding' || name.startsWith('group norm one pixel') ? 1e-4 : 1e-5;
}

/** The largest difference of any layer on the current backend. */
export async function layersParity(): Promise<number> {
  let worst = 0;
  for (const name of layerFixtures) {
    const fixture = openFixture<LayerCase>(name);
    for (const layer of fixture.cases) {
      worst = Math.max(worst, difference(await runLayer(layer), fixture.values(layer.name), layer.output));
    }
  }
  return worst;
}

export const MODEL_TOLERANCE = 1e-4;
