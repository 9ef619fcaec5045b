import type { Part } from '../weights/names';
import { Decoder, ImageEncoder } from './autoencoder';
import { DiffusionModel } from './diffusion-model';
import type { Preset } from './presets';
import { TextEncoder } from './text-encoder';
import { halvesOf, isTiny } from './tiny-autoencoder';
import { TinyDecoderNetwork } from './tiny-decoder';
import { TinyEncoderNetwork } from './tiny-encoder';

/** The networks of a checkpoint, by their parts: each is built from its constants, without weights. */
export interface Networks {
  textEncoder: TextEncoder;
  diffusionModel: DiffusionModel;
  decoder: Decoder | TinyDecoderNetwork;
  imageEncoder: ImageEncoder | TinyEncoderNetwork;
}

/** How each part is built. Another part is an entry here, and its names a table in weights/names-table.ts. */
export const builders: { readonly [P in Part]: (preset: Preset) => Networks[P] } = {
  textEncoder: ({ textEncoders: [config] }) => new TextEncoder(config),
  diffusionModel: ({ diffusionModel }) => new DiffusionModel(diffusionModel),
  decoder: ({ autoencoder }) =>
    isTiny(autoencoder) ? new TinyDecoderNetwork(halvesOf(autoencoder).decoder) : new Decoder(autoencoder),
  imageEncoder: ({ autoencoder }) =>
    isTiny(autoencoder) ? new TinyEncoderNetwork(halvesOf(autoencoder).imageEncoder) : new ImageEncoder(autoencoder),
};
