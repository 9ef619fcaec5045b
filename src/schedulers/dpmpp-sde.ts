import { dpmpp2m, secondOrder } from './dpmpp-2m';
import { ancestral } from './euler-ancestral';
import { walk, type NamedSampler } from './sampler';

/** DPM-Solver++(2M) for the SDE, as diffusers' `DPMSolverMultistepScheduler` with `sde-dpmsolver++`; noise is drawn anew for each step. */
export const dpmpp2mSde: NamedSampler = {
  ...dpmpp2m,
  diffusers: { _class_name: 'DPMSolverMultistepScheduler', algorithm_type: 'sde-dpmsolver++' },
  sample: walk((move) => ancestral(move.x, secondOrder(move), move.level, move.next, move.noise)),
};
