import { existsSync, readFileSync } from 'node:fs';
import type { Folder } from '../../src/files';
import { readConfigs } from '../../src/checkpoints/diffusers/folder';
import { openBytes } from './safetensors';

type Json = Readonly<Record<string, unknown>>;

/** Every key that diffusers 0.42 and transformers 5 have in the files of a Stable Diffusion, by the constructors of their classes. */
const keys: Readonly<Record<string, string>> = {
  'model_index.json': `_class_name _diffusers_version _name_or_path feature_extractor image_encoder requires_safety_checker safety_checker
    scheduler text_encoder tokenizer unet vae vae_encoder vae_decoder`,
  'text_encoder/config.json': `_name_or_path architectures attention_dropout bos_token_id dropout dtype eos_token_id hidden_act hidden_size
    initializer_factor initializer_range intermediate_size layer_norm_eps max_position_embeddings model_type num_attention_heads
    num_hidden_layers output_attentions output_hidden_states pad_token_id projection_dim return_dict torch_dtype transformers_version
    use_cache vocab_size`,
  'unet/config.json': `_class_name _diffusers_version _name_or_path act_fn addition_embed_type addition_embed_type_num_heads
    addition_time_embed_dim attention_head_dim attention_type block_out_channels center_input_sample class_embed_type class_embeddings_concat
    conv_in_kernel conv_out_kernel cross_attention_dim cross_attention_norm down_block_types downsample_padding dropout dual_cross_attention
    encoder_hid_dim encoder_hid_dim_type flip_sin_to_cos freq_shift in_channels layers_per_block mid_block_only_cross_attention
    mid_block_scale_factor mid_block_type norm_eps norm_num_groups num_attention_heads num_class_embeds only_cross_attention out_channels
    projection_class_embeddings_input_dim resnet_out_scale_factor resnet_skip_time_act resnet_time_scale_shift
    reverse_transformer_layers_per_block sample_size time_cond_proj_dim time_embedding_act_fn time_embedding_dim time_embedding_type
    timestep_post_act transformer_layers_per_block up_block_types upcast_attention use_linear_projection`,
  'vae/config.json': `_class_name _diffusers_version _name_or_path act_fn block_out_channels down_block_types force_upcast in_channels
    latent_channels latents_mean latents_std layers_per_block mid_block_add_attention norm_num_groups out_channels sample_size scaling_factor
    shift_factor up_block_types use_post_quant_conv use_quant_conv`,
  'scheduler/scheduler_config.json': `_class_name _diffusers_version _name_or_path algorithm_type beta_end beta_schedule beta_start
    clip_sample clip_sample_range dynamic_thresholding_ratio euler_at_final final_sigmas_type flow_shift interpolation_type
    lambda_min_clipped lower_order_final num_train_timesteps original_inference_steps prediction_type rescale_betas_zero_snr sample_max_value set_alpha_to_one
    sigma_max sigma_min skip_prk_steps solver_order solver_type steps_offset thresholding time_shift_type timestep_scaling timestep_spacing timestep_type
    trained_betas use_beta_sigmas use_dynamic_shifting use_exponential_sigmas use_flow_sigmas use_karras_sigmas use_lu_lambdas
    variance_type`,
  'tokenizer/tokenizer_config.json': `add_prefix_space added_tokens_decoder additional_special_tokens backend bos_token
    clean_up_tokenization_spaces do_lower_case eos_token errors extra_special_tokens model_max_length name_or_path pad_token padding_side
    special_tokens_map_file tokenizer_class tokenizer_file truncation_side unk_token`,
  'tokenizer/special_tokens_map.json': 'additional_special_tokens bos_token eos_token pad_token unk_token',
  'tokenizer/added_tokens.json': '<cat-toy>',
  'tokenizer/tokenizer.json':
    'added_tokens decoder model normalizer padding post_processor pre_tokenizer truncation version',
};

/**
 * Keys that change no picture in diffusers either. Each has one of four reasons: it says who wrote the file; it is of training; it is of
 * what a pipeline does not use (decoding tokens, pooled outputs), or uses with an option that is refused; or it asks for what is done anyway.
 */
export const withoutEffect: Readonly<Record<string, string>> = {
  'model_index.json':
    '_diffusers_version _name_or_path feature_extractor image_encoder requires_safety_checker vae_encoder vae_decoder',
  'text_encoder/config.json': `_name_or_path architectures attention_dropout bos_token_id dropout dtype eos_token_id initializer_factor
    initializer_range output_attentions output_hidden_states pad_token_id projection_dim return_dict torch_dtype transformers_version
    use_cache`,
  'unet/config.json': `_class_name _name_or_path addition_embed_type_num_heads addition_time_embed_dim class_embeddings_concat
    projection_class_embeddings_input_dim upcast_attention`,
  'vae/config.json': '_class_name _diffusers_version _name_or_path',
  'scheduler/scheduler_config.json': `_diffusers_version _name_or_path clip_sample_range dynamic_thresholding_ratio euler_at_final flow_shift
    lower_order_final sample_max_value time_shift_type`,
  'tokenizer/tokenizer_config.json': `backend clean_up_tokenization_spaces errors name_or_path special_tokens_map_file tokenizer_file
    truncation_side`,
  'tokenizer/tokenizer.json': 'decoder padding post_processor truncation version',
};

/** Values of every type, one of which is unlike any value that a key has. */
const probes = [2, 8, 0.5, 'other', '0.1.0', 'gelu', 'linspace', 'epsilon', '!', true, false, ['other'], [2, 2], ['x', 'Other'], { a: 1 }, { 9: { content: '<x>' } }, [{ id: 9, content: '<x>' }], { type: 'BPE' }]; // prettier-ignore

const listed = (text = ''): string[] => text.split(/\s+/).filter((key) => key !== '');

export type Outcome = 'used' | 'refused' | 'warned' | 'silent';

/** What becomes of every key of every config, when it is given a value unlike the one in the embedded model's folder. */
export async function configKeys(): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const [file, text] of Object.entries(keys)) {
    for (const key of listed(text)) outcomes.set(`${file}: ${key}`, await outcomeOf(file, key));
  }
  return outcomes;
}

/** The keys of which nothing is seen, though diffusers would heed them. */
export async function unusedConfigKeys(): Promise<string[]> {
  const excused = new Set(Object.entries(withoutEffect).flatMap(([file, text]) => listed(text).map((key) => `${file}: ${key}`))); // prettier-ignore
  return [...(await configKeys())].filter(([key, what]) => what === 'silent' && !excused.has(key)).map(([key]) => key);
}

async function outcomeOf(file: string, key: string): Promise<Outcome> {
  const base = await read(file, {});
  for (const probe of probes) {
    const changed = await read(file, { [key]: probe });
    if (changed.fault !== null) return 'refused';
    if (changed.result !== base.result) return 'used';
    if (changed.warnings.length > base.warnings.length) return 'warned';
  }
  return 'silent';
}

interface Reading {
  readonly result: string;
  readonly warnings: readonly string[];
  readonly fault: string | null;
}

/** What the embedded model's folder says, with some keys of a file changed. */
async function read(file: string, change: Json): Promise<Reading> {
  try {
    const { preset, tokenizer, warnings = [] } = await readConfigs(changed(file, change));
    const { padding, vocabularySize } = tokenizer;
    const ids = tokenizer.encode('a red heart <x> <|STARTOFTEXT|>');
    return { result: JSON.stringify({ preset, padding, vocabularySize, ids }), warnings, fault: null };
  } catch (error) {
    return { result: '', warnings: [], fault: String(error) };
  }
}

function changed(file: string, change: Json): Folder {
  return {
    location: 'here',
    list: () => Promise.resolve(null),
    open(path) {
      if (file === 'tokenizer/tokenizer.json' && /(vocab\.json|merges\.txt)$/.test(path)) return Promise.resolve(null);
      const text = path === file ? JSON.stringify({ ...base(path), ...change }) : textOf(path);
      return Promise.resolve(text === null ? null : openBytes(new TextEncoder().encode(text)));
    },
  };
}

/** A file that the embedded model has, or one in its place. */
function base(path: string): Json {
  if (path === 'tokenizer/tokenizer.json') return wholeTokenizer();
  return JSON.parse(textOf(path) ?? '{}') as Json;
}

/** The embedded model's tokenizer in the form of one file. */
function wholeTokenizer(): Json {
  const Regex = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
  const merges = (textOf('tokenizer/merges.txt') ?? '').trim().split('\n').slice(1);
  return {
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'Replace' }, { type: 'Lowercase' }] },
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'Split', pattern: { Regex } }, { type: 'ByteLevel' }] },
    model: { type: 'BPE', vocab: JSON.parse(textOf('tokenizer/vocab.json') ?? '{}') as Json, merges },
  };
}

function textOf(path: string): string | null {
  const url = new URL(`../../checkpoints/tiny/${path}`, import.meta.url);
  return existsSync(url) ? readFileSync(url, 'utf8') : null;
}
