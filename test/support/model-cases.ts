import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../src/backends';
import type { Dtype } from '../../src/backends/contract';
import { timestepEmbedding } from '../../src/layers/timestep';
import { Decoder, ImageEncoder, type AutoencoderConfig } from '../../src/models/autoencoder';
import { readAutoencoder } from '../../src/checkpoints/diffusers/autoencoder-config';
import { readDiffusionModel, readTextEncoder } from '../../src/checkpoints/diffusers/config';
import { DiffusionModel, type DiffusionModelConfig } from '../../src/models/diffusion-model';
import { TextEncoder } from '../../src/models/text-encoder';
import { ConfigReader } from '../../src/weights/config-reader';
import { loadParameters } from '../../src/weights/load';
import { diffusersPart } from '../../src/weights/part-source';
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
  if (name.startsWith('DiffusionModel') && backend === 'webgpu')
    return 'on an adapter that computes in software the UNet at real widths takes minutes';
  if (name.startsWith('DiffusionModel') && backend === 'wasm') return 'does not fit the 4 GiB of wasm in float32';
  if (name.endsWith('V2')) return 'SD 2.x at real widths is left to tensorflow, to save minutes';
  return null;
}

/** KerasCV's numbers, in place of diffusers'. */
export const kerasNumbers = {
  diffusionModel: { epsilon: 1e-5, transformerEpsilon: 1e-5, geglu: 'tanh' },
  autoencoder: { epsilon: 1e-5 },
} as const;

/** `config`, in diffusers' words, as `read` understands it. Throws what is wrong with it. */
export function understood<T>(config: object, read: (reader: ConfigReader) => T): T {
  const reader = new ConfigReader('test/reference', config);
  const result = read(reader);
  if (reader.faults.length > 0) throw new Error(reader.faults.join('\n'));
  return result;
}

function unetConfig(fixture: ModelFixture, { config }: ModelCase): DiffusionModelConfig {
  const numbers = fixture === 'models-diffusers' ? {} : kerasNumbers.diffusionModel;
  return { ...understood(config, readDiffusionModel), ...numbers };
}

function vaeConfig(fixture: ModelFixture, { config }: ModelCase): AutoencoderConfig {
  const numbers = fixture === 'models-diffusers' ? {} : kerasNumbers.autoencoder;
  return { ...understood(config, readAutoencoder), ...numbers };
}

/** The configuration of the case's network in our words, with the numbers of the family that the fixture is from. */
export function configOf(fixture: ModelFixture, model: ModelCase): object {
  if (model.part === 'textEncoder') return understood(model.config, readTextEncoder);
  return model.part === 'diffusionModel' ? unetConfig(fixture, model) : vaeConfig(fixture, model);
}

/** Makes the case's network with its seeded weights, held as `dtype`, runs it on its seeded inputs, and leaves nothing behind. */
export async function runModel(
  fixture: ModelFixture,
  model: ModelCase,
  dtype: Dtype = 'float32',
): Promise<Float32Array> {
  const input = (name: string): tf.Tensor => {
    const spec = model.inputs?.[name] ?? { shape: [] };
    return tf.tensor(seededInput(name, spec), [...spec.shape]);
  };
  switch (model.part) {
    case 'textEncoder': {
      const encoder = new TextEncoder(understood(model.config, readTextEncoder));
      return outputOf(encoder, dtype, () => encoder.run(model.tokens ?? []));
    }
    case 'diffusionModel': {
      const unet = new DiffusionModel(unetConfig(fixture, model));
      const time = () => timestepEmbedding(model.timestep ?? 0, unet.timestepWidth);
      return outputOf(unet, dtype, () =>
        unet.run(input('latents') as tf.Tensor4D, time(), { context: input('context') as tf.Tensor3D }),
      );
    }
    case 'decoder': {
      const decoder = new Decoder(vaeConfig(fixture, model));
      return outputOf(decoder, dtype, () => decoder.run(input('latents') as tf.Tensor4D));
    }
    case 'imageEncoder': {
      const encoder = new ImageEncoder(vaeConfig(fixture, model));
      return outputOf(encoder, dtype, () => encoder.run(input('pixels') as tf.Tensor4D));
    }
  }
}

async function outputOf(
  model: TextEncoder | DiffusionModel | Decoder | ImageEncoder,
  dtype: Dtype,
  run: () => tf.Tensor,
): Promise<Float32Array> {
  try {
    await loadParameters(model, diffusersPart(model.part, seededSource(model, model.part)), { dtype });
    const output = tf.tidy(run);
    const values = await output.data<'float32'>();
    output.dispose();
    return values;
  } finally {
    model.dispose();
  }
}
