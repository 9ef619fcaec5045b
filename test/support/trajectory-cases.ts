import { StableDiffusion } from '../../src';
import { readAutoencoder } from '../../src/checkpoints/diffusers/autoencoder-config';
import { readDiffusionModel, readTextEncoder } from '../../src/checkpoints/diffusers/config';
import type { BuiltIn } from '../../src/checkpoints/checkpoint';
import { stableDiffusion1, type Preset } from '../../src/models/presets';
import { loadParameters } from '../../src/weights/load';
import { diffusersPart } from '../../src/weights/part-source';
import { difference, openFixture, type Case } from './fixtures';
import { kerasNumbers, understood } from './model-cases';
import { drawWith, type Drawn } from './picture-cases';
import { seededSource } from './seeded';

/** What KerasCV's own `generate_image` drew with small seeded networks (test/reference/trajectory_kerascv.py). */
export interface TrajectoryCase extends Case {
  readonly name: 'latents' | 'image';
  readonly prompt: string;
  readonly steps: number;
  readonly seed: number;
  readonly scale: number;
  readonly text: object;
  readonly unet: object;
  readonly vae: object;
}

/** Draws the same with the same networks on the current backend. */
export async function drawTrajectory({ prompt, steps, seed, scale, ...configs }: TrajectoryCase): Promise<Drawn> {
  const preset: Preset = {
    ...stableDiffusion1,
    imageSize: 128,
    textEncoders: [understood(configs.text, readTextEncoder)],
    diffusionModel: { ...understood(configs.unet, readDiffusionModel), ...kerasNumbers.diffusionModel },
    autoencoder: { ...understood(configs.vae, readAutoencoder), ...kerasNumbers.autoencoder },
  };
  class Small extends StableDiffusion {
    protected override builtIn(): BuiltIn {
      return { name: 'small', licence: 'none', preset };
    }
  }
  const model = new Small();
  try {
    for (const part of ['textEncoder', 'diffusionModel', 'decoder'] as const) {
      await loadParameters(model[part], diffusersPart(part, seededSource(model[part], part)));
    }
    return await drawWith(model, prompt, { seed, numSteps: steps, unconditionalGuidanceScale: scale });
  } finally {
    model.dispose();
  }
}

/** The run, and how far from KerasCV's one is: its latents relative to their largest, its pixels of 255. */
export function openTrajectory(): {
  readonly run: TrajectoryCase;
  readonly differences: (drawn: Drawn) => { readonly latents: number; readonly image: number };
} {
  const fixture = openFixture<TrajectoryCase>('trajectory-kerascv');
  const [latents, image] = ['latents', 'image'].map((name) => fixture.cases.find((one) => one.name === name));
  if (latents === undefined || image === undefined) throw new Error('trajectory-kerascv lacks a case');
  return {
    run: latents,
    differences: (drawn) => ({
      latents: difference(drawn.latents, fixture.values('latents'), latents.output),
      image: difference(Float32Array.from(drawn.image.data), fixture.values('image'), image.output) * image.output.max,
    }),
  };
}
