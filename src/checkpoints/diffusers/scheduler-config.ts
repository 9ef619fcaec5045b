import { samplerNames, samplers, type SamplerName, type ScheduleConfig, type SigmaRule } from '../../schedulers';
import { scheduleFaults } from '../../schedulers/noise-schedule';
import type { ConfigReader } from '../../weights/config-reader';

/**
 * Classes that people's configs name and that are not here, and what draws in their place: what has their timesteps, which matters where there
 * are few.
 */
const OTHERS: Readonly<Record<string, SamplerName>> = {
  DDPMScheduler: 'ddim',
  DPMSolverSinglestepScheduler: 'dpm++2m',
};

/** The sampler that draws as a class of diffusers, with or without `use_karras_sigmas`. */
function samplersOfClasses(isKarras: boolean): Partial<Record<string, SamplerName>> {
  const found: Partial<Record<string, SamplerName>> = {};
  for (const name of samplerNames) {
    const { diffusers } = samplers[name];
    if (diffusers === undefined || diffusers.algorithm_type !== undefined) continue;
    if ((diffusers.use_karras_sigmas ?? false) === isKarras) found[diffusers._class_name] = name;
  }
  return found;
}

/** null for classes without a counterpart here. */
const samplerOfClass: Readonly<Record<string, SamplerName | null>> = {
  ...(samplersOfClasses(false) as Record<string, SamplerName>),
  ...Object.fromEntries(Object.keys(OTHERS).map((name) => [name, null])),
};
const karrasOfClass = samplersOfClasses(true);

/**
 * The sampler that a `scheduler_config.json` asks for; `named` is the class in `model_index.json`, which goes before
 * its own. A class that this library does not know is a fault of the config; one that it knows and does not have is
 * replaced, with a warning.
 */
export function samplerOf(config: ConfigReader, named: string | null = null): SamplerName {
  const own = config.choice('_class_name', samplerOfClass, 'DDIMScheduler');
  const name = named === null || !isClass(named) ? own : (samplerOfClass[named] ?? null);
  if (named !== null && !isClass(named))
    config.faults.push(
      `model_index.json: scheduler is a ${named.slice(0, 80)}; supported: ${Object.keys(samplerOfClass).join(', ')}`,
    );
  if (named !== null && config.has('_class_name') && config.value('_class_name') !== named)
    config.warn(
      `_class_name is ${String(config.value('_class_name'))}; model_index.json names ${named.slice(0, 80)}, which goes before it`,
    );
  const isKarras = config.flag('use_karras_sigmas', false);
  const hasKutta = !config.flag('skip_prk_steps', name !== 'pndm');
  const asked = named ?? config.text('_class_name') ?? 'DDIMScheduler';
  const instead = OTHERS[asked] ?? 'ddim';
  if (name === null) config.warn(`a ${asked} is asked for, which is not here; '${instead}' draws in its place`);
  if (name === 'pndm' && hasKutta)
    config.warn("skip_prk_steps is not true, and Runge-Kutta steps are not here; 'ddim' draws in its place");
  if (name === null) return instead;
  if (name === 'pndm' && hasKutta) return 'ddim';
  const rule = ruleOf(config);
  const knows = samplers[name].takes?.some((one) => one === 'sigmas') === true && name !== 'euler_a';
  if (rule !== undefined && !knows) config.warn(`use_${rule}_sigmas does nothing with a ${asked}`);
  return sdeOf(config, name) ?? ((isKarras && karrasOfClass[asked]) || name);
}

/** The sampler of a DPM-Solver with `sde-dpmsolver++`, by its order; null for other solvers. */
function sdeOf(config: ConfigReader, name: SamplerName): SamplerName | null {
  if (name !== 'dpm++2m' || config.value('algorithm_type') !== 'sde-dpmsolver++') return null;
  if (config.value('solver_order') !== 3) return 'dpm++2m_sde';
  config.warn(
    "solver_order is 3, which 'dpm++3m_sde' draws as k-diffusion does; diffusers' own has a wrong sign in it",
  );
  return 'dpm++3m_sde';
}

/** The rule of σ that the flags of a config ask for. */
function ruleOf(config: ConfigReader): SigmaRule | undefined {
  const rules = (['karras', 'exponential', 'beta'] as const).filter((rule) => config.flag(`use_${rule}_sigmas`, false));
  if (rules.length > 1)
    config.refuse(`use_${rules[1] ?? ''}_sigmas`, `use_${rules[0] ?? ''}_sigmas is true, one is needed`);
  return rules[0];
}

const isClass = (name: string): boolean => Object.hasOwn(samplerOfClass, name);

/**
 * The schedule of a `scheduler_config.json`, as each of diffusers' classes would take it by `from_config`: what the
 * file does not say is left to the sampler. Two values are as `StableDiffusionPipeline` sets them, whatever the file
 * says: `steps_offset` is 1, and samples are not clipped.
 */
export function readSchedule(config: ConfigReader): ScheduleConfig {
  const isSde = config.value('algorithm_type') === 'sde-dpmsolver++';
  config.only({
    algorithm_type: ['dpmsolver++', 'sde-dpmsolver++', 'deis'],
    final_sigmas_type: ['zero'],
    interpolation_type: ['linear'],
    lambda_min_clipped: [-Infinity, null],
    sigma_max: [null],
    sigma_min: [null],
    solver_order: isSde ? [2, 3] : [2],
    solver_type: ['midpoint', 'bh1', 'bh2', 'logrho'], // all but the first are of other classes, and the first to this one
    thresholding: [false],
    timestep_type: ['discrete'],
    use_dynamic_shifting: [false],
    use_flow_sigmas: [false],
    use_lu_lambdas: [false],
    variance_type: [null, 'fixed_small', 'fixed_small_log', 'fixed_large', 'fixed_large_log'], // all the same to `dpm++2m`
  });
  config.pass('_diffusers_version', '_name_or_path', '_commit_hash');
  config.pass('clip_sample_range', 'dynamic_thresholding_ratio', 'sample_max_value'); // of clipping and thresholding
  config.pass('flow_shift', 'time_shift_type', 'shift_terminal'); // of flow sigmas
  config.pass('lower_order_final', 'euler_at_final'); // where the last σ is 0, as it must be, the last step is of first order anyway
  config.instead({ steps_offset: [1], clip_sample: [false, null] }, "as diffusers' StableDiffusionPipeline sets it");
  const curves = { linear: 'linear', scaled_linear: 'scaled_linear', squaredcos_cap_v2: 'squaredcos_cap_v2' } as const;
  const predictions = { epsilon: 'epsilon', v_prediction: 'v_prediction', sample: 'sample' } as const;
  const spacings = { leading: 'leading', trailing: 'trailing', linspace: 'linspace' } as const;
  const trainTimesteps = config.has('num_train_timesteps') ? config.count('num_train_timesteps') : 1000;
  const rule = ruleOf(config);
  const schedule: ScheduleConfig = {
    trainTimesteps,
    betaStart: config.number('beta_start', 0.0001, [1e-12, 1]),
    betaEnd: config.number('beta_end', 0.02, [1e-12, 1]),
    betaSchedule: config.choice('beta_schedule', curves, 'linear'),
    predictionType: config.choice('prediction_type', predictions, 'epsilon'),
    stepsOffset: 1,
    rescaleBetasZeroSnr: config.flag('rescale_betas_zero_snr', false),
    ...(config.has('trained_betas') && { trainedBetas: config.numbers('trained_betas', trainTimesteps) }),
    ...(rule !== undefined && { sigmas: rule }),
    ...(config.has('original_inference_steps') && { originalInferenceSteps: config.count('original_inference_steps') }),
    ...(config.has('timestep_scaling') && { timestepScaling: config.number('timestep_scaling') }),
    ...(config.has('timestep_spacing') && { timestepSpacing: config.choice('timestep_spacing', spacings) }),
    ...(config.value('set_alpha_to_one') !== undefined && { setAlphaToOne: config.flag('set_alpha_to_one', true) }),
  };
  if (config.faults.length > 0) return schedule;
  config.faults.push(...scheduleFaults(schedule).map((fault) => `scheduler/scheduler_config.json: ${fault}`));
  return schedule;
}
