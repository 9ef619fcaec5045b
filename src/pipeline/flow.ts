import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { SdImage } from '../image/image';
import type { Call } from '../models/calls';
import type { Preset } from '../models/presets';
import type { NoiseSchedule, Sampler } from '../schedulers';
import type { DrawOptions } from './draw';
import type { Settings } from './option';
import type { Run } from './run';

/**
 * Makes latents `[1, h, w, C]`, the mean of their distribution, of pixels `[1, H, W, 3]` from −1 to 1. They are freed
 * with the call.
 */
export type Encode = (pixels: () => Tensor4D) => Promise<Tensor4D>;

/** For which run a flow is made ready. */
export interface FlowOf {
  readonly call: Call;
  readonly run: Run;
  readonly preset: Preset;
  readonly schedule: NoiseSchedule;
  readonly sampler: Sampler;
  /** The name of the checkpoint, for messages. */
  readonly checkpoint: string;
}

/** In what a drawing that begins with a picture differs from one of text alone. */
export interface Entry extends Pick<DrawOptions, 'sampler' | 'start' | 'unet'> {
  /** What becomes of each picture in the end. */
  readonly finish?: (image: SdImage) => SdImage;
}

/** A drawing that begins with a picture. */
export interface Flow {
  /** The part of the steps that are run, from 0 to 1. */
  readonly strength: number;
  /** What the text of its pictures says of it. */
  readonly settings: Settings;
  /**
   * Reads what was given, before any weights are. Throws `UnsupportedError` for a checkpoint that cannot draw so, and
   * as `readImage`. What it returns encodes it.
   */
  prepare(of: FlowOf): Promise<(encode: Encode) => Promise<Entry>>;
}
