import type { Part } from '../weights/names';
import { Decoder, ImageEncoder } from './autoencoder';
import { DiffusionModel } from './diffusion-model';
import type { Preset } from './presets';
import { TextEncoder } from './text-encoder';

/** The networks of a checkpoint, by their parts: each is built from its constants, without weights. */
export interface Networks {
  textEncoder: TextEncoder;
  diffusionModel: DiffusionModel;
  decoder: Decoder;
  imageEncoder: ImageEncoder;
}

/** How each part is built. Another part is an entry here, and its names a table in weights/names-table.ts. */
export const builders: { readonly [P in Part]: (preset: Preset) => Networks[P] } = {
  textEncoder: ({ textEncoders: [config] }) => new TextEncoder(config),
  diffusionModel: ({ diffusionModel }) => new DiffusionModel(diffusionModel),
  decoder: ({ autoencoder }) => new Decoder(autoencoder),
  imageEncoder: ({ autoencoder }) => new ImageEncoder(autoencoder),
};
