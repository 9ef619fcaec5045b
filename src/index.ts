/** sd-ts: Stable Diffusion for TypeScript, on TensorFlow.js. */

export { StableDiffusion, StableDiffusionV2 } from './models/stable-diffusion';
export type { GenerateImageOptions, GenerateOptions, StableDiffusionOptions } from './models/options';
export type { StepInfo } from './models/pacing';
export type { LoadPartsOptions } from './models/parts';

export { Decoder, ImageEncoder, type AutoencoderConfig } from './models/autoencoder';
export { DiffusionModel, type DiffusionModelConfig } from './models/diffusion-model';
export { TextEncoder, type TextEncoderConfig } from './models/text-encoder';
export { stableDiffusion1, stableDiffusion2, type Preset } from './models/presets';
export * as layers from './layers';

export * from './schedulers';
export { SimpleTokenizer, type TokenizerOptions } from './text/tokenizer';
export { plotImages, SdImage } from './image/image';

export { backendNames, useBackend, type BackendName, type ChosenBackend, type Considered } from './backends';
export { globalPolicy, setGlobalPolicy, type Dtype, type Policy, type PolicyName } from './precision/policy';
export { HubError, OptionError, SdError, UnsupportedError, WeightsError } from './errors';
export type { OnProgress, Progress } from './progress';
