import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { LatentShape, NoiseLevel, NoiseSchedule, Sampler } from '../schedulers';
import { levelsFrom } from './strength';
import type { Run } from './run';

/** One way down the levels, of a size of its own. */
export interface Pass {
  readonly run: Run;
  readonly levels: readonly NoiseLevel[];
}

/** The run of a drawing's last pass, which has the size of its pictures. */
export function lastRun(run: Run): Run {
  if (run.hiresFix === null) return run;
  const { scale, steps } = run.hiresFix;
  return { ...run, width: run.width * scale, height: run.height * scale, numSteps: steps ?? run.numSteps };
}

/**
 * The passes of a run whose first takes these levels: one, or two with `hiresFix`. Throws `OptionError` for a second
 * without a step.
 */
export function passesOf(
  where: string,
  run: Run,
  levels: readonly NoiseLevel[],
  sampler: Sampler,
  schedule: NoiseSchedule,
): readonly [Pass, ...Pass[]] {
  if (run.hiresFix === null) return [{ run, levels }];
  const second = lastRun(run);
  const { numSteps } = second;
  const { strength } = run.hiresFix;
  const last = levelsFrom(`${where}: hiresFix`, sampler.levels(schedule, numSteps), sampler, { numSteps, strength });
  return [
    { run, levels },
    { run: second, levels: last },
  ];
}

/** Latents `[B, h, w, C]` in another size, by bilinear interpolation, as torch's with `align_corners=False`. */
export function enlarged(latents: Tensor4D, [, height, width]: LatentShape): Tensor4D {
  return tf.image.resizeBilinear(latents, [height, width], false, true);
}
