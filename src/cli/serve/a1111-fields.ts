import { anObject, count, finite, flag, natural, oneOf, text, texts, within, type Kind } from '../../checks';
import { field, words, type Fields } from './fields';
import { LONGEST_PROMPT } from './order';

const number = (help: string) => field<number>('number', finite, help);
const seed: Kind = {
  needed: 'a whole number from 0, or -1 for a random one, is needed',
  holds: (value) => value === -1 || natural.holds(value),
};

/** A field that asks for something which is not done here, unless it has one of the values that ask for nothing. */
function without(name: string, ...neutral: readonly unknown[]) {
  const asksNothing = (value: unknown): boolean =>
    neutral.includes(value) ||
    (neutral.includes(undefined) && typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  const needed = `${name} is not done here, leave it out`;
  return field<unknown>('string', { needed, holds: asksNothing }, 'for clients that send it');
}
/** Stands in `without` for an empty list or object. */
const EMPTY = undefined;

const common = {
  prompt: field<string>('string', text, `what to draw, at most ${LONGEST_PROMPT} characters`),
  negative_prompt: words('what to keep out'),
  seed: field<number>('integer', seed, 'of the first picture, default -1'),
  steps: field<number>('integer', count, "denoising steps, default the model's own"),
  cfg_scale: number("how closely to follow the prompt, default the model's own"),
  width: field<number>('integer', count, "in pixels, default the model's own"),
  height: field<number>('integer', count, "in pixels, default the model's own"),
  batch_size: field<number>('integer', count, 'pictures of a batch, default 1'),
  n_iter: field<number>('integer', count, 'batches, default 1'),
  sampler_name: words("one of /sdapi/v1/samplers, default the model's own"),
  sampler_index: words('the same by its old name'),
  scheduler: words('one of /sdapi/v1/schedulers, default Automatic'),
  eta: field<number>('number', within(0, 1), 'fresh noise in the steps of DDIM and TCD'),
  send_images: field<boolean>('boolean', flag, 'whether the answer has pictures, default true'),
  override_settings: field<Readonly<Record<string, unknown>>>('object', anObject, 'as in /sdapi/v1/options'),
  styles: without('styles', EMPTY),
  subseed_strength: without('another seed’s noise', 0),
  seed_resize_from_w: without('noise of another size', 0, -1),
  seed_resize_from_h: without('noise of another size', 0, -1),
  restore_faces: without('restoring faces', false),
  tiling: without('a picture that can be tiled', false),
  s_churn: without('churn', 0),
  s_tmin: without('churn', 0),
  s_noise: without('churn', 1),
  script_name: without('a script', ''),
  script_args: without('a script', EMPTY),
  alwayson_scripts: without('a script', EMPTY),
  save_images: without('saving on the server', false),
} satisfies Fields;

export const txt2img = {
  ...common,
  enable_hr: field<boolean>('boolean', flag, 'a second pass, larger, default false'),
  hr_scale: number('how many times as large, default 2'),
  hr_second_pass_steps: field<number>('integer', natural, 'its steps, default 0, as many as the first'),
  hr_resize_x: without('a size of its own for the second pass', 0),
  hr_resize_y: without('a size of its own for the second pass', 0),
  denoising_strength: field<number>('number', within(0, 1), 'how much the second pass draws anew, default 0.7'),
} satisfies Fields;

export const img2img = {
  ...common,
  init_images: field<string[]>('array', texts, 'the picture to begin with, in base64'),
  mask: words('a picture that is white where that one is to be drawn anew, in base64'),
  denoising_strength: field<number>('number', within(0, 1), 'how much is drawn anew, default 0.75'),
  resize_mode: field<number>('integer', oneOf([0, 1, 2]), '0 stretches (default), 1 cuts, 2 fills with white'),
  mask_blur: field<number>('number', within(0, 256), "softens the mask's edge, in pixels, default 4"),
  inpaint_full_res: field<boolean | number>(
    'boolean',
    oneOf([true, false, 0, 1]),
    'draws the region of the mask alone',
  ),
  inpaint_full_res_padding: field<number>('integer', natural, 'pixels around it, default 0'),
  inpainting_mask_invert: without('an inverted mask', 0, false),
  inpainting_fill: without('filling with noise or nothing', 0, 1),
  initial_noise_multiplier: without('a multiplier of noise', 1),
} satisfies Fields;
