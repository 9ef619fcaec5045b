import { Faults } from '../checks';
import type { Sampler } from './sampler';
import type { SigmasName } from './sigmas';

/** What a run says of its sampler besides its name; null for the sampler's own. */
export interface SamplerSettings {
  readonly sigmas: SigmasName;
  readonly eta: number | null;
}

/** A sampler with the settings of a run. @throws OptionError that names every setting which it does not know */
export function withSettings(where: string, sampler: Sampler, name: string, { sigmas, eta }: SamplerSettings): Sampler {
  const { takes = [] } = sampler;
  const faults = new Faults();
  const needed = `the scheduler '${name}' has no such setting, leave it out`;
  faults.check(sigmas === 'default' || takes.includes('sigmas'), 'sigmas', sigmas, needed);
  faults.check(eta === null || takes.includes('eta'), 'eta', eta, needed);
  faults.throwAny(where);
  return {
    ...sampler,
    levels: (schedule, numSteps) => sampler.levels(schedule, numSteps, sigmas),
    startScale: (first, schedule) => sampler.startScale(first, schedule),
    sample: (denoise, x, levels, noise) => sampler.sample(denoise, x, levels, noise, eta ?? undefined),
  };
}
