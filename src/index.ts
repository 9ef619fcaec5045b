/**
 * sd-ts: Stable Diffusion for TypeScript, on TensorFlow.js.
 *
 * @module sd-ts
 * @mergeModuleWith <project>
 */

export { StableDiffusion, StableDiffusionV2 } from './pipeline/stable-diffusion';
export type { PretrainedOptions, StableDiffusionOptions } from './pipeline/options';
export { runOptions } from './pipeline/run-options';
export type { Prompts, PromptSyntax } from './pipeline/prompts';
export type { EncodeTextOptions } from './pipeline/weighted';
export type { DeepCacheOptions, GenerateImageOptions, GenerateOptions } from './pipeline/run-options';
export type { Run } from './pipeline/run';
export type { HiresFix } from './pipeline/hires-option';
export type { ImageToImageOptions, InpaintOptions } from './pipeline/picture-options';
export { draw, type DrawOptions, type DrawParts } from './pipeline/draw';
export { lerp, slerp } from './pipeline/walks';
export type { Unet } from './pipeline/guidance';
export type { Flag, Option, PictureSettings } from './pipeline/option';
export type { LatentDecoder } from './pipeline/tiling';
export { TinyDecoder } from './checkpoints/tiny-decoder';
export type { TinyAutoencoderConfig } from './models/tiny-autoencoder';
export type { TinyDecoderConfig } from './models/tiny-decoder';
export type { TinyEncoderConfig } from './models/tiny-encoder';
export type { TinyDecoderOptions } from './checkpoints/taesd';
export type { StepInfo } from './pipeline/pacing';
export type { EstimateOptions, LoadPartsOptions } from './pipeline/part-options';
export type { LoadedLora, LoraOptions, TextualInversionOptions } from './pipeline/adapters';
export type { GivenFiles, PartFiles } from './checkpoints/checkpoint';
export type { MemoryEstimate } from './pipeline/memory';
export { setAssetPath, type AssetPath } from './embedded';
export { tinyWords as embeddedWords } from './checkpoints/tiny-words';
export { clearCache, estimateDownload, isCached, type CacheOptions } from './checkpoints/hub';
export type { Estimate as DownloadEstimate, HubOptions } from './hub/hub';
export type { SaveOptions, SavedDtype } from './formats/save-safetensors';
export type { Part } from './weights/names';

export { Decoder, ImageEncoder, type AutoencoderConfig } from './models/autoencoder';
export type { Conditioning } from './models/conditioning';
export { DiffusionModel, type DiffusionModelConfig } from './models/diffusion-model';
export { TextEncoder, type TextEncoderConfig } from './models/text-encoder';
export { stableDiffusion1, stableDiffusion2, type Preset } from './models/presets';
export * as layers from './layers';

export * from './schedulers';
export { SimpleTokenizer } from './text/tokenizer';
export {
  plotImages,
  SdImage,
  type CanvasPixels,
  type DecodeOptions,
  type EncodeOptions,
  type SaveImageOptions,
} from './image/image';
export type { ImageType } from './image/formats';
export type { ImageInput } from './image/input';
export type { ClipTokenizerOptions, TokenizerOptions, TokenizerRules } from './text/rules';

export {
  backendNames,
  countedOverflows,
  useBackend,
  type BackendName,
  type BackendOptions,
  type ChosenBackend,
  type Considered,
} from './backends';
export {
  globalPolicy,
  setGlobalPolicy,
  type Dtype,
  type Policy,
  type PolicyName,
  type Quantization,
} from './precision/policy';
export { HubError, OptionError, SdError, UnsupportedError, WeightsError } from './errors';
export type { During, OnProgress, Progress } from './progress';
