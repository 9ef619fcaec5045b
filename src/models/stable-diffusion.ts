import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { checkArgument, checkCall, filledText, text } from '../checks';
import { UnsupportedError } from '../errors';
import type { SdImage } from '../image/image';
import { Scope } from '../layers/scope';
import { denoiser, NoiseSchedule, randomSource, samplers, type LatentShape, type NoiseLevel } from '../schedulers';
import { saveOptions, type SaveOptions } from '../weights/save';
import type { BuiltIn } from './built-in';
import type { PartFiles } from './checkpoint';
import { DeepCache } from './deep-cache';
import { guided, guidedSteps } from './guidance';
import { expandContext, expandNoise } from './inputs';
import {
  checkRunOptions,
  modelOptions,
  pretrainedOptions,
  tensor,
  withDefaults,
  type GenerateImageOptions,
  type GenerateOptions,
  type PretrainedOptions,
  type Run,
  type StableDiffusionOptions,
} from './options';
import { drain, paced, type StepInfo } from './pacing';
import { allParts } from './part-options';
import { StableDiffusionParts } from './parts';
import { describeRun, requireFinite, toImages } from './pictures';
import { kerascvFiles, kerascvFilesV2 } from './kerascv-files';
import { stableDiffusion1, stableDiffusion2 } from './presets';
import { saveFolder } from './save-folder';
import { saveSingleFile } from './save-single-file';
import { decodePixels, type LatentDecoder } from './tiling';

/**
 * Pictures from prompts: KerasCV's `StableDiffusion`. Constructing it reads and allocates nothing; weights are loaded on first
 * use, or by `load`. Without `weights` it has the structure and the numbers of KerasCV's SD 1.4, to be filled part by part
 * with `loadWeights`.
 */
export class StableDiffusion extends StableDiffusionParts {
  protected builtIn(): BuiltIn {
    const name = 'CompVis/stable-diffusion-v1-4';
    return { name, licence: 'CreativeML Open RAIL-M', preset: stableDiffusion1, files: kerascvFiles };
  }

  /** A model with the weights of all four parts loaded, from any place that the option `weights` takes. */
  static async fromPretrained<T extends StableDiffusion>(
    this: new (options: StableDiffusionOptions) => T,
    weights: string | PartFiles,
    options: PretrainedOptions = {},
  ): Promise<T> {
    checkCall('fromPretrained', ['weights', weights, modelOptions.weights], options, pretrainedOptions);
    const { signal, ...others } = options;
    const model = new this({ ...others, weights });
    try {
      const parts = typeof weights === 'string' ? allParts : allParts.filter((part) => weights[part] !== undefined);
      await model.load({ parts, ...(signal && { signal }) });
    } catch (error) {
      model.dispose();
      throw error;
    }
    return model;
  }

  /**
   * Pictures of a prompt of at most 77 tokens, start and end included. Throws `OptionError` for options and prompts that cannot
   * be used, and the signal's reason when aborted; nothing stays allocated but the weights.
   */
  textToImage(prompt: string, options: GenerateOptions = {}): Promise<SdImage[]> {
    return drain(this.#draw('textToImage', prompt, options));
  }

  /** The context of a prompt for `generateImage`: `[1, 77, C]`, the caller's to dispose. Throws as `textToImage`. */
  async encodeText(prompt: string): Promise<Tensor3D> {
    checkArgument('encodeText', 'the prompt', prompt, text);
    await this.load({ parts: ['textEncoder'] });
    return this.#encode([prompt]);
  }

  /** `textToImage` from a context `[77, C]`, `[1, 77, C]` or `[batchSize, 77, C]`, which stays the caller's. */
  generateImage(encodedText: Tensor, options: GenerateImageOptions = {}): Promise<SdImage[]> {
    return drain(this.#draw('generateImage', encodedText, options));
  }

  /**
   * `textToImage` step by step: yields after each step, with a preview on request, and returns the images. Breaking out of the
   * loop frees everything.
   */
  generate(prompt: string, options: GenerateOptions = {}): AsyncGenerator<StepInfo, SdImage[], void> {
    return this.#draw('generate', prompt, options);
  }

  /**
   * Writes the weights of all parts, as they are now: to a path that ends in `.safetensors` as one file in LDM's form, else as a
   * diffusers folder with configs and tokenizer; diffusers loads both. Parts that are not loaded yet are loaded first.
   * Throws `SdError` when it cannot be written.
   */
  async saveWeights(location: string, options: SaveOptions = {}): Promise<void> {
    checkCall('saveWeights', ['the location', location, filledText], options, saveOptions);
    await this.load({ parts: allParts, ...(options.signal && { signal: options.signal }) });
    if (/\.safetensors$/i.test(location)) await saveSingleFile(location, this, options);
    else await saveFolder(location, this, this.preset, this.tokenizer, options);
  }

  /** The flow: prompt → tokens → context → start latents → denoise loop → pixels → images. */
  async *#draw(
    where: string,
    prompt: string | Tensor,
    options: GenerateImageOptions,
  ): AsyncGenerator<StepInfo, SdImage[], void> {
    if (where === 'generateImage') checkArgument(where, 'encodedText', prompt, tensor);
    else checkArgument(where, 'the prompt', prompt, text);
    checkRunOptions(where, options);
    const { onProgress: follow = this.options.onProgress, signal } = options;
    await this.open({ ...(follow && { onProgress: follow }), ...(signal && { signal }) });
    const run = withDefaults(where, options, this.options, this.preset);
    const { onProgress, batchSize } = run;
    const schedule = new NoiseSchedule(this.preset.schedule);
    const sampler = samplers[run.scheduler];
    const levels = sampler.levels(schedule, run.numSteps);
    this.#tokens(typeof prompt === 'string' ? [run.negativePrompt, prompt] : [run.negativePrompt]); // too long? before the work
    this.#requireLatentsOnly(where);
    this.requireMemory(where, batchSize);
    const unknown = typeof prompt === 'string' ? this.unknownPrompt(prompt) : null;
    if (unknown !== null) onProgress?.({ kind: 'warning', message: unknown });
    await this.ready('textEncoder', run);
    const network = new DeepCache(this.diffusionModel, run.deepCache);
    const scope = new Scope();
    try {
      const context = scope.hold(this.#context(prompt, run)); // [2B or B, 77, C]
      await this.ready('diffusionModel', run);
      const noise = this.#noise(run);
      const start = scope.hold(this.#start(run, noise, sampler.startScale(levels[0] as NoiseLevel, schedule))); // [B, h/8, w/8, 4]
      const denoise = denoiser(guided(network, context, run, levels), schedule);
      const preview = (latents: Tensor4D) => this.#decode(latents, run.previewDecoder, prompt, run);
      const latents = scope.hold(yield* paced(sampler.sample(denoise, start, levels, noise), run, preview));
      if (run.decoder === null) await this.ready('decoder', run);
      onProgress?.({ kind: 'decode', done: 0, total: batchSize });
      const images = await this.#decode(latents, run.decoder, prompt, run);
      onProgress?.({ kind: 'decode', done: batchSize, total: batchSize });
      return images;
    } finally {
      network.dispose();
      scope.dispose();
    }
  }

  /** The UNet of an inpainting checkpoint takes the mask and the picture behind it too, which text alone does not give. */
  #requireLatentsOnly(where: string): void {
    const { inChannels } = this.preset.diffusionModel;
    const { latentChannels } = this.preset.autoencoder;
    if (inChannels === latentChannels) return;
    const found = `the UNet of '${this.checkpointName}' takes ${inChannels} channels, as those of inpainting checkpoints do`;
    const advice =
      'use a text-to-image checkpoint, or give diffusionModel.run the mask and the masked latents yourself';
    throw new UnsupportedError(`${where}: ${found}; ${latentChannels} are needed to draw from text: ${advice}.`);
  }

  #tokens(prompts: readonly string[]): number[][] {
    return this.tokenizer.encodeBatch(prompts, this.preset.textEncoder.maxLength);
  }

  #encode(prompts: readonly string[]): Tensor3D {
    return this.textEncoder.run(this.#tokens(prompts));
  }

  /** The unconditional contexts, then those of the prompt, `[2B, 77, C]`; without guidance those of the prompt alone. */
  #context(prompt: string | Tensor, run: Run): Tensor3D {
    const { negativePrompt, batchSize } = run;
    const { maxLength, width } = this.preset.textEncoder;
    return tf.tidy(() => {
      const conditional = typeof prompt === 'string' ? this.#encode([prompt]) : prompt;
      const contexts = guidedSteps(run) === 0 ? [conditional] : [this.#encode([negativePrompt]), conditional];
      return tf.concat(contexts.map((context) => expandContext(context, batchSize, maxLength, width)));
    });
  }

  #latentShape({ batchSize, height, width }: Run): LatentShape {
    const { widths, latentChannels } = this.preset.autoencoder;
    const factor = 2 ** (widths.length - 1);
    return [batchSize, height / factor, width / factor, latentChannels];
  }

  /** Standard normal noise of the latents' shape, draw after draw. */
  #noise(run: Run): () => Tensor4D {
    const random = randomSource(run.rng, run.seed);
    const shape = this.#latentShape(run);
    return () => tf.tensor4d(random.normal(shape), [...shape]);
  }

  #start(run: Run, noise: () => Tensor4D, scale: number): Tensor4D {
    const given = run.diffusionNoise;
    return tf.tidy(() => tf.mul(given === null ? noise() : expandNoise(given, this.#latentShape(run)), scale));
  }

  async #decode(
    latents: Tensor4D,
    decoder: LatentDecoder | null,
    prompt: string | Tensor,
    run: Run,
  ): Promise<SdImage[]> {
    const scope = new Scope();
    try {
      await requireFinite(latents, 'the UNet');
      if (decoder === null) await this.load({ parts: ['decoder'] }); // for a preview, where memory is low
      const pixels = scope.hold(await decodePixels(decoder ?? this.decoder, latents, run)); // [B, h, w, 3]
      const parameters = describeRun(typeof prompt === 'string' ? prompt : null, this.checkpointName, run);
      return await toImages(pixels, this.preset.rounding, parameters);
    } finally {
      scope.dispose();
    }
  }
}

/** KerasCV's `StableDiffusionV2`: the same with the structure and the numbers of SD 2.1 base. */
export class StableDiffusionV2 extends StableDiffusion {
  protected override builtIn(): BuiltIn {
    const name = 'stabilityai/stable-diffusion-2-1-base';
    return { name, licence: 'CreativeML Open RAIL++-M', preset: stableDiffusion2, files: kerascvFilesV2 };
  }
}
