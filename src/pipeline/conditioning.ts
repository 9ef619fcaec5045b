import * as tf from '@tensorflow/tfjs-core';
import { Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { OptionError, UnsupportedError } from '../errors';
import type { Preset } from '../models/presets';
import { listOf } from './lists';
import type { Prompts } from './prompts';
import type { Run } from './run';

/** Prompts → their contexts `[P, M, C]`, M being the text encoder's length times their chunks, at least `chunks`. */
type Encode = (prompts: readonly string[], chunks?: number) => Tensor3D;

interface Asked extends Pick<Run, 'negativePrompt' | 'batchSize'> {
  /** Whether some step of the run has guidance. */
  readonly isGuided: boolean;
  /** In place of `negativePrompt`. */
  readonly negative: Tensor | undefined;
}

/**
 * The context of a run, a new tensor: for each picture the unconditional one and then, from row `batchSize` on, that of the prompt,
 * `[2B, M, C]`; without guidance that of the prompt alone, `[B, M, C]`. `prompt` is text, several of which share the pictures, or a context in its place.
 */
export function contextOf(encode: Encode, prompt: Prompts | Tensor, asked: Asked, preset: Preset): Tensor3D {
  const { negativePrompt, batchSize, isGuided, negative } = asked;
  const { contextWidth } = preset.diffusionModel;
  const rows = (name: string, context: Tensor) => expandContext(name, context, batchSize, contextWidth);
  return tf.tidy(() => {
    if (!(prompt instanceof Tensor)) {
      const halves = [...(isGuided ? [listOf(negativePrompt)] : []), listOf(prompt)];
      const prompts = halves.flat();
      const all = tf.split<Tensor3D>(encode(prompts), prompts.length); // [1, M, C] each
      const repeated = (half: readonly string[]) =>
        all.splice(0, half.length).flatMap((one) => new Array<Tensor3D>(batchSize / half.length).fill(one));
      return tf.concat(halves.flatMap(repeated));
    }
    const conditional = rows('encodedText', prompt);
    if (!isGuided) return tf.clone(conditional);
    const length = conditional.shape[1];
    const without = negative ?? negativeOf(encode, listOf(negativePrompt), length, preset);
    const unconditional = rows('negativeEncodedText', without);
    if (unconditional.shape[1] !== length) {
      const found = `negativeEncodedText is [${without.shape.join(', ')}]`;
      throw new OptionError(`generateImage: ${found}; the ${length} tokens of encodedText are needed.`);
    }
    return tf.concat([unconditional, conditional]);
  });
}

/** A negative prompt as long as a context of several chunks: those after the first are empty prompts. */
function negativeOf(
  encode: Encode,
  negativePrompts: readonly string[],
  length: number,
  { textEncoders: [textEncoder] }: Preset,
): Tensor {
  const chunks = length / textEncoder.maxLength;
  if (!Number.isInteger(chunks)) {
    const found = `encodedText has ${length} tokens`;
    const needed = `a multiple of ${textEncoder.maxLength} is needed for a negative prompt as long`;
    throw new OptionError(`generateImage: ${found}; ${needed}: give negativeEncodedText too.`);
  }
  return encode(negativePrompts, chunks);
}

/** Contexts of one prompt for `batch` pictures: `[M, C]`, `[1, M, C]` or `[batch, M, C]` → `[batch, M, C]`. */
function expandContext(name: string, context: Tensor, batch: number, width: number): Tensor3D {
  const [rows = 0, length = 0, c] = context.shape.length === 2 ? [1, ...context.shape] : context.shape;
  const isThree = context.shape.length === 2 || context.shape.length === 3;
  if (!isThree || length === 0 || c !== width || (rows !== 1 && rows !== batch)) {
    const found = `${name} is [${context.shape.join(', ')}] for ${batch} pictures`;
    const needed = `[1, M, ${width}] or [${batch}, M, ${width}] is needed, M being 77 for a prompt`;
    throw new OptionError(`generateImage: ${found}; ${needed}.`);
  }
  const rowsFirst = tf.reshape<tf.Rank.R3>(context, [rows, length, width]);
  return rows === batch ? rowsFirst : tf.tile(rowsFirst, [batch, 1, 1]);
}

/** The UNet of an inpainting checkpoint takes a mask and the picture behind it too. */
export function requireLatentsOnly(where: string, name: string, { diffusionModel, autoencoder }: Preset): void {
  const { latentChannels } = autoencoder;
  if (diffusionModel.inChannels === latentChannels) return;
  const found = `the UNet of '${name}' takes ${diffusionModel.inChannels} channels, as those of inpainting checkpoints do`;
  const advice = 'use inpaint, or a text-to-image checkpoint';
  throw new UnsupportedError(`${where}: ${found}; ${latentChannels} are needed without a mask: ${advice}.`);
}
