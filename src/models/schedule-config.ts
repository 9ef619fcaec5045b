import type { SamplerName, ScheduleConfig } from '../schedulers';
import { scheduleFaults } from '../schedulers/noise-schedule';
import type { ConfigReader } from '../weights/config-reader';

/** The sampler that draws as a class of diffusers; KerasCV's for classes without a counterpart here, as PNDM with Runge-Kutta steps. */
const samplerOfClass = {
  DDIMScheduler: 'ddim',
  PNDMScheduler: 'pndm',
  EulerDiscreteScheduler: 'euler',
  EulerAncestralDiscreteScheduler: 'euler_a',
  DPMSolverMultistepScheduler: 'dpm++2m',
  DDPMScheduler: 'ddim',
  DEISMultistepScheduler: 'ddim',
  DPMSolverSDEScheduler: 'ddim',
  DPMSolverSinglestepScheduler: 'ddim',
  HeunDiscreteScheduler: 'ddim',
  KDPM2AncestralDiscreteScheduler: 'ddim',
  KDPM2DiscreteScheduler: 'ddim',
  LMSDiscreteScheduler: 'ddim',
  UniPCMultistepScheduler: 'ddim',
} as const satisfies Readonly<Record<string, SamplerName>>;

/** With `use_karras_sigmas`. */
const karras: Readonly<Partial<Record<SamplerName, SamplerName>>> = {
  euler: 'euler_karras',
  'dpm++2m': 'dpm++2m_karras',
};

/** The sampler that a `scheduler_config.json` asks for. A class that this library does not know is a fault of the config. */
export function samplerOf(config: ConfigReader): SamplerName {
  const name = config.choice('_class_name', samplerOfClass, 'DDIMScheduler');
  if (name === 'pndm') return config.flag('skip_prk_steps', false) ? name : 'ddim';
  return (config.flag('use_karras_sigmas', false) && karras[name]) || name;
}

/**
 * The schedule of a `scheduler_config.json`, as each of diffusers' classes would take it by `from_config`: what the file does not say is
 * left to the sampler. Two values are as `StableDiffusionPipeline` sets them, whatever the file says: `steps_offset` is 1, and
 * samples are not clipped.
 */
export function readSchedule(config: ConfigReader): ScheduleConfig {
  config.only({
    algorithm_type: ['dpmsolver++', 'deis'],
    final_sigmas_type: ['zero'],
    interpolation_type: ['linear'],
    lambda_min_clipped: [null], // which is how Python's -Infinity reads
    sigma_max: [null],
    sigma_min: [null],
    solver_order: [2],
    solver_type: ['midpoint', 'bh1', 'bh2', 'logrho'], // all but the first are of other classes, and the first to this one
    thresholding: [false],
    timestep_type: ['discrete'],
    use_beta_sigmas: [false],
    use_exponential_sigmas: [false],
    use_flow_sigmas: [false],
    use_lu_lambdas: [false],
    variance_type: [null, 'fixed_small', 'fixed_small_log', 'fixed_large', 'fixed_large_log'], // all the same to `dpm++2m`
  });
  const curves = { linear: 'linear', scaled_linear: 'scaled_linear', squaredcos_cap_v2: 'squaredcos_cap_v2' } as const;
  const predictions = { epsilon: 'epsilon', v_prediction: 'v_prediction', sample: 'sample' } as const;
  const spacings = { leading: 'leading', trailing: 'trailing', linspace: 'linspace' } as const;
  const trainTimesteps = config.has('num_train_timesteps') ? config.count('num_train_timesteps') : 1000;
  const schedule: ScheduleConfig = {
    trainTimesteps,
    betaStart: config.number('beta_start', 0.0001),
    betaEnd: config.number('beta_end', 0.02),
    betaSchedule: config.choice('beta_schedule', curves, 'linear'),
    predictionType: config.choice('prediction_type', predictions, 'epsilon'),
    stepsOffset: 1,
    rescaleBetasZeroSnr: config.flag('rescale_betas_zero_snr', false),
    ...(config.has('trained_betas') && { trainedBetas: config.numbers('trained_betas', trainTimesteps) }),
    ...(config.has('timestep_spacing') && { timestepSpacing: config.choice('timestep_spacing', spacings) }),
    ...(config.has('set_alpha_to_one') && { setAlphaToOne: config.flag('set_alpha_to_one', true) }),
  };
  if (config.faults.length > 0) return schedule;
  config.faults.push(...scheduleFaults(schedule).map((fault) => `scheduler/scheduler_config.json: ${fault}`));
  return schedule;
}
