import type { SamplerName, SigmasName } from '../../index';

interface Listed<Name> {
  readonly name: Name;
  readonly label: string;
  readonly aliases: readonly string[];
}

const sampler = (name: SamplerName, label: string, ...aliases: readonly string[]): Listed<SamplerName> => ({
  name,
  label,
  aliases: [...aliases, name],
});

/** What the web UI calls the samplers. */
export const samplers: readonly Listed<SamplerName>[] = [
  sampler('dpm++2m', 'DPM++ 2M', 'k_dpmpp_2m'),
  sampler('dpm++sde', 'DPM++ SDE', 'k_dpmpp_sde'),
  sampler('dpm++2m_sde', 'DPM++ 2M SDE', 'k_dpmpp_2m_sde'),
  sampler('dpm++2s_a', 'DPM++ 2S a', 'k_dpmpp_2s_a'),
  sampler('dpm++3m_sde', 'DPM++ 3M SDE', 'k_dpmpp_3m_sde'),
  sampler('euler_a', 'Euler a', 'k_euler_a', 'k_euler_ancestral'),
  sampler('euler', 'Euler', 'k_euler'),
  sampler('lms', 'LMS', 'k_lms'),
  sampler('heun', 'Heun', 'k_heun'),
  sampler('dpm2', 'DPM2', 'k_dpm_2'),
  sampler('dpm2_a', 'DPM2 a', 'k_dpm_2_a'),
  sampler('ddim', 'DDIM'),
  sampler('pndm', 'PLMS'),
  sampler('unipc', 'UniPC'),
  sampler('lcm', 'LCM', 'k_lcm'),
  sampler('tcd', 'TCD'),
  sampler('deis', 'DEIS'),
  sampler('ipndm', 'IPNDM'),
  sampler('euler_karras', 'Euler Karras'),
  sampler('dpm++2m_karras', 'DPM++ 2M Karras'),
];

/** What it calls the spacings of noise levels. */
export const schedulers: readonly Listed<SigmasName>[] = [
  { name: 'default', label: 'Automatic', aliases: ['automatic', 'default'] },
  { name: 'karras', label: 'Karras', aliases: ['karras'] },
  { name: 'exponential', label: 'Exponential', aliases: ['exponential'] },
  { name: 'sgm_uniform', label: 'SGM Uniform', aliases: ['sgm_uniform', 'SGMUniform'] },
  { name: 'align_your_steps', label: 'Align Your Steps', aliases: ['align_your_steps'] },
  { name: 'beta', label: 'Beta', aliases: ['beta'] },
];

/** The entry of that name, label or alias; capitals do not count. */
export function called<Name>(list: readonly Listed<Name>[], given: string): Listed<Name> | undefined {
  const name = given.trim().toLowerCase();
  return list.find(({ label, aliases }) => [label, ...aliases].some((one) => one.toLowerCase() === name));
}
