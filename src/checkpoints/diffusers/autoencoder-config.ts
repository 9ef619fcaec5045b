import { at } from '../../at';
import type { AutoencoderConfig } from '../../models/autoencoder';
import type { TinyAutoencoderConfig } from '../../models/tiny-autoencoder';
import type { ConfigReader } from '../../weights/config-reader';
import { MAX_BLOCKS, MAX_WIDTH } from './limits';

/** The autoencoder of a folder, of either kind. What is wrong with it becomes faults of the reader. */
export function readAnyAutoencoder(config: ConfigReader): AutoencoderConfig | TinyAutoencoderConfig {
  return config.value('_class_name') === 'AutoencoderTiny' ? readTiny(config) : readAutoencoder(config);
}

/** What an `AutoencoderTiny` must say where it says it: the rest is what this library computes. */
export function onlyTiny(config: ConfigReader): void {
  config.only({
    _class_name: ['AutoencoderTiny'],
    act_fn: ['relu'],
    in_channels: [3],
    out_channels: [3],
    shift_factor: [0, null],
    upsample_fn: ['nearest'],
    upsampling_scaling_factor: [2],
  });
}

function readTiny(config: ConfigReader): TinyAutoencoderConfig {
  onlyTiny(config);
  config.pass('_diffusers_version', '_name_or_path', '_commit_hash', 'force_upcast');
  config.pass('latent_magnitude', 'latent_shift'); // of latents that are stored as bytes
  config.pass('block_out_channels'); // the decoder's once more
  const widths = config.counts('decoder_block_out_channels', undefined, MAX_WIDTH);
  const encoder = config.counts('encoder_block_out_channels', undefined, MAX_WIDTH);
  const isEven = [...widths, ...encoder].every((width) => width === at(widths, 0));
  if (!isEven || encoder.length !== widths.length)
    config.refuse('decoder_block_out_channels', 'one width for all levels of decoder and encoder is needed');
  return {
    latentChannels: config.count('latent_channels', MAX_WIDTH),
    widths,
    encoderBlocks: config.counts('num_encoder_blocks', widths.length, MAX_BLOCKS),
    decoderBlocks: config.counts('num_decoder_blocks', widths.length, MAX_BLOCKS),
    scale: config.number('scaling_factor', 1, [1e-3, 1e3]),
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
  config.pass('_class_name', '_diffusers_version', '_name_or_path', '_commit_hash');
  config.choices('down_block_types', widths.length, { DownEncoderBlock2D: true });
  config.choices('up_block_types', widths.length, { UpDecoderBlock2D: true });
  return {
    latentChannels: config.count('latent_channels'),
    widths,
    blocksPerLevel: config.count('layers_per_block', MAX_BLOCKS),
    groups: config.count('norm_num_groups'),
    epsilon: 1e-6,
    scale: config.number('scaling_factor', 0.18215, [1e-3, 1e3]), // known ones are from 0.13 to 1
    ...(config.flag('force_upcast', false) && { forceUpcast: true }),
  };
}
