import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { UnsupportedError } from '../errors';
import { readImage, type ImageInput } from '../image/input';
import { maskOf } from '../image/mask';
import { imageTensor, latentMask, maskTensor } from '../image/tensors';
import { latentFactor, type Preset } from '../models/presets';
import type { Denoise, Sampler } from '../schedulers';
import type { Entry, Flow } from './flow';
import type { Unet } from './guidance';
import { fill, settingsOf } from './option';
import { inpaintData, type InpaintOptions } from './picture-options';
import { sceneOf } from './scene';
import { noised } from './strength';

/**
 * Inpainting: what is white in the mask is repainted, and the pixels of the rest stay as they are. A UNet that takes
 * the mask and the picture behind it gets them (Rombach et al., 2022, section 4.5); with any other the known part has
 * the run's own noise at each step (Lugmayr et al., 2022, section 4.1, without its resampling), as diffusers'
 * `StableDiffusionInpaintPipeline` does both.
 */
export function inpaint(image: ImageInput, mask: ImageInput, options: InpaintOptions): Flow {
  const own = fill(inpaintData, options, {});
  return {
    strength: own.strength,
    settings: settingsOf(inpaintData, own),
    async prepare({ call, run, preset, schedule, sampler, checkpoint }) {
      const isShown = takesMask(call.where, checkpoint, preset);
      const reading = { signal: call.signal };
      const picture = await readImage(image, call.where, reading);
      const { part, meant, finish } = sceneOf(
        call.where,
        picture,
        maskOf(await readImage(mask, call.where, reading)),
        run,
        own,
      );
      const factor = latentFactor(preset);
      const pixels = () => imageTensor(part);
      return async (encode) => {
        const white = call.hold(latentMask(meant, run.height / factor, run.width / factor)); // [1, h, w, 1]
        if (isShown) {
          const hidden = await encode(() => tf.mul(pixels(), tf.sub(1, maskTensor(meant))));
          const beside = call.hold(tf.concat([white, hidden], 3)); // [1, h, w, 1 + C]
          const start = own.strength < 1 ? { start: noised(await encode(pixels)) } : {};
          return { ...start, unet: (unet) => shown(unet, beside), finish };
        }
        const known = await encode(pixels); // [1, h, w, C]
        let noise: Tensor4D | undefined;
        const start: Entry['start'] = (drawn, first) => {
          noise = call.hold(tf.keep(tf.clone(drawn)));
          if (own.strength < 1) return noised(known)(drawn, first);
          return tf.mul(drawn, sampler.startScale(first, schedule));
        };
        const noisy = (sigma: number) => (noise === undefined ? known : noised(known)(noise, { sigma }));
        return { start, sampler: keeping(sampler, known, white, noisy), finish };
      };
    },
  };
}

/**
 * Whether the UNet takes the mask and what is behind it. Throws `UnsupportedError` for one that takes something else.
 */
function takesMask(where: string, checkpoint: string, { diffusionModel, autoencoder }: Preset): boolean {
  const { inChannels } = diffusionModel;
  const { latentChannels } = autoencoder;
  if (inChannels === latentChannels) return false;
  if (inChannels === 2 * latentChannels + 1) return true;
  const found = `the UNet of '${checkpoint}' takes ${inChannels} channels`;
  const needed = `${latentChannels} or, of an inpainting checkpoint, ${2 * latentChannels + 1} are needed`;
  throw new UnsupportedError(`${where}: ${found}; ${needed}: use another checkpoint.`);
}

/**
 * The UNet, shown the mask and the latents of the picture without what is repainted, `[1, h, w, 1 + C]`, at every call.
 */
function shown(unet: Unet, beside: Tensor4D): Unet {
  return {
    timestepWidth: unet.timestepWidth,
    run: (x, timestep, conditioning) =>
      tf.tidy(() => unet.run(tf.concat([x, tf.tile(beside, [x.shape[0], 1, 1, 1])], 3), timestep, conditioning)),
  };
}

/**
 * A sampler for which all outside of `white` `[1, h, w, 1]` is known: it comes to the denoiser with the noise of its
 * level, except at the first, which is as `start` has made it, and leaves it clean.
 */
function keeping(sampler: Sampler, known: Tensor4D, white: Tensor4D, noisy: (sigma: number) => Tensor4D): Sampler {
  const joined = (fresh: Tensor4D, rest: Tensor4D) =>
    tf.add<Tensor4D>(tf.mul(fresh, white), tf.mul(rest, tf.sub(1, white)));
  const within = (denoise: Denoise, first: number): Denoise =>
    Object.assign(
      (...[x, level, step]: Parameters<Denoise>) =>
        tf.tidy(() => {
          const input = level.sigma === first ? x : joined(x, noisy(level.sigma));
          return joined(denoise(input, level, step), known);
        }),
      { schedule: denoise.schedule },
    );
  return {
    ...sampler,
    *sample(denoise, x, levels, noise) {
      const latents = yield* sampler.sample(within(denoise, levels[0]?.sigma ?? 0), x, levels, noise);
      const whole = tf.tidy(() => joined(latents, known));
      latents.dispose();
      return whole;
    },
  };
}
