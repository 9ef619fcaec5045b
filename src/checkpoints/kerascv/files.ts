import type { HubFiles } from '../checkpoint';

/** Where KerasCV 0.9 has its weights of SD 1.4 from. */
const V1 = 'fchollet/stable-diffusion';

/** And those of SD 2.1 base; the autoencoder is the same. */
const V2 = 'ianstenbit/keras-sd2.1';

export const kerascvFiles: HubFiles = {
  textEncoder: [V1, 'kcv_encoder.h5'],
  diffusionModel: [V1, 'kcv_diffusion_model.h5'],
  decoder: [V1, 'kcv_decoder.h5'],
  imageEncoder: [V1, 'vae_encoder.h5'],
};

export const kerascvFilesV2: HubFiles = {
  ...kerascvFiles,
  textEncoder: [V2, 'text_encoder_v2_1.h5'],
  diffusionModel: [V2, 'diffusion_model_v2_1.h5'],
};
