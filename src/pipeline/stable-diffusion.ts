import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { checkArgument, checkCall, filledText, text } from '../checks';
import type { SdImage } from '../image/image';
import type { During } from '../progress';
import {
  denoiser,
  NoiseSchedule,
  randomSource,
  samplers,
  type LatentShape,
  type NoiseLevel,
  type Sampler,
} from '../schedulers';
import { saveOptions, type SaveOptions } from '../formats/save-safetensors';
import type { Call } from '../models/calls';
import type { BuiltIn, PartFiles } from '../checkpoints/checkpoint';
import { DeepCache } from './deep-cache';
import { guided, guidedSteps } from './guidance';
import { expandContext, expandNoise, requireLatentsOnly } from './conditioning';
import type { Drawing } from './loading';
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
import { drain, paced, settled, type StepInfo } from './pacing';
import { allParts } from './part-options';
import { StableDiffusionParts } from './parts';
import { requireFinite, toImages } from './pictures';
import { describeRun, type Drawn } from './run-text';
import { kerascvFiles, kerascvFilesV2 } from '../checkpoints/kerascv/files';
import { stableDiffusion1, stableDiffusion2 } from '../models/presets';
import { folderTexts, saveFolder } from '../checkpoints/diffusers/save';
import { saveSingleFile } from '../checkpoints/ldm/save';
import type { TextEncoder } from '../models/text-encoder';
import { decodePixels, type LatentDecoder } from './tiling';

/**
 * Pictures from prompts: KerasCV's `StableDiffusion`. Constructing it reads and allocates nothing; weights are loaded on first
 * use, or by `load`. Without `weights` it has the structure and the numbers of KerasCV's SD 1.4, to be filled part by part
 * with `loadWeights`.
 */
export class StableDiffusion extends StableDiffusionParts {
  static override get name(): string {
    return 'StableDiffusion'; // minifiers rename classes
  }

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
      await model.load({ parts, signal });
    } catch (error) {
      model.dispose();
      throw error;
    }
    return model;
  }

  /**
   * Pictures of a prompt of at most 77 tokens, start and end included. Throws `OptionError` for options and prompts that cannot
   * be used, the signal's reason when aborted, and an `SdError` of the code `SD_DISPOSED` when the model is disposed meanwhile; nothing
   * stays allocated but the weights.
   */
  textToImage(prompt: string, options: GenerateOptions = {}): Promise<SdImage[]> {
    return this.#drawn('textToImage', prompt, options);
  }

  /** The context of a prompt for `generateImage`: `[1, 77, C]`, the caller's to dispose. Throws as `textToImage`. */
  async encodeText(prompt: string): Promise<Tensor3D> {
    checkArgument('encodeText', 'the prompt', prompt, text);
    return this.calls.run('encodeText', this.options, async (call) => {
      await this.open(call);
      const { textEncoder } = this;
      return this.loading.loaded(call, [textEncoder], () => this.#encode(textEncoder, [prompt]));
    });
  }

  /** `textToImage` from a context `[77, C]`, `[1, 77, C]` or `[batchSize, 77, C]`, which stays the caller's. */
  generateImage(encodedText: Tensor, options: GenerateImageOptions = {}): Promise<SdImage[]> {
    return this.#drawn('generateImage', encodedText, options);
  }

  /**
   * `textToImage` step by step: yields after each step, with a preview on request, and returns the images. Breaking out of the
   * loop frees everything, and so does an abort, `dispose()`, or, in its time, the collector when nobody has the generator any more.
   */
  generate(prompt: string, options: GenerateOptions = {}): AsyncGenerator<StepInfo, SdImage[], void> {
    const steps = this.#steps('generate', prompt, options, (call) => {
      this.calls.watch(steps, call);
    });
    return steps;
  }

  /**
   * Writes the weights of all parts, as they are now: to a path that ends in `.safetensors` as one file in LDM's form, else as a
   * diffusers folder with configs and tokenizer; diffusers loads both. Parts that are not loaded yet are loaded first.
   * Throws `SdError` when it cannot be written.
   */
  async saveWeights(location: string, options: SaveOptions = {}): Promise<void> {
    checkCall('saveWeights', ['the location', location, filledText], options, saveOptions);
    const { onProgress = this.options.onProgress, signal } = options;
    await this.calls.run('saveWeights', { onProgress, signal }, async (call) => {
      await this.open(call);
      const { textEncoder, diffusionModel, decoder, imageEncoder } = this;
      const all = { textEncoder, diffusionModel, decoder, imageEncoder };
      await this.loading.loaded(call, Object.values(all), () => {
        const save = /\.safetensors$/i.test(location) ? saveSingleFile : saveFolder;
        return save(location, all, folderTexts(this.preset, this.tokenizer), { ...options, signal: call.signal });
      });
    });
  }

  /** A run from its beginning to its end. */
  async #drawn(where: string, prompt: string | Tensor, options: GenerateImageOptions): Promise<SdImage[]> {
    this.#check(where, prompt, options);
    return this.calls.run(where, this.#during(options), (call) =>
      this.calls.whole(call, () => drain(this.#draw(call, prompt, options))),
    );
  }

  /** A run as a generator: nothing is begun before the first step is asked for. */
  async *#steps(
    where: string,
    prompt: string,
    options: GenerateOptions,
    begun: (call: Call) => void,
  ): AsyncGenerator<StepInfo, SdImage[], void> {
    this.#check(where, prompt, options);
    const call = this.calls.begin(where, this.#during(options));
    begun(call);
    try {
      return yield* this.#draw(call, prompt, options);
    } catch (error) {
      call.check();
      throw error;
    } finally {
      call.close();
    }
  }

  #check(where: string, prompt: string | Tensor, options: GenerateImageOptions): void {
    if (where === 'generateImage') checkArgument(where, 'encodedText', prompt, tensor);
    else checkArgument(where, 'the prompt', prompt, text);
    checkRunOptions(where, options);
  }

  #during({ onProgress = this.options.onProgress, signal }: GenerateOptions): During {
    return { onProgress, signal };
  }

  /** The flow: prompt → tokens → context → start latents → denoise loop → pixels → images. */
  async *#draw(
    call: Call,
    prompt: string | Tensor,
    options: GenerateImageOptions,
  ): AsyncGenerator<StepInfo, SdImage[], void> {
    await this.open(call);
    const run = withDefaults(call.where, options, this.options, this.preset);
    const { onProgress, batchSize } = run;
    const schedule = new NoiseSchedule(this.preset.schedule);
    const sampler: Sampler = typeof run.scheduler === 'string' ? samplers[run.scheduler] : run.scheduler;
    const levels = sampler.levels(schedule, run.numSteps);
    const total = levels.length - 1;
    this.#tokens(typeof prompt === 'string' ? [run.negativePrompt, prompt] : [run.negativePrompt]); // too long? before the work
    requireLatentsOnly(call.where, this.checkpointName, this.preset);
    const drawing = await this.loading.drawing(call, this, { ...run, isGuided: guidedSteps(run, total) > 0 });
    const unknown = typeof prompt === 'string' ? this.unknownPrompt(prompt) : null;
    if (unknown !== null) onProgress?.({ kind: 'warning', message: unknown });
    const { textEncoder, diffusionModel } = drawing;
    const context = call.hold(
      await this.loading.piece(call, drawing, 'textEncoder', () => this.#context(textEncoder, prompt, run, total)), // [2B or B, 77, C]
    );
    const network = call.hold(new DeepCache(diffusionModel, run.deepCache));
    const noise = this.#noise(run);
    const start = call.hold(this.#start(run, noise, sampler.startScale(levels[0] as NoiseLevel, schedule))); // [B, h/8, w/8, 4]
    const denoise = denoiser(guided(network, context, run, total), schedule);
    const take = <T>(work: () => T) => this.loading.piece(call, drawing, 'diffusionModel', work);
    const decode = (latents: Tensor4D) => this.#preview(call, latents, drawing, prompt, run);
    const steps = sampler.sample(denoise, start, levels, noise);
    const latents = call.hold(yield* paced(steps, { call, total, onProgress, take, decode }));
    onProgress?.({ kind: 'decode', done: 0, total: batchSize });
    const images = await this.#decode(call, latents, run.decoder, drawing, prompt, run);
    onProgress?.({ kind: 'decode', done: batchSize, total: batchSize });
    return images;
  }

  #tokens(prompts: readonly string[]): number[][] {
    return this.tokenizer.encodeBatch(prompts, this.preset.textEncoder.maxLength);
  }

  #encode(textEncoder: TextEncoder, prompts: readonly string[]): Tensor3D {
    return textEncoder.run(this.#tokens(prompts));
  }

  /** The unconditional contexts, then those of the prompt, `[2B, 77, C]`; without guidance those of the prompt alone. */
  #context(textEncoder: TextEncoder, prompt: string | Tensor, run: Run, total: number): Tensor3D {
    const { negativePrompt, batchSize } = run;
    const { maxLength, width } = this.preset.textEncoder;
    return tf.tidy(() => {
      const conditional = typeof prompt === 'string' ? this.#encode(textEncoder, [prompt]) : prompt;
      const contexts =
        guidedSteps(run, total) === 0 ? [conditional] : [this.#encode(textEncoder, [negativePrompt]), conditional];
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

  /** What decides a picture besides the options of its run. */
  #settings(prompt: string | null): Drawn {
    const { loras, learnedTokens, policy, publicName: checkpoint } = this;
    const { variant, predictionType, ema } = this.options;
    const [precision, backend] = [policy.name, tf.getBackend()];
    return { prompt, checkpoint, variant, predictionType, ema, loras, learnedTokens, precision, backend };
  }

  /** The pictures of a step. It is a call of its own, with latents of its own, and so need not be done when the run goes on. */
  #preview(call: Call, latents: Tensor4D, drawing: Drawing, prompt: string | Tensor, run: Run): Promise<SdImage[]> {
    const own = tf.clone(latents);
    return this.calls.run(call.where, { signal: run.signal, onProgress: run.onProgress }, (preview) => {
      preview.hold(own);
      return this.#decode(preview, own, run.previewDecoder, drawing, prompt, run, true);
    });
  }

  async #decode(
    call: Call,
    latents: Tensor4D,
    decoder: LatentDecoder | null,
    drawing: Drawing,
    prompt: string | Tensor,
    run: Run,
    isBeside = false,
  ): Promise<SdImage[]> {
    const { signal } = call;
    await requireFinite(latents, 'the UNet');
    const decode = () => decodePixels(decoder ?? drawing.decoder, latents, { ...run, signal });
    const decoded =
      decoder === null
        ? this.loading.piece(call, drawing, 'decoder', decode, isBeside)
        : this.calls.inTurn(call, decode);
    const pixels = call.hold(await decoded); // [B, h, w, 3]
    await settled(pixels);
    call.check();
    const settings = this.#settings(typeof prompt === 'string' ? prompt : null);
    return toImages(pixels, this.preset.rounding, (place) => describeRun(settings, run, place));
  }
}

/** KerasCV's `StableDiffusionV2`: the same with the structure and the numbers of SD 2.1 base. */
export class StableDiffusionV2 extends StableDiffusion {
  static override get name(): string {
    return 'StableDiffusionV2'; // minifiers rename classes
  }

  protected override builtIn(): BuiltIn {
    const name = 'stabilityai/stable-diffusion-2-1-base';
    return { name, licence: 'CreativeML Open RAIL++-M', preset: stableDiffusion2, files: kerascvFilesV2 };
  }
}
