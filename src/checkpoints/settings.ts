import type { Preset, Settings } from '../models/presets';
import { samplerNames, type SamplerName } from '../schedulers';
import type { ConfigReader } from '../weights/config-reader';

/** The entry of a `model_index.json` that says them, under the names that runs call them by. diffusers takes no notice of it. */
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
 * The settings of a family that says none. Turbo models are distilled to draw in one to four steps without guidance (Sauer et al.,
 * 2023, section 4); their configs differ from others' in the spacing of timesteps alone (`isTrailing`), so that the name decides too.
 */
export function familySettings(location: string, isTrailing: boolean): Settings | undefined {
  const isTurbo = isTrailing && /turbo/i.test(location);
  return isTurbo ? { numSteps: 4, unconditionalGuidanceScale: 1 } : undefined;
}
