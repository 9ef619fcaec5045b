import { listed, WeightsError } from '../errors';
import { ConfigReader } from '../weights/config-reader';
import type { AutoencoderConfig } from './autoencoder';
import type { DiffusionModelConfig } from './diffusion-model';
import { presetFaults } from './preset-faults';
import type { Preset } from './presets';
import { readSchedule, samplerOf } from './schedule-config';
import type { TextEncoderConfig } from './text-encoder';

/** The parsed configs of a diffusers folder that decide what is built, by path. */
export const configPaths = {
  textEncoder: 'text_encoder/config.json',
  unet: 'unet/config.json',
  vae: 'vae/config.json',
  scheduler: 'scheduler/scheduler_config.json',
} as const;

export type Configs = Readonly<Record<keyof typeof configPaths, unknown>>;

/**
 * The preset that the configs of a diffusers folder describe, with diffusers' own numbers. Throws one `WeightsError` that names
 * every value which is wrong or which this library does not support.
 */
export function presetOfConfigs(location: string, configs: Configs): Preset {
  const reader = (key: keyof Configs) => new ConfigReader(configPaths[key], configs[key]);
  const [text, unet, vae, scheduler] = [reader('textEncoder'), reader('unet'), reader('vae'), reader('scheduler')];
  const autoencoder = readAutoencoder(vae);
  const preset: Preset = {
    imageSize: unet.count('sample_size') * 2 ** (autoencoder.widths.length - 1),
    textEncoder: readTextEncoder(text),
    diffusionModel: readDiffusionModel(unet),
    autoencoder,
    schedule: readSchedule(scheduler),
    scheduler: samplerOf(scheduler),
    rounding: 'round',
  };
  const faults = [text, unet, vae, scheduler].flatMap((r) => r.faults).concat(presetFaults(preset));
  if (faults.length > 0) throw new WeightsError(`${location}: cannot be built:\n  ${listed(faults, '\n  ')}`);
  return preset;
}

/** Far beyond any Stable Diffusion; more would take seconds only to be refused for missing weights. */
const MAX_BLOCKS = 64;
const MAX_WIDTH = 2 ** 16;

export function readTextEncoder(config: ConfigReader): TextEncoderConfig {
  config.only({ layer_norm_eps: [1e-5], model_type: ['clip_text_model'] });
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
    mid_block_scale_factor: [1],
    mid_block_type: ['UNetMidBlock2DCrossAttn'],
    num_class_embeds: [null],
    only_cross_attention: [false],
    resnet_out_scale_factor: [1],
    resnet_skip_time_act: [false],
    resnet_time_scale_shift: ['default'],
    reverse_transformer_layers_per_block: [null],
    time_cond_proj_dim: [null],
    time_embedding_act_fn: [null],
    time_embedding_dim: [null],
    time_embedding_type: ['positional'],
    timestep_post_act: [null],
  });
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
    // What diffusers calls attention_head_dim here is the number of heads, unless num_attention_heads is there.
    heads: config.counts(config.has('num_attention_heads') ? 'num_attention_heads' : 'attention_head_dim', levels),
    attention,
    blocksPerLevel: config.count('layers_per_block', MAX_BLOCKS),
    transformerDepth: config.has('transformer_layers_per_block')
      ? config.count('transformer_layers_per_block', MAX_BLOCKS)
      : 1,
    contextWidth: config.count('cross_attention_dim'),
    projection: config.flag('use_linear_projection', false) ? 'linear' : 'conv',
    groups: config.count('norm_num_groups'),
    epsilon: config.number('norm_eps', 1e-5),
    transformerEpsilon: 1e-6,
    geglu: 'erf',
  };
}

export function readAutoencoder(config: ConfigReader): AutoencoderConfig {
  config.only({
    act_fn: ['silu'],
    in_channels: [3],
    latents_mean: [null],
    latents_std: [null],
    mid_block_add_attention: [true],
    out_channels: [3],
    shift_factor: [null],
    use_post_quant_conv: [true],
    use_quant_conv: [true],
  });
  const widths = config.counts('block_out_channels');
  config.choices('down_block_types', widths.length, { DownEncoderBlock2D: true });
  config.choices('up_block_types', widths.length, { UpDecoderBlock2D: true });
  return {
    latentChannels: config.count('latent_channels'),
    widths,
    blocksPerLevel: config.count('layers_per_block', MAX_BLOCKS),
    groups: config.count('norm_num_groups'),
    epsilon: 1e-6,
    scale: config.number('scaling_factor', 0.18215),
  };
}
