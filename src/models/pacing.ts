import type { Tensor4D } from '@tensorflow/tfjs-core';
import { SdError } from '../errors';
import type { SdImage } from '../image/image';
import type { SamplerStep } from '../schedulers';
import type { Run } from './options';
import { settled } from './settled';

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

/**
 * Drives a sampler in step with the engine and the event loop: a step counts as done when the engine has done it, timers run
 * between steps, and an aborted signal ends it there. Breaking off frees what the sampler holds.
 */
export async function* paced(
  steps: Generator<SamplerStep, Tensor4D>,
  run: Pick<Run, 'numSteps' | 'signal' | 'onProgress'>,
  decode: (latents: Tensor4D) => Promise<SdImage[]>,
): AsyncGenerator<StepInfo, Tensor4D, void> {
  const total = run.numSteps;
  try {
    for (let step = 1; ; step++) {
      run.signal?.throwIfAborted();
      const next = steps.next();
      if (next.done === true) return next.value;
      const { level, denoised } = next.value;
      const { sigma, timestep } = level;
      await settled(denoised);
      run.signal?.throwIfAborted();
      run.onProgress?.({ kind: 'step', done: step, total });
      yield { step, total, sigma, timestep, preview: async () => await decode(alive(denoised)) };
    }
  } finally {
    steps.return(undefined as never);
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
