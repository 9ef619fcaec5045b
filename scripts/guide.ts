// Draws the pictures of docs/guide.md, docs/start.md, docs/walks.md and the site's first page with the embedded model, none picked by hand:
//   npx tsx -C source scripts/guide.ts
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { lerp, plotImages, randomSource, StableDiffusion, useBackend, type SdImage } from '../src';

const folder = fileURLToPath(new URL('../docs/guide/', import.meta.url));
const hero = fileURLToPath(new URL('../docs/public/hero.webp', import.meta.url));
for (const path of [folder, fileURLToPath(new URL('../docs/public/', import.meta.url))])
  mkdirSync(path, { recursive: true });
await useBackend('auto');
const model = await StableDiffusion.fromPretrained('tiny');
const [star, heart] = ['a yellow star on a green background', 'a red heart on a blue background'];
const seed = 7;

/** Pictures in one row. */
async function row(name: string, images: readonly SdImage[]): Promise<void> {
  await plotImages(images).save(`${folder}${name}.webp`, { quality: 0.9 });
}

/** Pictures as a film that goes round and round. */
async function film(name: string, frames: readonly SdImage[]): Promise<void> {
  const pages = frames.map(({ data, width, height }) =>
    sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
  const joined = sharp(await Promise.all(pages), { join: { animated: true } });
  await joined.webp({ quality: 85, loop: 0, delay: frames.map(() => 100) }).toFile(`${folder}${name}.webp`);
}

await row('first', await model.textToImage(heart, { seed }));
await row('three', await model.textToImage('a cat on a purple background', { batchSize: 3, seed }));

const previews: SdImage[] = [];
for await (const { step, preview } of model.generate(heart, { seed })) {
  if ([1, 2, 4, 7, 12, 18, 25].includes(step)) previews.push(...(await preview()));
}
await row('steps', previews);

const scales = [1, 2, 3, 5, 7.5, 15];
const guided: SdImage[] = [];
for (const unconditionalGuidanceScale of scales)
  guided.push(...(await model.textToImage(heart, { seed, unconditionalGuidanceScale })));
await row('guidance', guided);

const draw = (one: number): tf.Tensor => tf.tensor(randomSource('torch', one).normal([1, 16, 16, 4]), [16, 16, 4]);
const [x, y] = [draw(1), draw(2)];
const FRAMES = 24;
const around = Array.from({ length: FRAMES }, (_, i) => (2 * Math.PI * i) / FRAMES);
const context = await model.encodeText(heart);
const circle: SdImage[] = [];
for (const angle of around) {
  const diffusionNoise = tf.tidy(() => tf.add(tf.mul(x, Math.cos(angle)), tf.mul(y, Math.sin(angle))));
  circle.push(...(await model.generateImage(context, { diffusionNoise })));
  diffusionNoise.dispose();
}
await film('circle', circle);

const other = await model.encodeText(star);
const there: SdImage[] = [];
for (let i = 0; i <= FRAMES / 2; i++) {
  const between = lerp(other, context, (2 * i) / FRAMES);
  there.push(...(await model.generateImage(between, { diffusionNoise: x })));
  between.dispose();
}
await film('prompts', [...there, ...there.slice(1, -1).reverse()]);
tf.dispose([x, y, context, other]);

const six = [
  'a cat on a purple background',
  'a yellow star on a blue background',
  'a rocket on a black background',
  'a pizza on a green background',
  'a penguin on a pink background',
  'a red heart on a white background',
];
const sheet = await model.textToImage(six, { seed: six.map(() => seed) });
const rows = [plotImages(sheet.slice(0, 3)), plotImages(sheet.slice(3))].map(({ data, width, height }) =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer(),
);
await sharp(await Promise.all(rows), { join: { across: 1 } })
  .webp({ quality: 90 })
  .toFile(hero);
model.dispose();
process.exit(0); // engines' threads would keep the process alive
