import { keep, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Conditioning } from '../models/conditioning';
import { SteadyResults } from '../compile/compiled';
import type { DiffusionModel } from '../models/diffusion-model';
import type { Run } from './run';

/**
 * The UNet as one run calls it. What programs make of the prompt is made once. With options, deep features are used
 * again (DeepCache, Ma et al., 2023, section 3.3, the uniform strategy): they change slowly from call to call, so that
 * only every `interval`-th call makes them, and the others run what lies outside of the skip connection `branch`. Both
 * halves of guidance have features of their own, in the batch; when the batch changes, as where guidance ends, the whole
 * network runs again. Without options each call is one of the whole network.
 */
export class RunUnet {
  #deep: Tensor4D | null = null;
  /** Calls since `#deep` was made. */
  #age = 0;

  /** What is made of the conditioning, for all steps. */
  readonly #steady = new SteadyResults();

  constructor(
    private readonly model: DiffusionModel,
    private readonly options: Run['deepCache'],
  ) {}

  get timestepWidth(): number {
    return this.model.timestepWidth;
  }

  /** `DiffusionModel.run`; the caller owns the result. */
  run(latents: Tensor4D, timestepEmbedding: Tensor, conditioning: Conditioning): Tensor4D {
    if (this.options === null || this.options.interval === 1) {
      return this.model.run(latents, timestepEmbedding, conditioning, this.#steady);
    }
    const { interval, branch } = this.options;
    const deep = this.#deep;
    if (deep !== null && deep.shape[0] === latents.shape[0] && ++this.#age < interval) {
      return this.model.runShallow(branch, latents, timestepEmbedding, conditioning, deep, this.#steady);
    }
    const [output, fresh] = this.model.runKeeping(branch, latents, timestepEmbedding, conditioning, this.#steady);
    this.#forget();
    this.#deep = keep(fresh); // callers tidy
    return output;
  }

  /** Frees all that is kept. */
  dispose(): void {
    this.#forget();
    this.#steady.dispose();
  }

  #forget(): void {
    this.#deep?.dispose();
    this.#deep = null;
    this.#age = 0;
  }
}
