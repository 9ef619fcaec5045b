import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configPaths, presetOfConfigs, type Configs } from '../../src/checkpoints/diffusers/config';
import { runOf } from '../../src/pipeline/run';
import { stableDiffusion1 } from '../../src/models/presets';
import { readSchedule, samplerOf } from '../../src/checkpoints/diffusers/scheduler-config';
import { ConfigReader } from '../../src/weights/config-reader';

const reader = (config: unknown): ConfigReader => new ConfigReader('scheduler/scheduler_config.json', config);

describe('readSchedule', () => {
  it("leaves unsaid what the file does not say, and takes diffusers' numbers for the schedule", () => {
    const config = reader({ _class_name: 'DDIMScheduler' });
    expect(readSchedule(config)).toEqual({
      trainTimesteps: 1000,
      betaStart: 0.0001,
      betaEnd: 0.02,
      betaSchedule: 'linear',
      predictionType: 'epsilon',
      stepsOffset: 1,
      rescaleBetasZeroSnr: false,
    });
    expect(config.faults).toEqual([]);
  });

  it.each([
    { algorithm_type: 'dpmsolver' },
    { final_sigmas_type: 'sigma_min' },
    { interpolation_type: 'log_linear' },
    { lambda_min_clipped: -5.1 },
    { num_train_timesteps: 100_000 },
    { num_train_timesteps: 1 },
    { beta_end: 0.00001 },
    { beta_schedule: 'sigmoid' },
    { beta_start: 'small' },
    { prediction_type: 'flow_prediction' },
    { rescale_betas_zero_snr: 'yes' },
    { set_alpha_to_one: 1 },
    { sigma_max: 80 },
    { solver_order: 3 },
    { solver_type: 'heun' },
    { thresholding: true },
    { timestep_spacing: 'kerascv' },
    { timestep_type: 'continuous' },
    { trained_betas: [0.1, 0.2] },
    { trained_betas: new Array(1000).fill(1) },
    { use_beta_sigmas: 1 },
    { use_exponential_sigmas: true, use_karras_sigmas: true },
    { use_flow_sigmas: true },
    { variance_type: 'learned_range' },
  ])('refuses %j by name', (change) => {
    const config = reader({ num_train_timesteps: 1000, ...change });
    readSchedule(config);
    const [key = ''] = Object.keys(change);
    const name = key.replace('num_train_', 'train_').replaceAll('_', ''); // some by the name of our own option
    expect(config.faults).toHaveLength(1);
    expect(config.faults[0]?.replaceAll('_', '').toLowerCase()).toMatch(new RegExp(`^scheduler/schedulerconfig.json: .*${name}`)); // prettier-ignore
  });
});

describe('readSchedule', () => {
  it('heeds the rules of sigmas, and what consistency models were distilled with', () => {
    const { sigmas, originalInferenceSteps, timestepScaling } = readSchedule(
      reader({ use_exponential_sigmas: true, original_inference_steps: 40, timestep_scaling: 0.5 }),
    );
    expect({ sigmas, originalInferenceSteps, timestepScaling }).toEqual({
      sigmas: 'exponential',
      originalInferenceSteps: 40,
      timestepScaling: 0.5,
    });
  });
});

describe('samplerOf', () => {
  it.each([
    ['DDIMScheduler', {}, 'ddim'],
    ['PNDMScheduler', { skip_prk_steps: true }, 'pndm'],
    ['PNDMScheduler', { skip_prk_steps: false }, 'ddim'],
    ['PNDMScheduler', {}, 'ddim'],
    ['EulerDiscreteScheduler', {}, 'euler'],
    ['EulerDiscreteScheduler', { use_karras_sigmas: false }, 'euler'],
    ['EulerDiscreteScheduler', { use_karras_sigmas: true }, 'euler_karras'],
    ['EulerAncestralDiscreteScheduler', {}, 'euler_a'],
    ['DPMSolverMultistepScheduler', {}, 'dpm++2m'],
    ['DPMSolverMultistepScheduler', { use_karras_sigmas: true }, 'dpm++2m_karras'],
    ['UniPCMultistepScheduler', { use_karras_sigmas: true }, 'unipc'],
    ['LMSDiscreteScheduler', {}, 'lms'],
    ['HeunDiscreteScheduler', {}, 'heun'],
    ['LCMScheduler', {}, 'lcm'],
    ['DEISMultistepScheduler', {}, 'deis'],
    ['DPMSolverSinglestepScheduler', {}, 'dpm++2m'],
    ['DPMSolverMultistepScheduler', { algorithm_type: 'sde-dpmsolver++' }, 'dpm++2m_sde'],
    ['DPMSolverMultistepScheduler', { algorithm_type: 'sde-dpmsolver++', use_karras_sigmas: true }, 'dpm++2m_sde'],
    ['DPMSolverMultistepScheduler', { algorithm_type: 'sde-dpmsolver++', solver_order: 3 }, 'dpm++3m_sde'],
    ['EulerDiscreteScheduler', { use_beta_sigmas: true }, 'euler'],
  ] as const)('%s, %j: %s', (name, more, sampler) => {
    const config = reader({ _class_name: name, ...more });
    expect(samplerOf(config)).toBe(sampler);
    expect(config.faults).toEqual([]);
  });

  it.each([
    [
      'DPMSolverSinglestepScheduler',
      {},
      /a DPMSolverSinglestepScheduler is asked for, which is not here; 'dpm\+\+2m' draws/,
    ],
    ['DDIMScheduler', { use_beta_sigmas: true }, /use_beta_sigmas does nothing with a DDIMScheduler/],
    ['DPMSolverMultistepScheduler', { algorithm_type: 'sde-dpmsolver++', solver_order: 3 }, /'dpm\+\+3m_sde' draws/],
  ] as const)('warns of %s, %j', (name, more, message) => {
    const config = reader({ _class_name: name, ...more });
    samplerOf(config);
    expect(config.warnings.join()).toMatch(message);
  });

  it("is KerasCV's for a config that names no class", () => {
    expect(samplerOf(reader({}))).toBe('ddim');
  });

  it.each([
    [{ _class_name: 'FlowMatchEulerDiscreteScheduler' }, /_class_name is "FlowMatch.*supported: DDIMScheduler, /],
    [{ _class_name: 'PNDMScheduler', skip_prk_steps: 'no' }, /skip_prk_steps is "no"/],
    [{ _class_name: 'EulerDiscreteScheduler', use_karras_sigmas: 1 }, /use_karras_sigmas is 1/],
  ])('refuses %j by name', (json, message) => {
    const config = reader(json);
    samplerOf(config);
    expect(config.faults.join()).toMatch(message);
  });
});

describe('a preset', () => {
  const json = (path: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../checkpoints/tiny/${path}`, import.meta.url), 'utf8'));
  const configs = Object.fromEntries(Object.entries(configPaths).map(([key, path]) => [key, json(path)])) as unknown as Configs; // prettier-ignore

  it('has the schedule and the sampler of its folder', () => {
    const turbo = {
      ...(configs.scheduler as object),
      _class_name: 'EulerDiscreteScheduler',
      timestep_spacing: 'trailing',
    };
    const index = { ...(configs.index as object), scheduler: ['diffusers', 'EulerDiscreteScheduler'] };
    const preset = presetOfConfigs('here', { ...configs, index, scheduler: turbo });
    expect(preset.scheduler).toBe('euler');
    expect(preset.schedule).toMatchObject({ timestepSpacing: 'trailing', setAlphaToOne: false, stepsOffset: 1 });
  });

  it('names its file in what is wrong', () => {
    const wrong = { ...(configs.scheduler as object), beta_end: 0.0001 };
    const refused =
      /here: cannot be built:\n {2}scheduler\/scheduler_config\.json: betaStart and betaEnd are 0\.00085 and/;
    expect(() => presetOfConfigs('here', { ...configs, scheduler: wrong })).toThrow(refused);
  });

  it('gives the sampler of runs that name none, after the model', () => {
    const preset = { ...stableDiffusion1, scheduler: 'euler' } as const;
    expect(runOf('here', {}, { model: {}, preset }).scheduler).toBe('euler');
    expect(runOf('here', {}, { model: { scheduler: 'pndm' }, preset }).scheduler).toBe('pndm');
    expect(runOf('here', { scheduler: 'euler_a' }, { model: { scheduler: 'pndm' }, preset }).scheduler).toBe('euler_a');
    expect(runOf('here', {}, { model: {}, preset: stableDiffusion1 }).scheduler).toBe('ddim');
  });
});
