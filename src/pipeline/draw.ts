import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import type { SdImage } from '../image/image';
import { Calls, type Call } from '../models/calls';
import type { Conditioning } from '../models/conditioning';
import type { DiffusionModel } from '../models/diffusion-model';
import { latentFactor, type Preset } from '../models/presets';
import type { During } from '../progress';
import {
  denoiser,
  NoiseSchedule,
  samplers,
  withSettings,
  type Denoise,
  type NoiseLevel,
  type Sampler,
} from '../schedulers';
import { RunUnet } from './run-unet';
import { guided, guidedSteps, toldGuidance, type Unet } from './guidance';
import { enlarged, passesOf, type Pass } from './hires';
import { decodedInRange } from './in-range';
import { paced, settled, type StepInfo } from './pacing';
import { requireFinite, toImages } from './pictures';
import { Preparation, shapedBy } from './prepare';
import type { Run } from './run';
import { latentShape, noiseOf } from './start';
import { noised } from './strength';
import { decodePixels, type LatentDecoder } from './tiling';

/** What draws, with the constants that it was trained with: a `StableDiffusion` whose weights are loaded is such. */
export interface DrawParts {
  readonly preset: Pick<Preset, 'schedule' | 'autoencoder' | 'rounding'>;
  readonly diffusionModel: DiffusionModel;
  readonly decoder: LatentDecoder;
}

/** In what a run differs from a seed and a prompt alone; each may be left out. What is given stays the caller's. */
export interface DrawOptions {
  /** Default: that of the run's name. */
  readonly sampler?: Sampler;
  /** The noise levels to go down, the last with sigma 0. Default: the sampler's. Image-to-image takes the end of these. */
  readonly levels?: readonly NoiseLevel[];
  /** Standard normal, in place of the seed's first: `[h, w, C]` for every picture or `[B, h, w, C]`. */
  readonly noise?: Tensor;
  /**
   * Of noise `[B, h, w, C]` the latents at the first level, a new tensor: for image-to-image `x0 + sigma * noise`. Default: noise alone,
   * times what the sampler starts with.
   */
  readonly start?: (noise: Tensor4D, first: NoiseLevel) => Tensor4D;
  /** What is called in place of the UNet: for ControlNet, or to give channels beside the latents. */
  readonly unet?: (unet: Unet) => Unet;
  /** What is called in place of the denoiser: inpainting, which knows a part of the result. */
  readonly denoise?: (denoise: Denoise) => Denoise;
  /** The text that is written into the picture at `place` of its batch. */
  readonly describe?: (place: number) => string;
}

/**
 * The flow that all pictures come from: start latents → denoise loop → pixels → images, with a step for each call of the UNet, as
 * `StableDiffusion.generate` yields them. `run` is `StableDiffusion.withDefaults(options)`. The conditioning `[2B, M, C]` holds the unconditional
 * rows first; for a run without guidance it is `[B, M, C]`. Breaking out of the loop frees everything, and so does the signal.
 * Throws `OptionError` for a conditioning or noise of another shape, `SdError` (`SD_NAN`) for values that are no numbers.
 */
export function draw(
  parts: DrawParts,
  run: Run,
  conditioning: Conditioning,
  options: DrawOptions & During = {},
): AsyncGenerator<StepInfo, SdImage[], void> {
  const { preset, diffusionModel, decoder } = parts;
  const calls = new Calls();
  const { tile } = run;
  const factor = latentFactor(preset);
  const total = (options.levels?.length ?? run.numSteps + 1) - 1;
  const passes = [{ ...run, total, guided: guidedSteps(run, total) }];
  const shaped = shapedBy(run, { passes, rows: 0, isFromPicture: false }, conditioning.context, [null]);
  const preparation = new Preparation(shaped, preset, { diffusionModel, decoder });
  const decode = (call: Call, latents: Tensor4D) =>
    decodedInRange(call, decoder, async () => {
      await preparation.make(call);
      return decodePixels(decoder, latents, { factor, tile, signal: call.signal });
    });
  return calls.steps('draw', options, (call) => {
    const onUnet = async <T>(work: () => T) => {
      await preparation.make(call);
      return work();
    };
    const studio = { preset, diffusionModel, calls, onUnet, decode };
    return denoised(call, studio, run, conditioning, options);
  });
}

/** What a run draws with, whoever holds the weights. */
export interface Studio extends Omit<DrawParts, 'decoder'> {
  /** Among whose calls a run and its previews are. */
  readonly calls: Calls;
  /** Does a piece of work on the UNet, which has its weights then. */
  onUnet<T>(work: () => T): Promise<T>;
  /** Latents → pixels `[B, height, width, 3]`, a new tensor. */
  decode(call: Call, latents: Tensor4D, isPreview: boolean): Promise<Tensor4D>;
}

/** `draw` within a call, which holds what the run does. */
export async function* denoised(
  call: Call,
  studio: Studio,
  run: Run,
  conditioning: Conditioning,
  options: DrawOptions,
): AsyncGenerator<StepInfo, SdImage[], void> {
  const { onProgress } = call;
  const schedule = new NoiseSchedule(studio.preset.schedule);
  const { sampler: given = samplerNamed(run.scheduler), describe = () => '' } = options;
  const sampler = withSettings('draw', given, run.scheduler, run);
  const { levels = sampler.levels(schedule, run.numSteps) } = options;
  if (levels.length === 0)
    throw new OptionError('draw: levels is an empty list; at least the last, of sigma 0, is needed.');
  const passes = passesOf(call.where, run, levels, sampler, schedule);
  const isGuided = passes.some((pass) => guidedSteps(run, pass.levels.length - 1) > 0);
  const total = passes.reduce((sum, pass) => sum + pass.levels.length - 1, 0);
  const preview = (x: Tensor4D) => previewed(call, studio, x, describe);
  const take = <T>(work: () => T) => studio.onUnet(work);
  const down = (pass: Pass, own: Omit<PassOptions, 'sampler' | 'isGuided'>, before: number) => {
    const steps = passed(call, studio, pass, conditioning, { ...own, sampler, isGuided });
    return paced(steps, { call, before, total, onProgress, take, decode: preview });
  };
  const [first, second] = passes;
  let latents = call.hold(yield* down(first, options, 0));
  if (second !== undefined) {
    const start = fromSmaller(latents, second, studio);
    latents = call.hold(yield* down(second, { ...options, noise: undefined, start }, first.levels.length - 1));
  }
  onProgress?.({ kind: 'decode', done: 0, total: run.batchSize });
  const images = await toPictures(call, studio, latents, false, describe);
  onProgress?.({ kind: 'decode', done: run.batchSize, total: run.batchSize });
  return images;
}

/** `DrawOptions` of one pass. */
interface PassOptions extends Pick<DrawOptions, 'start' | 'unet' | 'denoise'> {
  readonly noise?: Tensor | undefined;
  readonly sampler: Sampler;
  /** Whether the conditioning has unconditional rows. */
  readonly isGuided: boolean;
}

/** One pass: the sampler at work on its levels, from its start on. */
function passed(
  call: Call,
  { preset, diffusionModel }: Studio,
  { run, levels }: Pass,
  conditioning: Conditioning,
  options: PassOptions,
): ReturnType<Sampler['sample']> {
  const { sampler, isGuided } = options;
  const schedule = new NoiseSchedule(preset.schedule);
  const [first] = levels as [NoiseLevel];
  const network = call.hold(new RunUnet(diffusionModel, run.deepCache));
  const unet = options.unet?.(network) ?? network;
  const hold = <T extends Tensor>(kept: T) => call.hold(kept);
  const told = toldGuidance(conditioning, diffusionModel, run, hold);
  const predicted = denoiser(guided(unet, told, run, levels.length - 1, isGuided, hold), schedule);
  const denoise = options.denoise?.(predicted) ?? predicted;
  const noise = noiseOf(run, latentShape(run, preset), options.noise);
  const { start = (x: Tensor4D) => tf.mul(x, sampler.startScale(first, schedule)) } = options;
  const begun = call.hold(tf.tidy(() => start(noise(), first))); // [B, h, w, C]
  return sampler.sample(denoise, begun, levels, noise);
}

/** The start of a larger pass. */
function fromSmaller(latents: Tensor4D, { run }: Pass, { preset }: Studio): NonNullable<DrawOptions['start']> {
  const shape = latentShape(run, preset);
  return (noise, first) => noised(enlarged(latents, shape))(noise, first);
}

type Describe = NonNullable<DrawOptions['describe']>;

/** The pictures of a step. It is a call of its own, with latents of its own, and so need not be done when the run goes on. */
function previewed(call: Call, studio: Studio, latents: Tensor4D, describe: Describe): Promise<SdImage[]> {
  const own = tf.clone(latents);
  return studio.calls.run(call.where, call, (preview) => {
    preview.hold(own);
    return toPictures(preview, studio, own, true, describe);
  });
}

async function toPictures(
  call: Call,
  studio: Studio,
  latents: Tensor4D,
  isPreview: boolean,
  describe: Describe,
): Promise<SdImage[]> {
  await requireFinite(latents, 'the UNet');
  const pixels = call.hold(await studio.decode(call, latents, isPreview)); // [B, height, width, 3]
  await settled(pixels);
  call.check();
  return toImages(pixels, studio.preset.rounding, describe);
}

function samplerNamed(name: string): Sampler {
  const found: Readonly<Record<string, Sampler>> = samplers;
  if (Object.hasOwn(found, name)) return found[name] as Sampler;
  throw new OptionError(
    `draw: the run's scheduler is '${name}'; give the sampler of your own as the option \`sampler\`.`,
  );
}
