import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { SdError } from '../errors';
import type { SdImage } from '../image/image';
import { eventsRun, type OnProgress } from '../progress';
import type { SamplerStep } from '../schedulers';
import type { Call } from '../models/calls';

/** One finished step of a run. */
export interface StepInfo {
  /** From 1 to `total`. */
  readonly step: number;
  readonly total: number;
  /** Standard deviation of the noise in the latents that this step began with. */
  readonly sigma: number;
  readonly timestep: number;
  /** The pictures as the model imagines them now; only until the generator is resumed. Costs a run of the decoder. */
  readonly preview: () => Promise<SdImage[]>;
}

/** How a run goes from step to step. */
interface Pace {
  readonly call: Call;
  /** Steps of the passes before this one. */
  readonly before: number;
  /** Steps of all passes. */
  readonly total: number;
  readonly onProgress: OnProgress | undefined;
  /** Does a piece of work on the UNet. */
  readonly take: <T>(work: () => T) => Promise<T>;
  readonly decode: (latents: Tensor4D) => Promise<SdImage[]>;
}

/**
 * Drives a sampler in step with the engine and the event loop: a step counts as done when the engine has done it, timers run
 * between steps, and a call that is ended ends there. What the sampler holds is the call's.
 */
export async function* paced(
  steps: Generator<SamplerStep, Tensor4D>,
  { call, before, total, onProgress, take, decode }: Pace,
): AsyncGenerator<StepInfo, Tensor4D, void> {
  call.hold({ dispose: () => steps.return(undefined as never) });
  for (let step = before + 1; ; step++) {
    const next = await take(() => steps.next());
    if (next.done === true) return next.value;
    const { level, denoised } = next.value;
    const { sigma, timestep } = level;
    await settled(denoised);
    call.check();
    onProgress?.({ kind: 'step', done: step, total });
    call.pause();
    const preview = async (): Promise<SdImage[]> => {
      call.check();
      return decode(alive(denoised));
    };
    yield { step, total, sigma, timestep, preview };
    call.resume();
  }
}

function alive(x: Tensor4D): Tensor4D {
  if (!x.isDisposed) return x;
  throw new SdError('SD_PREVIEW', 'preview: the run has gone on; ask for a preview before the generator is resumed.');
}

/** Runs a generator to its end for the value that it returns. */
export async function drain<T>(steps: AsyncGenerator<unknown, T, void>): Promise<T> {
  for (;;) {
    const next = await steps.next();
    if (next.done === true) return next.value;
  }
}

/** Waits until the engine has computed `x`, by reading one value of it, and lets events run. */
export async function settled(x: tf.Tensor): Promise<void> {
  const one = tf.tidy(() => tf.slice(tf.reshape(x, [-1]), 0, 1));
  try {
    await one.data();
  } finally {
    one.dispose();
  }
  await eventsRun();
}
