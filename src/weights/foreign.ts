import type { TensorSource } from '../formats/source';

/**
 * Recognizes other files that people give in place of weights, by the names of their tensors. One line that names the
 * thing says more than a list of a hundred missing tensors.
 */

const models: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^conditioner\.embedders\.|\.label_emb\.|^add_embedding\./, 'this is SDXL'],
  [/(^|\.)joint_blocks\.\d/, 'this is SD 3'],
  [/(^|\.)(double_blocks|single_transformer_blocks)\.\d/, 'this is Flux'],
  [/(^|\.)scaled_fp8$|\.(scale_weight|weight_scale|scale_input)$/, 'its weights are float8 with scales of their own'],
  [/\.(qweight|qzeros|weight\.absmax|weight\.quant_state)/, 'its weights are quantised'],
];

/** A model that this library does not draw with, by the names of its tensors; null for others. */
export function foreignModel(names: readonly string[]): string | null {
  return whatIs(models, names);
}

const SDXL = 'this is a LoRA for SDXL';

const adapters: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^lora_te2_|(^|\.)text_encoder_2\.|(^|[._])transformer_blocks[._][2-9][._]|[._](label_emb|add_embedding)[._]/, SDXL],
  [
    /(^|_|\.)(joint_blocks|double_blocks|single_blocks|single_transformer_blocks)[._]\d|^(lora_)?transformer[._]/,
    'this is a LoRA for a transformer (SD 3, Flux and others)',
  ],
];

/**
 * What a file is that is no LoRA for SD 1.x or 2.x, by its tensors' names and its trainer's metadata; null if unknown.
 */
export function foreignAdapter({ names, metadata }: Pick<TensorSource, 'names' | 'metadata'>): string | null {
  const says = `${metadata['ss_base_model_version'] ?? ''} ${metadata['modelspec.architecture'] ?? ''}`;
  const isAdapter = names.some((name) => /(^|[._])(lora|hada|lokr)[._]/.test(name));
  if (!isAdapter) return foreignPart(names) ?? (names.some((name) => partOf.test(name)) ? PART : null);
  return whatIs(adapters, names) ?? (/sdxl|-xl-/.test(says) ? SDXL : null);
}

const partOf =
  /^(model\.diffusion_model|first_stage_model|cond_stage_model|down_blocks\.0\.resnets|text_model\.embeddings|decoder)\./;
const PART = 'these are the weights of a model, no LoRA; give them as weights';

const insteadOfPart: readonly (readonly [pattern: RegExp, what: string])[] = [
  [
    /^(en|de)coder\.layers\.\d+\.(conv\.\d+\.)?(weight|bias)$/,
    "this is diffusers' AutoencoderTiny; give it to a run: decoder: await TinyDecoder.fromPretrained(file)",
  ],
  [/\.lora_(A|B|up|down)\.|\.lora\.(up|down)\.|\.hada_|\.lokr_/, 'this is a LoRA; load it with loadLora(file)'],
  [/^(control_model\.|input_hint_block\.|controlnet_cond_embedding\.)/, 'this is a ControlNet, which is not supported'],
  [/^(emb_params|clip_l)$/, 'this is a textual inversion; load it with loadTextualInversion(file)'],
];

/** What a file is that does not hold the weights of a model; null if unknown. */
export function foreignPart(names: readonly string[]): string | null {
  const isEma = names.some((name) => name.startsWith('model_ema.diffusion_model'));
  if (isEma && !names.some((name) => name.startsWith('model.')))
    return 'this holds the moving averages of a training alone (model_ema.…), under names of their own; get the file with the model itself';
  return whatIs(insteadOfPart, names) ?? whatIs(models, names);
}

function whatIs(kinds: readonly (readonly [pattern: RegExp, what: string])[], names: readonly string[]): string | null {
  return kinds.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? null;
}
