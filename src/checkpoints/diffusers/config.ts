import { listed, WeightsError } from '../../errors';
import { MAX_BLOCKS, MAX_WIDTH } from './limits';
import { ConfigReader } from '../../weights/config-reader';
import type { DiffusionModelConfig } from '../../models/diffusion-model';
import { readAnyAutoencoder } from './autoencoder-config';
import { readIndex } from './index-config';
import { presetFaults } from '../preset-faults';
import { latentFactor, type Preset } from '../../models/presets';
import { readSchedule, samplerOf } from './scheduler-config';
import { familySettings, readSettings, SETTINGS } from '../settings';
import type { TextEncoderConfig } from '../../models/text-encoder';

/** The parsed configs of a diffusers folder that decide what is built, by path. */
export const configPaths = {
  index: 'model_index.json',
  textEncoder: 'text_encoder/config.json',
  unet: 'unet/config.json',
  vae: 'vae/config.json',
  scheduler: 'scheduler/scheduler_config.json',
} as const;

export type Configs = Readonly<Record<Exclude<keyof typeof configPaths, 'index'>, unknown>> & {
  readonly index?: unknown;
};

/**
 * The preset that the configs of a diffusers folder describe, with the constants of diffusers. Throws one
 * `WeightsError` that names every value that is wrong or not supported. Adds to `warnings` what the configs ask for and
 * does not happen.
 */
export function presetOfConfigs(location: string, configs: Configs, warnings: string[] = []): Preset {
  const reader = (key: keyof Configs) => new ConfigReader(configPaths[key], configs[key]);
  const [text, unet, vae, scheduler] = [reader('textEncoder'), reader('unet'), reader('vae'), reader('scheduler')];
  const index = new ConfigReader(configPaths.index, configs.index ?? {});
  const autoencoder = readAnyAutoencoder(vae);
  const factor = latentFactor({ autoencoder });
  const described: Preset = {
    imageSize: sampleSize(unet) * factor,
    tileSize: vae.has('sample_size') ? vae.count('sample_size') : sampleSize(unet) * factor,
    textEncoders: [readTextEncoder(text)],
    diffusionModel: readDiffusionModel(unet),
    autoencoder,
    schedule: readSchedule(scheduler),
    scheduler: samplerOf(scheduler, readIndex(index)),
    rounding: 'round',
  };
  const settings = new ConfigReader(`${configPaths.index}, ${SETTINGS}`, index.value(SETTINGS) ?? {});
  const preset: Preset = { ...described, ...familySettings(location, described), ...readSettings(settings) };
  const readers = [index, settings, text, unet, vae, scheduler];
  for (const one of readers) one.unread();
  const faults = readers.flatMap((one) => one.faults).concat(presetFaults(preset));
  if (faults.length > 0) throw new WeightsError(`${location}: cannot be built:\n  ${listed(faults, '\n  ')}`);
  warnings.push(...readers.flatMap((one) => one.warnings).map((warning) => `${location}: ${warning}`));
  return preset;
}

/**
 * The side of a picture's latents. Old converters wrote 32 for networks of 64: diffusers takes 64 wherever one of its
 * releases before 0.9 wrote less (`StableDiffusionPipeline`, "sample_size<64").
 */
function sampleSize(unet: ConfigReader): number {
  const size = unet.count('sample_size');
  const [, major = 1, minor = 0] = /^(\d+)\.(\d+)/.exec(unet.text('_diffusers_version') ?? '') ?? [];
  return Number(major) === 0 && Number(minor) < 9 ? Math.max(64, size) : size;
}

export function readTextEncoder(config: ConfigReader): TextEncoderConfig {
  config.only({ layer_norm_eps: [1e-5], model_type: ['clip_text_model'] });
  config.pass('architectures', 'torch_dtype', 'dtype', 'transformers_version', '_name_or_path', '_commit_hash');
  config.pass('attention_dropout', 'dropout', 'initializer_factor', 'initializer_range'); // of training
  config.pass('projection_dim', 'bos_token_id', 'eos_token_id', 'pad_token_id', 'output_attentions'); // of what comes behind
  config.pass(
    'output_hidden_states',
    'return_dict',
    'use_cache',
    'gradient_checkpointing',
    'torchscript',
    'use_bfloat16',
  );
  return {
    vocabularySize: config.count('vocab_size'),
    maxLength: config.count('max_position_embeddings', 2 ** 16),
    width: config.count('hidden_size', MAX_WIDTH),
    layers: config.count('num_hidden_layers', MAX_BLOCKS),
    heads: config.count('num_attention_heads', MAX_WIDTH),
    hiddenWidth: config.count('intermediate_size', 8 * MAX_WIDTH),
    activation: config.choice('hidden_act', { quick_gelu: 'quick', gelu: 'erf', gelu_new: 'tanh' } as const),
  };
}

export function readDiffusionModel(config: ConfigReader): DiffusionModelConfig {
  config.only({
    act_fn: ['silu'],
    addition_embed_type: [null],
    attention_type: ['default'],
    center_input_sample: [false],
    class_embed_type: [null],
    conv_in_kernel: [3],
    conv_out_kernel: [3],
    cross_attention_norm: [null],
    downsample_padding: [1],
    dropout: [0],
    dual_cross_attention: [false],
    encoder_hid_dim: [null],
    encoder_hid_dim_type: [null],
    flip_sin_to_cos: [true],
    freq_shift: [0],
    mid_block_only_cross_attention: [null, false],
    mid_block_scale_factor: [1],
    mid_block_type: ['UNetMidBlock2DCrossAttn', null],
    num_class_embeds: [null],
    only_cross_attention: [false],
    resnet_out_scale_factor: [1],
    resnet_skip_time_act: [false],
    resnet_time_scale_shift: ['default'],
    reverse_transformer_layers_per_block: [null],
    time_embedding_act_fn: [null],
    time_embedding_dim: [null],
    time_embedding_type: ['positional'],
    timestep_post_act: [null],
  });
  config.pass('_class_name', '_name_or_path', '_commit_hash');
  config.pass('addition_embed_type_num_heads', 'addition_time_embed_dim', 'class_embeddings_concat'); // of embeddings refused above
  config.pass('projection_class_embeddings_input_dim');
  config.pass('upcast_attention'); // scores are float32 whatever it says
  const widths = config.counts('block_out_channels');
  const levels = widths.length;
  const attention = config.choices('down_block_types', levels, { CrossAttnDownBlock2D: true, DownBlock2D: false });
  const upwards = config.choices('up_block_types', levels, { CrossAttnUpBlock2D: true, UpBlock2D: false });
  if (upwards.toReversed().join() !== attention.join()) {
    config.faults.push('unet/config.json: up_block_types is not the mirror image of down_block_types, which is needed');
  }
  return {
    inChannels: config.count('in_channels'),
    outChannels: config.count('out_channels'),
    widths,
    heads: headsOf(config, levels),
    attention,
    ...blocksOf(config, levels),
    transformerDepth: config.has('transformer_layers_per_block')
      ? config.count('transformer_layers_per_block', MAX_BLOCKS)
      : 1,
    contextWidth: config.count('cross_attention_dim'),
    ...(config.has('time_cond_proj_dim') && { guidanceWidth: config.count('time_cond_proj_dim', MAX_WIDTH) }),
    projection: config.flag('use_linear_projection', false) ? 'linear' : 'conv',
    groups: config.count('norm_num_groups'),
    epsilon: config.number('norm_eps', 1e-5, [1e-12, 1]),
    transformerEpsilon: 1e-6,
    geglu: 'erf',
  };
}

/**
 * Residual blocks, as one number where all levels have as many, and whether there is a middle, which there is unless it
 * is null.
 */
function blocksOf(config: ConfigReader, levels: number): Pick<DiffusionModelConfig, 'blocksPerLevel' | 'middle'> {
  const blocks = config.counts('layers_per_block', levels, MAX_BLOCKS);
  const [first = 1] = blocks;
  return {
    blocksPerLevel: blocks.every((count) => count === first) ? first : blocks,
    ...(config.value('mid_block_type') === null && { middle: false }),
  };
}

/** What diffusers calls attention_head_dim here is the number of heads, unless num_attention_heads is there. */
function headsOf(config: ConfigReader, levels: number): number[] {
  if (!config.has('num_attention_heads')) return config.counts('attention_head_dim', levels);
  config.pass('attention_head_dim');
  return config.counts('num_attention_heads', levels);
}
