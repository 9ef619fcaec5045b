import type { ConfigReader } from '../../weights/config-reader';

/** The classes of the parts that are built here; Flax' and ONNX' folders have the same weights as `.safetensors`. */
const classes: Readonly<Record<string, readonly string[]>> = {
  text_encoder: ['CLIPTextModel', 'FlaxCLIPTextModel', 'OnnxRuntimeModel'],
  tokenizer: ['CLIPTokenizer', 'CLIPTokenizerFast'],
  unet: ['UNet2DConditionModel', 'FlaxUNet2DConditionModel', 'OnnxRuntimeModel'],
  vae: ['AutoencoderKL', 'FlaxAutoencoderKL', 'AutoencoderTiny'],
};

/**
 * Reads a `model_index.json`, whose class is known to be that of a Stable Diffusion: the parts must be of the classes
 * that are built here. Returns the class of its scheduler, which goes before what the scheduler's own file says, as in
 * diffusers; null when it names none.
 */
export function readIndex(config: ConfigReader): string | null {
  config.pass('_class_name', '_diffusers_version', '_name_or_path');
  config.pass('feature_extractor', 'image_encoder'); // of the safety checker, and of IP-Adapters, which a folder does not contain
  config.pass('vae_encoder', 'vae_decoder'); // as ONNX' folders call the autoencoder
  config.pass('requires_safety_checker');
  config.pass('sd_ts'); // read by settings.ts
  for (const [key, known] of Object.entries(classes)) {
    const name = classOf(config, key);
    if (name !== null && !known.includes(name)) config.refuse(key, `supported: ${known.join(', ')}`);
  }
  if (classOf(config, 'safety_checker') !== null) {
    config.warn('the safety_checker that it names is not run: pictures come as they are drawn');
  }
  return classOf(config, 'scheduler')?.replace(/^Flax/, '') ?? null;
}

/** The class of a part, which stands as `[library, class]`; both are null for one that is not there. */
function classOf(config: ConfigReader, key: string): string | null {
  const value = config.value(key) ?? [null, null];
  if (Array.isArray(value) && value.length === 2 && (value[1] === null || typeof value[1] === 'string')) {
    return value[1] as string | null;
  }
  config.refuse(key, 'a list of a library and a class is needed');
  return null;
}
