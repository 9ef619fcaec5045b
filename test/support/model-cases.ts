import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../src/backends';
import { timestepEmbedding } from '../../src/layers/timestep';
import { Decoder, ImageEncoder } from '../../src/models/autoencoder';
import { readAutoencoder, readDiffusionModel, readTextEncoder } from '../../src/models/diffusers-config';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { TextEncoder } from '../../src/models/text-encoder';
import { ConfigReader } from '../../src/weights/config-reader';
import { loadParameters } from '../../src/weights/load';
import type { Part } from '../../src/weights/names';
import type { Case } from './fixtures';
import { seededInput, seededSource, type InputSpec } from './seeded';

/** A whole network of test/reference/model_configs.py: its config in diffusers' words and what it is run on. */
export interface ModelCase extends Case {
  readonly part: Part;
  readonly config: object;
  readonly tokens?: readonly (readonly number[])[];
  readonly timestep?: number;
  readonly inputs?: Readonly<Record<string, InputSpec>>;
}

export const modelFixtures = ['models-diffusers', 'models-kerascv', 'models-kerascv-real'] as const;
export type ModelFixture = (typeof modelFixtures)[number];

/** Why a backend does not run a case; null when it does. */
export function whyNot(backend: BackendName, fixture: ModelFixture, { name }: ModelCase): string | null {
  if (fixture !== 'models-kerascv-real' || backend === 'tensorflow') return null;
  if (backend === 'cpu') return 'at real widths the cpu backend takes minutes; tensorflow, wasm and webgpu run them';
  if (name.startsWith('DiffusionModel') && backend === 'wasm') return 'does not fit the 4 GiB of wasm in float32';
  if (name.endsWith('V2')) return 'SD 2.x at real widths is left to tensorflow, to save minutes';
  return null;
}

/** KerasCV's numbers in place of diffusers'. */
export const kerasNumbers = { epsilon: 1e-5, transformerEpsilon: 1e-5, geglu: 'tanh' } as const;

/** Makes the case's network with its seeded weights, runs it on its seeded inputs, and leaves nothing behind. */
export async function runModel(fixture: ModelFixture, model: ModelCase): Promise<Float32Array> {
  const numbers = fixture === 'models-diffusers' ? {} : kerasNumbers;
  const config = new ConfigReader(model.name, model.config);
  const input = (name: string): tf.Tensor => {
    const spec = model.inputs?.[name] ?? { shape: [] };
    return tf.tensor(seededInput(name, spec), [...spec.shape]);
  };
  switch (model.part) {
    case 'textEncoder': {
      const encoder = new TextEncoder(readTextEncoder(config));
      return outputOf(encoder, model.part, config, () => encoder.run(model.tokens ?? []));
    }
    case 'diffusionModel': {
      const unet = new DiffusionModel({ ...readDiffusionModel(config), ...numbers });
      const time = () => timestepEmbedding(model.timestep ?? 0, unet.timestepWidth);
      const run = () => unet.run(input('latents') as tf.Tensor4D, time(), input('context') as tf.Tensor3D);
      return outputOf(unet, model.part, config, run);
    }
    case 'decoder': {
      const decoder = new Decoder({ ...readAutoencoder(config), ...numbers });
      return outputOf(decoder, model.part, config, () => decoder.run(input('latents') as tf.Tensor4D));
    }
    case 'imageEncoder': {
      const encoder = new ImageEncoder({ ...readAutoencoder(config), ...numbers });
      return outputOf(encoder, model.part, config, () => encoder.run(input('pixels') as tf.Tensor4D));
    }
  }
}

type AnyModel = TextEncoder | DiffusionModel | Decoder | ImageEncoder;

async function outputOf(
  model: AnyModel,
  part: Part,
  config: ConfigReader,
  run: () => tf.Tensor,
): Promise<Float32Array> {
  if (config.faults.length > 0) throw new Error(config.faults.join('\n'));
  try {
    await loadParameters(model, part, seededSource(model, part));
    const output = tf.tidy(run);
    const values = await output.data<'float32'>();
    output.dispose();
    return values;
  } finally {
    model.dispose();
  }
}
