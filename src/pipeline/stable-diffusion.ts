import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { checkArgument, checkCall, filledText } from '../checks';
import { isOneCheckpoint, type BuiltIn, type Weights } from '../checkpoints/checkpoint';
import { folderTexts, saveFolder } from '../checkpoints/diffusers/save';
import { kerascvFiles, kerascvFilesV2 } from '../checkpoints/kerascv/files';
import { saveSingleFile } from '../checkpoints/ldm/save';
import { saveOptions, type SaveOptions } from '../formats/save-safetensors';
import type { SdImage } from '../image/image';
import { anImage, type ImageInput } from '../image/input';
import { stableDiffusion1, stableDiffusion2 } from '../models/presets';
import { StableDiffusionDrawing } from './drawing';
import { imageToImage } from './image-to-image';
import { inpaint } from './inpaint';
import { listOf } from './lists';
import { modelOptions, pretrainedOptions, type PretrainedOptions, type StableDiffusionOptions } from './options';
import type { StepInfo } from './pacing';
import { allParts } from '../weights/names';
import { imageToImageOptions, inpaintOptions, type ImageToImageOptions, type InpaintOptions } from './picture-options';
import { somePrompts, type Prompts } from './prompts';
import { imageOptions, runOptions, type GenerateImageOptions, type GenerateOptions } from './run-options';
import { checkRunOptions, runOf, type Run } from './run';
import { encodePrompts, encodeTextOptions, type EncodeTextOptions } from './weighted';

/**
 * Pictures from prompts: KerasCV's `StableDiffusion`. Constructing it reads and allocates nothing; weights are loaded on first
 * use, or by `load`. Without `weights` it has the structure and the numbers of KerasCV's SD 1.4, to be filled part by part
 * with `loadWeights`.
 */
export class StableDiffusion extends StableDiffusionDrawing {
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
  async textToImage(prompt: Prompts, options: GenerateOptions = {}): Promise<SdImage[]> {
    this.check('textToImage', prompt, options, runOptions);
    return this.drawn('textToImage', { prompt, options });
  }

  /**
   * Pictures of a prompt that begin with a picture of any size, which is brought to the run's: `strength` says how much of it is drawn anew.
   * It is encoded as the mean of its latents, as in KerasCV, and else as by diffusers' `StableDiffusionImg2ImgPipeline`. Throws as
   * `textToImage`, and for a picture that cannot be read.
   */
  async imageToImage(image: ImageInput, prompt: Prompts, options: ImageToImageOptions = {}): Promise<SdImage[]> {
    const where = 'imageToImage';
    checkArgument(where, 'the image', image, anImage);
    this.check(where, prompt, options, imageToImageOptions);
    return this.drawn(where, { prompt, options, flow: imageToImage(image, options) });
  }

  /**
   * A picture in which what is white in `mask`, a picture too, is drawn anew under a prompt; grey blends, and where the mask is black all
   * pixels stay as they are. As by diffusers' `StableDiffusionInpaintPipeline`, with an inpainting checkpoint or any other. Throws as
   * `imageToImage`, and for a mask in which nothing is white.
   */
  async inpaint(
    image: ImageInput,
    mask: ImageInput,
    prompt: Prompts,
    options: InpaintOptions = {},
  ): Promise<SdImage[]> {
    const where = 'inpaint';
    for (const [name, given] of Object.entries({ image, mask })) checkArgument(where, `the ${name}`, given, anImage);
    this.check(where, prompt, options, inpaintOptions);
    return this.drawn(where, { prompt, options, flow: inpaint(image, mask, options) });
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
  async generateImage(encodedText: Tensor, options: GenerateImageOptions = {}): Promise<SdImage[]> {
    this.check('generateImage', encodedText, options, imageOptions);
    return this.drawn('generateImage', { prompt: encodedText, options });
  }

  /**
   * `textToImage` step by step: yields after each step, with a preview on request, and returns the images. Breaking out of the
   * loop frees everything, and so does an abort, `dispose()`, or, in its time, the collector when nobody has the generator any more.
   */
  async *generate(prompt: Prompts, options: GenerateOptions = {}): AsyncGenerator<StepInfo, SdImage[], void> {
    this.check('generate', prompt, options, runOptions);
    return yield* this.calls.steps('generate', this.during(options), (call) => this.drawing(call, { prompt, options }));
  }

  /**
   * The options of a run with this checkpoint's defaults in place of what is left out, as `draw` takes them. Throws `OptionError` that
   * names every one which cannot be used, and while the checkpoint's configs have not been read.
   */
  withDefaults(options: GenerateImageOptions = {}): Run {
    checkRunOptions('withDefaults', options, imageOptions);
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
