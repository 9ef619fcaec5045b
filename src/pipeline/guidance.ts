import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { OptionError } from '../errors';
import { guidanceEmbedding, timestepEmbedding } from '../layers/timestep';
import type { Conditioning } from '../models/conditioning';
import type { DiffusionModel } from '../models/diffusion-model';
import type { Predict } from '../schedulers';
import type { Run } from './run';

/** The UNet as a run calls it, or what stands in its place. The caller of `run` owns the result. */
export type Unet = Pick<DiffusionModel, 'run' | 'timestepWidth'>;

type Guidance = Pick<Run, 'unconditionalGuidanceScale' | 'guidanceEnd' | 'isGuidanceEmbedded'>;

/**
 * How many of a run's `total` steps have guidance, from the first on: those that end within the fraction. At scale 1 none needs it, and
 * none where the network is told the scale.
 */
export function guidedSteps(run: Guidance, total: number): number {
  const { unconditionalGuidanceScale, guidanceEnd, isGuidanceEmbedded } = run;
  if (unconditionalGuidanceScale === 1 || isGuidanceEmbedded) return 0;
  let steps = 0;
  while (steps < total && (steps + 1) / total <= guidanceEnd) steps++;
  return steps;
}

/**
 * Classifier-free guidance (Ho & Salimans, 2022, eq. 6) in the first of the `total` steps of a run: what the UNet says without the
 * prompt, moved to and past what it says with it. The conditioning has 2B rows, the B unconditional ones first, so that both are one
 * call of the UNet. In the steps after, which need it least (Kynkäänniemi et al., 2024), it is what the UNet says with the prompt,
 * in half the time. Where no step of a run `isGuided`, the conditioning is that of the prompt alone, with B rows. What is new is the
 * caller's, by `hold`.
 */
export function guided(
  unet: Unet,
  conditioning: Conditioning,
  run: Guidance,
  total: number,
  isGuided: boolean,
  hold: <T extends Tensor>(kept: T) => T,
): Predict {
  const predict = (x: Tensor4D, timestep: number, under: Conditioning) =>
    unet.run(x, timestepEmbedding(timestep, unet.timestepWidth), under);
  const steps = guidedSteps(run, total);
  const alone = isGuided && steps < total ? { ...conditioning, context: hold(ofPrompt(conditioning)) } : conditioning;
  return (x, timestep, step) =>
    tf.tidy(() => {
      requireRows(conditioning, (isGuided ? 2 : 1) * x.shape[0]);
      if (step >= steps) return predict(x, timestep, alone);
      const output = predict(tf.concat([x, x]), timestep, conditioning); // [2B, h, w, C]
      const [without, within] = tf.split(output, 2) as [Tensor4D, Tensor4D];
      return ops.mix(without, within, run.unconditionalGuidanceScale) as Tensor4D;
    });
}

/** The half of a context that is of the prompt. */
function ofPrompt({ context }: Conditioning): Tensor3D {
  const [rows, length, width] = context.shape;
  const half = Math.floor(rows / 2);
  return tf.slice(context, [half, 0, 0], [half, length, width]);
}

/** The conditioning for a network that is told the guidance scale; for others as it is. What is new is the caller's, by `hold`. */
export function toldGuidance(
  conditioning: Conditioning,
  { config: { guidanceWidth } }: Pick<DiffusionModel, 'config'>,
  { unconditionalGuidanceScale }: Guidance,
  hold: (embedding: Tensor2D) => Tensor2D,
): Conditioning {
  if (guidanceWidth === undefined || conditioning.guidance !== undefined) return conditioning;
  return { ...conditioning, guidance: hold(guidanceEmbedding(unconditionalGuidanceScale, guidanceWidth)) };
}

function requireRows({ context }: Conditioning, rows: number): void {
  if (context.shape[0] === rows) return;
  const found = `the conditioning has ${context.shape[0]} rows`;
  throw new OptionError(`draw: ${found}; ${rows} are needed: with guidance two for each picture, without it one.`);
}
