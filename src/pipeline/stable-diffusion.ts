import { getBackend, Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { checkArgument, checkCall, filledText } from '../checks';
import { isOneCheckpoint, type BuiltIn, type Weights } from '../checkpoints/checkpoint';
import { folderTexts, saveFolder } from '../checkpoints/diffusers/save';
import { kerascvFiles, kerascvFilesV2 } from '../checkpoints/kerascv/files';
import { saveSingleFile } from '../checkpoints/ldm/save';
import { saveOptions, type SaveOptions } from '../formats/save-safetensors';
import type { SdImage } from '../image/image';
import type { Call } from '../models/calls';
import { stableDiffusion1, stableDiffusion2 } from '../models/presets';
import type { During } from '../progress';
import { NoiseSchedule } from '../schedulers';
import { contextOf, requireLatentsOnly } from './conditioning';
import { denoised, type Studio } from './draw';
import { guidedSteps } from './guidance';
import type { Drawing } from './loading';
import {
  modelOptions,
  pretrainedOptions,
  tensor,
  type PretrainedOptions,
  type StableDiffusionOptions,
} from './options';
import { listOf, runOfPrompts } from './lists';
import { drain, type StepInfo } from './pacing';
import { allParts } from '../weights/names';
import { StableDiffusionParts } from './parts';
import { negativeRows, shapedBy } from './prepare';
import { somePrompts, type Prompts } from './prompts';
import { imageOptions, runOptions, type GenerateImageOptions, type GenerateOptions } from './run-options';
import { checkRunOptions, runOf, samplerOf, type Run } from './run';
import { describeRun, type Drawn } from './run-text';
import { decodePixels, type LatentDecoder } from './tiling';
import { chunksOf, encodePrompts, encodeTextOptions, type EncodeTextOptions } from './weighted';

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
    weights: Weights,
    options: PretrainedOptions = {},
  ): Promise<T> {
    checkCall('fromPretrained', ['weights', weights, modelOptions.weights], options, pretrainedOptions);
    const { signal, ...others } = options;
    const model = new this({ ...others, weights });
    try {
      const parts = isOneCheckpoint(weights) ? allParts : allParts.filter((part) => weights[part] !== undefined);
      await model.load({ parts, signal });
    } catch (error) {
      model.dispose();
      throw error;
    }
    return model;
  }

  /**
   * Pictures of a prompt, or of each of several in one batch, of at most 77 tokens, start and end included, unless `promptSyntax` is
   * `'weighted'`. Throws `OptionError` for options and prompts that cannot
   * be used, the signal's reason when aborted, and an `SdError` of the code `SD_DISPOSED` when the model is disposed meanwhile; nothing
   * stays allocated but the weights.
   */
  textToImage(prompt: Prompts, options: GenerateOptions = {}): Promise<SdImage[]> {
    return this.#drawn('textToImage', prompt, options);
  }

  /**
   * The context of a prompt for `generateImage`: `[1, 77, C]`, of several `[P, 77, C]`, the caller's to dispose; weighted prompts have
   * `77 · chunks`, each as many as the longest. Throws as `textToImage`.
   */
  async encodeText(prompt: Prompts, options: EncodeTextOptions = {}): Promise<Tensor3D> {
    checkCall('encodeText', ['the prompt', prompt, somePrompts], options, encodeTextOptions);
    return this.calls.run('encodeText', this.options, async (call) => {
      await this.open(call);
      const { textEncoder } = this;
      return this.loading.loaded(call, [textEncoder], () =>
        encodePrompts(textEncoder, this.tokenizer, listOf(prompt), { promptSyntax: 'plain', clipSkip: 0, ...options }),
      );
    });
  }

  /**
   * `textToImage` from a context `[M, C]`, `[1, M, C]` or `[batchSize, M, C]`, which stays the caller's. M is 77 for a prompt; for several
   * chunks of 77 the negative prompt is followed by empty ones, and for any other M `negativeEncodedText` must be given.
   */
  generateImage(encodedText: Tensor, options: GenerateImageOptions = {}): Promise<SdImage[]> {
    return this.#drawn('generateImage', encodedText, options);
  }

  /**
   * `textToImage` step by step: yields after each step, with a preview on request, and returns the images. Breaking out of the
   * loop frees everything, and so does an abort, `dispose()`, or, in its time, the collector when nobody has the generator any more.
   */
  async *generate(prompt: Prompts, options: GenerateOptions = {}): AsyncGenerator<StepInfo, SdImage[], void> {
    this.#check('generate', prompt, options);
    return yield* this.calls.steps('generate', this.#during(options), (call) => this.#draw(call, prompt, options));
  }

  /**
   * The options of a run with this checkpoint's defaults in place of what is left out, as `draw` takes them. Throws `OptionError` that
   * names every one which cannot be used, and while the checkpoint's configs have not been read.
   */
  withDefaults(options: GenerateImageOptions = {}): Run {
    return runOf('withDefaults', options, { preset: this.preset, model: this.options });
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
  async #drawn(where: string, prompt: Prompts | Tensor, options: GenerateImageOptions): Promise<SdImage[]> {
    this.#check(where, prompt, options);
    return this.calls.run(where, this.#during(options), (call) =>
      this.calls.whole(call, () => drain(this.#draw(call, prompt, options))),
    );
  }

  #check(where: string, prompt: Prompts | Tensor, options: GenerateImageOptions): void {
    if (where === 'generateImage') checkArgument(where, 'encodedText', prompt, tensor);
    else checkArgument(where, 'the prompt', prompt, somePrompts);
    checkRunOptions(where, options, where === 'generateImage' ? imageOptions : runOptions);
  }

  #during({ onProgress = this.options.onProgress, signal }: GenerateOptions): During {
    return { onProgress, signal };
  }

  /** The flow from its beginning: prompt → tokens → context, and on from there as `draw`. */
  async *#draw(
    call: Call,
    prompt: Prompts | Tensor,
    options: GenerateImageOptions,
  ): AsyncGenerator<StepInfo, SdImage[], void> {
    await this.open(call);
    const about = { preset: this.preset, model: this.options };
    const prompts = prompt instanceof Tensor ? null : listOf(prompt);
    const run = runOfPrompts(call.where, runOf(call.where, options, about), prompts?.length ?? 1);
    const sampler = samplerOf(options, about);
    const levels = sampler.levels(new NoiseSchedule(this.preset.schedule), run.numSteps);
    const total = levels.length - 1;
    const guided = guidedSteps(run, total);
    const isGuided = guided > 0;
    const { maxLength } = this.preset.textEncoders[0];
    const read = (texts: readonly string[]) => chunksOf(this.tokenizer, texts, maxLength, run.promptSyntax);
    const negatives = listOf(run.negativePrompt);
    read(negatives); // too long? before the work
    const chunks = prompts === null ? [] : read([...(isGuided ? negatives : []), ...prompts]);
    requireLatentsOnly(call.where, this.checkpointName, this.preset);
    const { decoder = null, previewDecoder = decoder, diffusionNoise: noise } = options;
    const like = prompt instanceof Tensor ? prompt : { shape: [(chunks[0]?.tokens.length ?? 1) * maxLength, 1] };
    const hasNegative = !isGuided || options.negativeEncodedText !== undefined;
    const rows = prompt instanceof Tensor ? negativeRows(prompt, hasNegative, maxLength) : chunks.flatMap(({ tokens }) => tokens).length; // prettier-ignore
    const shaped = shapedBy(run, { guided, total, rows }, like, [decoder, previewDecoder]);
    const drawing = await this.loading.drawing(call, this, { ...run, decoder, isGuided }, shaped);
    for (const message of (prompts ?? []).map((one) => this.unknownPrompt(one))) {
      if (message !== null) call.onProgress?.({ kind: 'warning', message });
    }
    const encode = (some: readonly string[], chunks?: number) => encodePrompts(drawing.textEncoder, this.tokenizer, some, run, chunks); // prettier-ignore
    const encoded = () =>
      contextOf(encode, prompt, { ...run, isGuided, negative: options.negativeEncodedText }, this.preset);
    const context = call.hold(await this.loading.piece(call, drawing, 'textEncoder', encoded)); // [2B or B, M, C]
    const settings = this.#settings(prompts, options);
    const describe = (place: number) => describeRun(settings, run, place);
    const studio = this.#studio(call, drawing, run, { decoder, previewDecoder });
    return yield* denoised(call, studio, run, { context }, { sampler, levels, describe, ...(noise && { noise }) });
  }

  /** What a run draws with: networks that are loaded by the time that they are used, and those that the caller has brought. */
  #studio(
    call: Call,
    drawing: Drawing,
    run: Run,
    own: Record<'decoder' | 'previewDecoder', LatentDecoder | null>,
  ): Studio {
    const decode: Studio['decode'] = (during, latents, isPreview) => {
      const given = isPreview ? own.previewDecoder : own.decoder;
      const work = () => decodePixels(given ?? drawing.decoder, latents, { ...run, signal: during.signal });
      if (given !== null) return this.calls.inTurn(during, work);
      return this.loading.piece(during, drawing, 'decoder', work, isPreview);
    };
    const { diffusionModel } = drawing;
    const onUnet: Studio['onUnet'] = (work) => this.loading.piece(call, drawing, 'diffusionModel', work);
    return { preset: this.preset, diffusionModel, calls: this.calls, onUnet, decode };
  }

  /** What decides a picture besides the options of its run. */
  #settings(prompt: Prompts | null, { decoder, diffusionNoise }: GenerateImageOptions): Drawn {
    const { loras, learnedTokens, policy, publicName: checkpoint } = this;
    const { variant, predictionType, ema } = this.options;
    const [precision, backend] = [policy.name, getBackend()];
    return {
      ...{ prompt, checkpoint, variant, predictionType, ema, loras, learnedTokens, precision, backend },
      decoder: decoder?.name ?? decoder?.constructor.name,
      isNoiseGiven: diffusionNoise !== undefined,
    };
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
