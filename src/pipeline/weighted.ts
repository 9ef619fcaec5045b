import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import type { Table } from '../checks';
import type { TextEncoder } from '../models/text-encoder';
import { paddedChunks, weightedChunks, type Chunks } from '../text/chunks';
import type { SimpleTokenizer } from '../text/tokenizer';
import { runOptions, type GenerateOptions } from './run-options';
import { type Run } from './run';

/** How `encodeText` reads its prompt: as a run would. */
export type EncodeTextOptions = Pick<GenerateOptions, 'promptSyntax' | 'clipSkip'>;

const { promptSyntax, clipSkip } = runOptions;
export const encodeTextOptions: Table<keyof EncodeTextOptions> = { promptSyntax, clipSkip };

type Reading = Pick<Run, 'promptSyntax' | 'clipSkip'>;

/** The chunks of each prompt, as many for each: at least `count`, and empty prompts behind. Throws `OptionError` for one that is too long. */
export function chunksOf(
  tokenizer: SimpleTokenizer,
  prompts: readonly string[],
  length: number,
  syntax: Run['promptSyntax'],
  count = 1,
): Chunks[] {
  const chunks =
    syntax === 'weighted'
      ? prompts.map((one) => weightedChunks(tokenizer, one, length))
      : plain(tokenizer, prompts, length);
  const most = Math.max(count, ...chunks.map(({ tokens }) => tokens.length));
  return chunks.map((one) => paddedChunks(tokenizer, one, most, length));
}

function plain(tokenizer: SimpleTokenizer, prompts: readonly string[], length: number): Chunks[] {
  return tokenizer.encodeBatch(prompts, length).map((row) => ({ tokens: [row], weights: [row.map(() => 1)] }));
}

/** The contexts of prompts, of one length: `[P, chunks · N, C]`, at least `count` chunks each. */
export function encodePrompts(
  textEncoder: TextEncoder,
  tokenizer: SimpleTokenizer,
  prompts: readonly string[],
  { promptSyntax, clipSkip }: Reading,
  count = 1,
): Tensor3D {
  const all = chunksOf(tokenizer, prompts, textEncoder.config.maxLength, promptSyntax, count);
  return tf.tidy(() => {
    const rows = all.flatMap(({ tokens }) => tokens);
    const hidden = textEncoder.runSkipping(clipSkip, rows); // [P · chunks, N, C]
    const contexts = tf.split<Tensor3D>(hidden, all.length);
    return tf.concat(contexts.map((one, i) => weightContext(one, all[i]?.weights ?? [])));
  });
}

/**
 * What the text encoder says of the chunks of a prompt, `[chunks, N, C]`, times the weights of their tokens, and joined: `[1, chunks · N, C]`.
 * Each chunk keeps its mean, as in AUTOMATIC1111's web UI.
 */
export function weightContext(context: Tensor3D, weights: readonly (readonly number[])[]): Tensor3D {
  const [chunks, length, width] = context.shape;
  const joined = (x: Tensor) => tf.reshape<tf.Rank.R3>(x, [1, chunks * length, width]);
  const mean = (x: Tensor) => tf.mean(x, [1, 2], true); // [chunks, 1, 1]
  return tf.tidy(() => {
    if (weights.flat().every((weight) => weight === 1)) return joined(context);
    const weighted = tf.mul(context, tf.tensor3d(weights.flat(), [chunks, length, 1]));
    return joined(tf.mul(weighted, tf.div(mean(context), mean(weighted))));
  });
}
