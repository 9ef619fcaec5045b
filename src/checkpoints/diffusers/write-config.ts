import { OptionError } from '../../errors';
import { samplers, type DiffusersScheduler } from '../../schedulers';
import type { SimpleTokenizer } from '../../text/tokenizer';
import { latentFactor, type Preset } from '../../models/presets';
import { isTiny, type TinyAutoencoderConfig } from '../../models/tiny-autoencoder';

/** The configs of a diffusers folder that describe a preset, the inverse of `presetOfConfigs`. */

const activations = { quick: 'quick_gelu', erf: 'gelu', tanh: 'gelu_new' } as const;

export function textEncoderConfig({ textEncoders: [textEncoder] }: Preset, tokenizer: SimpleTokenizer): object {
  return {
    architectures: ['CLIPTextModel'],
    model_type: 'clip_text_model',
    vocab_size: textEncoder.vocabularySize,
    max_position_embeddings: textEncoder.maxLength,
    hidden_size: textEncoder.width,
    intermediate_size: textEncoder.hiddenWidth,
    num_hidden_layers: textEncoder.layers,
    num_attention_heads: textEncoder.heads,
    hidden_act: activations[textEncoder.activation],
    layer_norm_eps: 1e-5,
    projection_dim: textEncoder.width,
    bos_token_id: tokenizer.startOfText,
    eos_token_id: tokenizer.endOfText,
    pad_token_id: tokenizer.padding,
  };
}

export function unetConfig({ diffusionModel: unet, autoencoder, imageSize }: Preset): object {
  return {
    _class_name: 'UNet2DConditionModel',
    sample_size: imageSize / latentFactor({ autoencoder }),
    in_channels: unet.inChannels,
    out_channels: unet.outChannels,
    block_out_channels: unet.widths,
    attention_head_dim: unet.heads, // which is what diffusers calls the number of heads
    down_block_types: unet.attention.map((attends) => (attends ? 'CrossAttnDownBlock2D' : 'DownBlock2D')),
    up_block_types: unet.attention.toReversed().map((attends) => (attends ? 'CrossAttnUpBlock2D' : 'UpBlock2D')),
    layers_per_block: unet.blocksPerLevel,
    ...(unet.middle === false && { mid_block_type: null }),
    transformer_layers_per_block: unet.transformerDepth,
    cross_attention_dim: unet.contextWidth,
    ...(unet.guidanceWidth !== undefined && { time_cond_proj_dim: unet.guidanceWidth }),
    use_linear_projection: unet.projection === 'linear',
    norm_num_groups: unet.groups,
    norm_eps: unet.epsilon,
  };
}

export function autoencoderConfig({ autoencoder, imageSize, tileSize = imageSize }: Preset): object {
  if (isTiny(autoencoder)) return tinyAutoencoderConfig(autoencoder);
  const { widths } = autoencoder;
  return {
    _class_name: 'AutoencoderKL',
    in_channels: 3,
    out_channels: 3,
    latent_channels: autoencoder.latentChannels,
    sample_size: tileSize,
    block_out_channels: widths,
    down_block_types: widths.map(() => 'DownEncoderBlock2D'),
    up_block_types: widths.map(() => 'UpDecoderBlock2D'),
    layers_per_block: autoencoder.blocksPerLevel,
    norm_num_groups: autoencoder.groups,
    scaling_factor: autoencoder.scale,
    force_upcast: autoencoder.forceUpcast === true,
  };
}

function tinyAutoencoderConfig({
  latentChannels,
  widths,
  encoderBlocks,
  decoderBlocks,
  scale,
}: TinyAutoencoderConfig): object {
  return {
    _class_name: 'AutoencoderTiny',
    in_channels: 3,
    out_channels: 3,
    latent_channels: latentChannels,
    encoder_block_out_channels: widths,
    decoder_block_out_channels: widths,
    num_encoder_blocks: encoderBlocks,
    num_decoder_blocks: decoderBlocks,
    scaling_factor: scale,
  };
}

/** KerasCV's spacing of timesteps has no name there: it is left out, and each class has its own. */
export function schedulerConfig({ schedule, scheduler }: Preset): DiffusersScheduler {
  const { timestepSpacing } = schedule;
  const values = {
    num_train_timesteps: schedule.trainTimesteps,
    beta_start: schedule.betaStart,
    beta_end: schedule.betaEnd,
    beta_schedule: schedule.betaSchedule,
    prediction_type: schedule.predictionType,
    trained_betas: schedule.trainedBetas,
    timestep_spacing: timestepSpacing === 'kerascv' ? undefined : timestepSpacing,
    steps_offset: schedule.stepsOffset,
    set_alpha_to_one: schedule.setAlphaToOne,
    rescale_betas_zero_snr: schedule.rescaleBetasZeroSnr,
    clip_sample: false,
    original_inference_steps: schedule.originalInferenceSteps,
    timestep_scaling: schedule.timestepScaling,
    ...(schedule.sigmas !== undefined && { [`use_${schedule.sigmas}_sigmas`]: true }),
  };
  const { diffusers } = samplers[scheduler];
  if (diffusers === undefined) {
    throw new OptionError(
      `saveWeights: the checkpoint's own scheduler is '${scheduler}', which diffusers lacks; a preset with another is needed.`,
    );
  }
  return { ...diffusers, ...values };
}
