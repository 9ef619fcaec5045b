import * as tf from '@tensorflow/tfjs-core';
import type { Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { timestepEmbedding } from '../layers/timestep';
import type { Predict } from '../schedulers';
import type { DiffusionModel } from '../models/diffusion-model';
import type { Run } from './options';

type Guidance = Pick<Run, 'unconditionalGuidanceScale' | 'guidanceEnd'>;

/** How many of the `total` steps of a run have guidance, from the first on: those that end within the fraction; at scale 1 none needs it. */
export function guidedSteps({ unconditionalGuidanceScale, guidanceEnd }: Guidance, total: number): number {
  if (unconditionalGuidanceScale === 1) return 0;
  let steps = 0;
  while (steps < total && (steps + 1) / total <= guidanceEnd) steps++;
  return steps;
}

/**
 * Classifier-free guidance (Ho & Salimans, 2022, eq. 6) at the first of the `total` steps of a run: what the model says without the
 * prompt, moved towards and past what it says with it. `context` `[2B, M, C]` holds the B unconditional contexts first, so that
 * both are one call of the model. At the steps after, which need it least (Kynkäänniemi et al., 2024), it is what the model says
 * with the prompt, at half the price. Where no step has guidance, `context` is that of the prompt alone, `[B, M, C]`.
 */
export function guided(
  model: Pick<DiffusionModel, 'run' | 'timestepWidth'>,
  context: Tensor3D,
  run: Guidance,
  total: number,
): Predict {
  const predict = (x: Tensor4D, timestep: number, under: Tensor3D) =>
    model.run(x, timestepEmbedding(timestep, model.timestepWidth), under);
  const steps = guidedSteps(run, total);
  if (steps === 0) return (x, timestep) => tf.tidy(() => predict(x, timestep, context));
  return (x, timestep, step) =>
    tf.tidy(() => {
      if (step >= steps) return predict(x, timestep, tf.split(context, 2)[1] as Tensor3D);
      const output = predict(tf.concat([x, x]), timestep, context); // [2B, h, w, 4]
      const [unconditional, conditional] = tf.split(output, 2) as [Tensor4D, Tensor4D];
      return ops.mix(unconditional, conditional, run.unconditionalGuidanceScale) as Tensor4D;
    });
}
