// Walks through the model, as animated GIFs: from one prompt to another, and once around through noise. The GIFs are written by sharp.
import * as tf from '@tensorflow/tfjs-core';
import { lerp, randomSource, StableDiffusion, type SdImage } from 'sd-ts';
import sharp from 'sharp';

const model = await StableDiffusion.fromPretrained('tiny');
const [first, second] = [await model.encodeText('a red heart'), await model.encodeText('a blue star')];
const noises = [1, 2].map((seed) => tf.tensor(randomSource('torch', seed).normal([1, 16, 16, 4]), [16, 16, 4]));

/** A picture for each place from 0 to 1, of the context and the noise there. */
async function walk(places: readonly number[], at: (place: number) => [context: tf.Tensor, noise: tf.Tensor]) {
  const frames: SdImage[] = [];
  for (const place of places) {
    const [context, diffusionNoise] = tf.tidy(() => at(place));
    frames.push(...(await model.generateImage(context, { numSteps: 10, diffusionNoise })));
    tf.dispose([context, diffusionNoise]);
  }
  return frames;
}

async function saveGif(path: string, frames: readonly SdImage[]): Promise<void> {
  const pages = frames.map(({ data, width, height }) => ({ raw: { width, height, channels: 3 as const }, data }));
  const files = await Promise.all(pages.map(({ data, raw }) => sharp(data, { raw }).png().toBuffer()));
  await sharp(files, { join: { animated: true } }).gif({ delay: files.map(() => 150) }).toFile(path); // prettier-ignore
}

const count = 4;
const places = Array.from({ length: count }, (_, i) => i / count);
const [x, y] = noises as [tf.Tensor, tf.Tensor];
await saveGif('prompts.gif', await walk([...places, 1], (place) => [lerp(first, second, place), tf.clone(x)]));
// Two draws of noise as the axes of a circle: each point on it has unit variance, and the last picture leads to the first again.
const circle = (place: number) =>
  tf.add(tf.mul(x, Math.cos(2 * Math.PI * place)), tf.mul(y, Math.sin(2 * Math.PI * place)));
await saveGif('circle.gif', await walk(places, (place) => [tf.clone(first), circle(place)]));
tf.dispose([first, second, ...noises]);
model.dispose();
