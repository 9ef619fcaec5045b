import type { Preset } from '../models/presets';
import { samplerNames, type SamplerName } from '../schedulers';
import type { ConfigReader } from '../weights/config-reader';

/**
 * The entry of a `model_index.json` that says them, under the names that runs call them by. diffusers takes no notice
 * of it.
 */
export const SETTINGS = 'sd_ts';

const names = Object.fromEntries(samplerNames.map((name) => [name, name])) as Record<SamplerName, SamplerName>;

type Own = Pick<Partial<Preset>, 'imageSize' | 'scheduler' | 'settings'>;

/** What that entry says. What is wrong with it becomes faults of the reader. */
export function readSettings(config: ConfigReader): Own {
  const settings = {
    ...(config.has('numSteps') && { numSteps: config.count('numSteps', 1000) }),
    ...(config.has('unconditionalGuidanceScale') && {
      unconditionalGuidanceScale: config.number('unconditionalGuidanceScale', undefined, [0, 1000]),
    }),
  };
  return {
    ...(config.has('imageSize') && { imageSize: config.count('imageSize', 2 ** 16) }),
    ...(config.has('scheduler') && { scheduler: config.choice('scheduler', names) }),
    ...(Object.keys(settings).length > 0 && { settings }),
  };
}

/**
 * The settings of families that are distilled to few steps and whose configs say none, as diffusers' pipelines or their
 * authors draw with them. Consistency models are known by their UNet. Turbo (Sauer et al., 2023, section 4) differs
 * from others in the spacing of timesteps alone, and SDXS (Song et al., 2024) in the blocks that it lacks, so that
 * there the name decides too.
 */
export function familySettings(location: string, preset: Preset): Pick<Preset, 'settings'> {
  const { diffusionModel, schedule } = preset;
  const few = (numSteps: number, unconditionalGuidanceScale: number) => ({
    settings: { numSteps, unconditionalGuidanceScale },
  });
  if (diffusionModel.guidanceWidth !== undefined) return few(4, 8.5);
  if (schedule.timestepSpacing === 'trailing' && /turbo/i.test(location)) return few(4, 1);
  if (diffusionModel.middle === false && /sdxs/i.test(location)) return few(1, 1);
  return {};
}
