/** Which of the training timesteps a sampler visits. */

import { OptionError } from '../errors';
import type { NoiseSchedule, TimestepSpacing } from './noise-schedule';

type Named = Exclude<TimestepSpacing, 'kerascv'>;
type Spacing = (trainTimesteps: number, count: number, offset: number) => number[];

/** `count` timesteps, falling, rounded as in diffusers. "linspace" alone gives fractions, and for a count of 1 the timestep 0, as NumPy does. */
const spacings: Readonly<Record<Named, Spacing>> = {
  leading(trainTimesteps, count, offset) {
    const stride = Math.floor(trainTimesteps / count);
    if (stride === 0 || (count - 1) * stride + offset >= trainTimesteps) {
      const found = `"leading" has no ${count} timesteps among ${trainTimesteps}${offset > 0 ? `, beginning at ${offset}` : ''}`;
      throw new OptionError(`Sampler: ${found}; take fewer steps, or another scheduler.`);
    }
    return falling(count, (i) => i * stride + offset);
  },
  trailing(trainTimesteps, count) {
    const stride = trainTimesteps - (trainTimesteps - trainTimesteps / count); // rounded as the second element of NumPy's arange
    return Array.from({ length: count }, (_, i) => roundHalfEven(trainTimesteps - i * stride) - 1);
  },
  linspace(trainTimesteps, count) {
    const stride = (trainTimesteps - 1) / Math.max(count - 1, 1);
    return falling(count, (i) => (i > 0 && i === count - 1 ? trainTimesteps - 1 : i * stride));
  },
};

/** The spacing that the schedule asks for, or else the `usual` one of a sampler. */
export function spacingOf({ config }: NoiseSchedule, usual: Named): Named {
  const { timestepSpacing = usual } = config;
  return timestepSpacing === 'kerascv' ? usual : timestepSpacing;
}

/** `count` timesteps of a schedule, falling, in one of the spacings. */
export function spaced({ config }: NoiseSchedule, count: number, spacing: Named): number[] {
  return spacings[spacing](config.trainTimesteps, count, config.stepsOffset ?? 0);
}

/** `at(count - 1)` down to `at(0)`. */
function falling(count: number, at: (i: number) => number): number[] {
  return Array.from({ length: count }, (_, i) => at(count - 1 - i));
}

/** Rounding to the nearest integer, halves to the even one: Python's and NumPy's `round`. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
