import { files } from '#files';
import { writeAll } from '../../files';
import type { AddedToken } from '../../text/rules';
import type { SimpleTokenizer } from '../../text/tokenizer';
import { diffusersName } from '../../weights/names';
import { saveSafetensors, type SaveOptions } from '../../formats/save-safetensors';
import { savedTensors } from '../../weights/saved-tensors';
import { configPaths } from './config';
import type { Preset } from '../../models/presets';
import { isTiny } from '../../models/tiny-autoencoder';
import type { Networks } from '../../models/parts';
import { SETTINGS } from '../settings';
import { autoencoderConfig, schedulerConfig, textEncoderConfig, unetConfig } from './write-config';

const INDEX = 'model_index.json';

/** All of a diffusers folder except its weights: configs, tokenizer and index, as texts by their paths. */
export function folderTexts(preset: Preset, tokenizer: SimpleTokenizer): Record<string, string> {
  const { vocab, merges, padding, added } = tokenizer.toFiles();
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const ids = Object.fromEntries(added.map(({ content, id }) => [content, id]));
  return {
    [configPaths.textEncoder]: json(textEncoderConfig(preset, tokenizer)),
    [configPaths.unet]: json(unetConfig(preset)),
    [configPaths.vae]: json(autoencoderConfig(preset)),
    [configPaths.scheduler]: json(schedulerConfig(preset)),
    'tokenizer/vocab.json': json(vocab),
    'tokenizer/merges.txt': merges,
    'tokenizer/tokenizer_config.json': json(tokenizerConfig(preset, padding, added)),
    ...(added.length > 0 && { 'tokenizer/added_tokens.json': json(ids) }),
    [INDEX]: json(modelIndex(preset)),
  };
}

/**
 * Writes a diffusers folder: configs, tokenizer, and the weights of all parts. The `model_index.json` comes last, as it
 * makes the folder complete. diffusers has no place for KerasCV's ε and GELU: a folder saved from KerasCV's weights is
 * drawn with the constants of diffusers.
 */
export async function saveFolder(
  folder: string,
  { textEncoder, diffusionModel, decoder, imageEncoder }: Networks,
  { [INDEX]: index = '', ...texts }: Readonly<Record<string, string>>,
  options: SaveOptions,
): Promise<void> {
  for (const name of ['text_encoder', 'unet', 'vae', 'scheduler', 'tokenizer'])
    await files.makeFolder(`${folder}/${name}`);
  const write = (path: string, text: string) => writeAll(files, `${folder}/${path}`, new TextEncoder().encode(text));
  for (const [path, text] of Object.entries(texts)) await write(path, text);
  const named = (model: Networks[keyof Networks]) =>
    savedTensors(model, (path) => diffusersName(model.part, path, model.structure));
  await saveSafetensors(`${folder}/text_encoder/model.safetensors`, named(textEncoder), options);
  await saveSafetensors(`${folder}/unet/diffusion_pytorch_model.safetensors`, named(diffusionModel), options);
  const autoencoder = [...named(decoder), ...named(imageEncoder)];
  await saveSafetensors(`${folder}/vae/diffusion_pytorch_model.safetensors`, autoencoder, options);
  await write(INDEX, index);
}

const modelIndex = (preset: Preset) => ({
  _class_name: pipelineClass(preset),
  _diffusers_version: '0.30.0',
  feature_extractor: [null, null],
  image_encoder: [null, null],
  requires_safety_checker: false,
  safety_checker: [null, null],
  ...(preset.settings !== undefined && { [SETTINGS]: preset.settings }),
  scheduler: ['diffusers', schedulerConfig(preset)._class_name],
  text_encoder: ['transformers', 'CLIPTextModel'],
  tokenizer: ['transformers', 'CLIPTokenizer'],
  unet: ['diffusers', 'UNet2DConditionModel'],
  vae: ['diffusers', isTiny(preset.autoencoder) ? 'AutoencoderTiny' : 'AutoencoderKL'],
});

function pipelineClass({ diffusionModel: { inChannels, guidanceWidth } }: Preset): string {
  if (guidanceWidth !== undefined) return 'LatentConsistencyModelPipeline';
  return inChannels === 9 ? 'StableDiffusionInpaintPipeline' : 'StableDiffusionPipeline';
}

function tokenizerConfig(
  { textEncoders: [textEncoder] }: Preset,
  padding: string,
  added: readonly AddedToken[],
): object {
  const flags = { lstrip: false, rstrip: false, single_word: false };
  const tokens = added.map(({ content, id, normalized }) => [
    id,
    { content, ...flags, normalized, special: !normalized },
  ]);
  return {
    ...(added.length > 0 && { added_tokens_decoder: Object.fromEntries(tokens) as object }),
    tokenizer_class: 'CLIPTokenizer',
    model_max_length: textEncoder.maxLength,
    bos_token: '<|startoftext|>',
    eos_token: '<|endoftext|>',
    unk_token: '<|endoftext|>',
    pad_token: padding,
  };
}
