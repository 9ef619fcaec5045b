import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, type PolicyName } from '../../src';
import { timestepEmbedding } from '../../src/layers/timestep';
import { median } from '../statistics';

/** The embedded model in a policy, compiled; in milliseconds. */
export interface EmbeddedFigure {
  readonly precision: PolicyName;
  /** Until step and decoder can run: with pipelines that are still to be made, and by a second model, which finds them. */
  readonly coldPrepare: number;
  readonly warmPrepare: number;
  /** A step with both halves of guidance, and a decoder's run, to the values: medians. */
  readonly step: number;
  readonly decoder: number;
}

const LATENTS = [2, 16, 16, 4] as const;

export async function embedded(precision: PolicyName, rounds: number): Promise<EmbeddedFigure> {
  const coldPrepare = await using(precision, prepare);
  return using(precision, async (model) => {
    const warmPrepare = await prepare(model);
    const { diffusionModel, decoder } = model;
    const latents = tf.ones<tf.Rank.R4>([...LATENTS]);
    const context = tf.ones<tf.Rank.R3>(contextOf(model));
    const time = timestepEmbedding(681, diffusionModel.timestepWidth);
    const [one, other] = tf.split(latents, 2) as [tf.Tensor4D, tf.Tensor4D];
    const step = await timed(rounds, () => diffusionModel.run(latents, time, { context }));
    const decoded = await timed(rounds, () => decoder.run(one));
    tf.dispose([latents, context, time, one, other]);
    return { precision, coldPrepare, warmPrepare, step, decoder: decoded };
  });
}

async function using<T>(precision: PolicyName, work: (model: StableDiffusion) => Promise<T>): Promise<T> {
  const model = await StableDiffusion.fromPretrained('tiny', { precision });
  try {
    return await work(model);
  } finally {
    model.dispose();
  }
}

const contextOf = ({ diffusionModel, textEncoder }: StableDiffusion): [number, number, number] => [
  LATENTS[0],
  textEncoder.config.maxLength,
  diffusionModel.config.contextWidth,
];

async function prepare(model: StableDiffusion): Promise<number> {
  const { diffusionModel, decoder } = model;
  const start = performance.now();
  await diffusionModel.prepare([LATENTS, [1, diffusionModel.timestepWidth], contextOf(model)]);
  await decoder.prepare([[1, ...LATENTS.slice(1)]]);
  return performance.now() - start;
}

async function timed(rounds: number, run: () => tf.Tensor): Promise<number> {
  const times: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const start = performance.now();
    const output = run();
    await output.data();
    output.dispose();
    if (round >= 0) times.push(performance.now() - start);
  }
  return median(times);
}
