import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { files } from '#files';
import { SimpleTokenizer, StableDiffusion } from '../../src';
import { timestepEmbedding } from '../../src/layers/timestep';
import type { During } from '../../src/progress';
import type { AdapterHost } from '../../src/pipeline/adapters';
import type { Networks } from '../../src/models/parts';
import { readDiffusionModel, readTextEncoder } from '../../src/checkpoints/diffusers/config';
import { DiffusionModel } from '../../src/models/diffusion-model';
import type { BuiltIn } from '../../src/checkpoints/checkpoint';
import { stableDiffusion1, type Preset } from '../../src/models/presets';
import { TextEncoder } from '../../src/models/text-encoder';
import { stemOf } from '../../src/weights/locate';
import type { Part } from '../../src/weights/names';
import { loadParameters } from '../../src/weights/load';
import { diffusersPart } from '../../src/weights/part-source';
import { openSafetensors } from '../../src/formats/safetensors';
import type { TensorSource } from '../../src/formats/source';
import type { Case } from './fixtures';
import { understood } from './model-cases';
import { drawNoise } from './picture-cases';
import { seededInput, seededSource, type InputSpec } from './seeded';

/** What diffusers' small pipeline (test/reference/small_pipeline.py) said with adapters. */
export interface AdapterCase extends Case {
  readonly of: 'context' | 'unet' | 'latents';
  readonly configs: { readonly text: object; readonly unet: object; readonly merges: readonly string[] };
  readonly prompt: string;
  readonly tokens: readonly (readonly number[])[];
  readonly inputs?: { readonly latents: InputSpec };
  readonly timestep?: number;
  readonly steps?: number;
  readonly scale?: number;
}

/** The same pipeline, its weights loaded; the decoder's, which only has to be there, are too. */
export async function smallPipeline({ text, unet, merges }: AdapterCase['configs']): Promise<StableDiffusion> {
  const preset: Preset = {
    ...stableDiffusion1,
    imageSize: 64,
    textEncoders: [understood(text, readTextEncoder)],
    diffusionModel: understood(unet, readDiffusionModel),
    autoencoder: { ...stableDiffusion1.autoencoder, widths: [8, 8, 8, 8], blocksPerLevel: 1, groups: 4 },
  };
  class Small extends StableDiffusion {
    protected override builtIn(): BuiltIn {
      return { ...super.builtIn(), name: 'small', licence: 'none', preset };
    }
  }
  const model = new Small();
  model.tokenizer = new SimpleTokenizer({ merges });
  for (const part of ['textEncoder', 'diffusionModel', 'decoder'] as const) await loadSeeded(model[part]);
  return model;
}

/** Loads the seeded weights of a part. */
export async function loadSeeded(model: Networks[Part]): Promise<void> {
  await loadParameters(model, diffusersPart(model.part, seededSource(model, model.part)));
}

/** What the pipeline says in a case. */
export async function runAdapterCase(model: StableDiffusion, one: AdapterCase): Promise<Float32Array> {
  const latents = (): tf.Tensor4D => {
    const spec = one.inputs?.latents ?? { shape: [] };
    return tf.tensor4d(seededInput('latents', spec), [...spec.shape] as [number, number, number, number]);
  };
  if (one.of === 'latents') return draw(model, one, latents);
  const output = tf.tidy((): tf.Tensor => {
    const context = model.textEncoder.run(model.tokenizer.encodeBatch([one.prompt], one.tokens[0]?.length));
    if (one.of === 'context') return context;
    const { timestepWidth } = model.diffusionModel;
    return model.diffusionModel.run(latents(), timestepEmbedding(one.timestep ?? 0, timestepWidth), { context });
  });
  const values = await output.data<'float32'>();
  output.dispose();
  return values;
}

/** The latents that the decoder is given after the steps of the case. */
async function draw(model: StableDiffusion, one: AdapterCase, latents: () => tf.Tensor): Promise<Float32Array> {
  const diffusionNoise = latents();
  try {
    const { steps: numSteps = 1, scale: unconditionalGuidanceScale = 1 } = one;
    const options = { numSteps, unconditionalGuidanceScale, scheduler: 'euler', diffusionNoise } as const;
    return (await drawNoise(model, one.prompt, options)).latents;
  } finally {
    diffusionNoise.dispose();
  }
}

/** Where a fixture of adapters lies. */
export function adapterFile(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}.safetensors`, import.meta.url));
}

export async function openAdapter(location: string | URL): Promise<TensorSource> {
  const file = await files.open(location);
  if (file === null) throw new Error(`there is no ${String(location)}`);
  return openSafetensors(file);
}

/** A host's `find` whose files are what `open` opens. */
export function finding(open: (location: string | URL, during?: During) => Promise<TensorSource>): AdapterHost['find'] {
  return (location) => Promise.resolve({ name: stemOf(location), open: (during) => open(location, during) });
}

/** What the adapters of `model` work on; its checkpoint is the seeded one. */
export function hostOf(model: StableDiffusion): AdapterHost {
  return {
    textEncoder: () => model.textEncoder,
    diffusionModel: () => model.diffusionModel,
    tokenizer: () => model.tokenizer,
    find: finding(openAdapter),
    async reload(part, paths) {
      const fresh = part === 'textEncoder' ? new TextEncoder(model.textEncoder.config) : new DiffusionModel(model.diffusionModel.config); // prettier-ignore
      await loadSeeded(fresh);
      const values = new Map(fresh.parameters());
      for (const [path, param] of model[part].parameters()) {
        const from = values.get(path);
        if (from !== undefined && paths.has(path)) param.value = tf.clone(from.value);
      }
      fresh.dispose();
    },
  };
}
