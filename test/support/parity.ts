import type { BackendName } from '../../src/backends';
import { difference, openFixture } from './fixtures';
import { layerCases, runLayer, type LayerCase } from './layer-cases';
import { modelFixtures, runModel, whyNot, type ModelCase, type ModelFixture } from './model-cases';
import { decoded, drawCase, pixelDifference, referencePicture, whyNotPicture, type PictureCase } from './picture-cases'; // prettier-ignore
import { drawTrajectory, openTrajectory } from './trajectory-cases';

/** What the tests allow and `npm run figures -- parity` measures: differences relative to the reference's largest value. */

export const LATENT_TOLERANCE = 1e-3;
/** After 25 steps whose activations are rounded to float16. */
export const LATENT_TOLERANCE_OF_HALVES = 5e-3;
/** Where weights are held in float16, which moves them by up to 2^-11 of their values. */
export const HALVES_TOLERANCE = 2e-3;
/** Of 255. */
export const IMAGE_TOLERANCE = 1;

/**
 * 1e-5, but for two cases where float32 itself is further off: the sinusoidal embedding, whose angles of up to 999 radians
 * both libraries round to float32 (they differ from each other by 6e-5), and norms over two values, whose difference cancels
 * (torch's own float32 result is 2e-3 to 2e-2 away from its float64 one, ours 5e-5).
 */
export function layerTolerance({ kind, name }: LayerCase): number {
  return kind === 'timestepEmbedding' || name.startsWith('group norm one pixel') ? 1e-4 : 1e-5;
}

/**
 * 1e-4 at real widths, whose references are float32; 1e-5 at small ones, whose references are float64, so that the libraries'
 * different epsilons show (in the image encoder by 2e-5).
 */
export function modelTolerance(fixture: ModelFixture): number {
  return fixture === 'models-kerascv-real' ? 1e-4 : 1e-5;
}

/** The largest difference of any layer on the current backend. */
export async function layersParity(): Promise<number> {
  let worst = 0;
  for (const { layer, differences } of layerCases()) {
    worst = Math.max(worst, ...Object.values(differences(await runLayer(layer))));
  }
  return worst;
}

/** The largest difference of any network that `backend`, the current one, can hold. */
export async function modelsParity(backend: BackendName): Promise<number> {
  let worst = 0;
  for (const name of modelFixtures) {
    const fixture = openFixture<ModelCase>(name);
    for (const model of fixture.cases) {
      if (whyNot(backend, name, model) !== null) continue;
      worst = Math.max(worst, difference(await runModel(name, model), fixture.values(model.name), model.output));
    }
  }
  return worst;
}

/** The largest difference of any run's latents after 25 steps, and of any pixel (of 255), on the current backend. */
export async function picturesParity(backend: BackendName): Promise<{ latents: number; image: number }> {
  const { run, differences } = openTrajectory();
  const worst = { ...differences(await drawTrajectory(run)) };
  const fixture = openFixture<PictureCase>('picture');
  for (const picture of fixture.cases) {
    if (whyNotPicture(backend, picture) !== null) continue;
    const { latents, image } = await drawCase(picture);
    worst.latents = Math.max(worst.latents, difference(latents, fixture.values(picture.name), picture.output));
    if (!decoded.includes(picture.name)) continue;
    worst.image = Math.max(worst.image, pixelDifference(image, await referencePicture(picture.name)));
  }
  return worst;
}
