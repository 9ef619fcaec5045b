import type * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion } from '../../src';
import { timestepEmbedding } from '../../src/layers/timestep';
import { seeded } from '../../test/support/seeded';
import { openExported, type Input, type Inputs } from '../wasm/exported';
import { layers, shortLayers, type LayerName, type ShortLayerName } from '../wasm/layers';
import { forwardOf } from './full-size';

type AnyLayer = LayerName | ShortLayerName;
export type SubjectName = 'tiny-unet' | AnyLayer;

/** What sides are compared on. */
export interface Subject {
  /** What the graph of `bench/wasm/export.py` is given. */
  readonly graphInputs: Inputs;
  /** What ours is given, in the order of `forward`. */
  readonly inputs: readonly Input[];
  readonly forward: (...inputs: tf.Tensor[]) => tf.Tensor;
}

/** Opens a subject on the current engine: a layer from the folder that `bench/wasm/export.py` filled. */
export function openSubject(name: SubjectName, folder: string): Promise<Subject> {
  return name === 'tiny-unet' ? tinyStep() : fullSizeLayer(name, folder);
}

/** A step of the embedded model's UNet, for both halves of guidance. */
async function tinyStep(): Promise<Subject> {
  const { diffusionModel: model } = await StableDiffusion.fromPretrained('tiny');
  const timestep = 681;
  const input = (key: string, shape: number[]): Input => ({ values: seeded(`input.${key}`, shape), shape });
  const [latents, context] = [input('latents', [2, 16, 16, 4]), input('context', [2, 77, 128])];
  const embedding = timestepEmbedding(timestep, model.timestepWidth);
  const embedded = { values: await embedding.data<'float32'>(), shape: embedding.shape };
  embedding.dispose();
  const inputs = [latents, embedded, context];
  const forward = forwardOf(
    model,
    inputs.map(({ shape }) => shape),
  );
  return {
    graphInputs: { latents, timestep: { values: Float32Array.of(timestep), shape: [1] }, context },
    inputs,
    forward: (...given) => forward(...given) as tf.Tensor,
  };
}

/** A layer of Stable Diffusion 1.4 at 512×512. */
async function fullSizeLayer(name: AnyLayer, folder: string): Promise<Subject> {
  const { inputs, made } = await openExported(folder, name, { ...layers, ...shortLayers }[name]);
  return {
    graphInputs: inputs,
    inputs: made.names.map((one) => inputs[one] ?? { values: new Float32Array(), shape: [] }),
    forward: made.forward,
  };
}
