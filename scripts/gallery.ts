// Draws docs/gallery.md and its pictures with the embedded model, none picked by hand:
//   npx tsx -C source scripts/gallery.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { lerp, plotImages, randomSource, samplerNames, SdImage, StableDiffusion, useBackend } from '../src';
import { psnr } from '../bench/psnr';

const folder = fileURLToPath(new URL('../docs/gallery/', import.meta.url));
mkdirSync(folder, { recursive: true });
await useBackend('auto');
const model = await StableDiffusion.fromPretrained('tiny');
const [star, heart] = ['a yellow star on a green background', 'a red heart on a blue background'];
const seed = 7;

async function only(images: Promise<SdImage[]>): Promise<SdImage> {
  const [image] = await images;
  if (image === undefined) throw new Error('nothing was drawn');
  return image;
}

async function save(name: string, images: readonly SdImage[]): Promise<string> {
  await plotImages(images).save(`${folder}${name}.png`);
  return `![](gallery/${name}.png)`;
}

/** A picture of one grey level, 255 where `isWhite`. */
function mask(size: number, isWhite: (x: number, y: number) => boolean): SdImage {
  const data = new Uint8ClampedArray(3 * size * size);
  for (let i = 0; i < size * size; i++) data.fill(isWhite(i % size, Math.floor(i / size)) ? 255 : 0, 3 * i, 3 * i + 3);
  return new SdImage({ width: size, height: size, data });
}

const first = await only(model.textToImage(star, { seed }));

const strengths = [0.3, 0.5, 0.7, 0.9];
const redrawn = await Promise.all(
  strengths.map((strength) => only(model.imageToImage(first, heart, { strength, seed }))),
);
const fromPicture = await save('from-a-picture', [first, ...redrawn]);

const corner = mask(first.width, (x, y) => x >= first.width / 2 && y >= first.height / 2);
const repainted = await save('repainted', [first, corner, await only(model.inpaint(first, corner, heart, { seed }))]);

const [from, to] = [await model.encodeText(star), await model.encodeText(heart)];
const noise = tf.tensor(randomSource('torch', seed).normal([1, 16, 16, 4]), [16, 16, 4]);
const frames: SdImage[] = [];
for (let i = 0; i < 8; i++) {
  const context = lerp(from, to, i / 7);
  frames.push(await only(model.generateImage(context, { diffusionNoise: noise })));
  context.dispose();
}
tf.dispose([from, to, noise]);
const walk = await save('walk', frames);

const counts = [6, 12, 25];
const rows: string[] = [];
const columns = new Map<number, SdImage[]>(counts.map((count) => [count, []]));
for (const scheduler of samplerNames) {
  const drawn = (numSteps: number) => only(model.textToImage(heart, { seed, scheduler, numSteps }));
  const whole = await drawn(scheduler === 'lcm' || scheduler === 'tcd' ? 50 : 100); // which take at most 50
  const cells: string[] = [];
  for (const count of counts) {
    const image = await drawn(count);
    columns.get(count)?.push(image);
    cells.push(psnr(image.data, whole.data).toFixed(1));
  }
  rows.push(`| \`${scheduler}\` | ${cells.join(' | ')} |`);
  console.log(rows.at(-1));
}
const sheets: string[] = [];
for (const count of counts)
  sheets.push(`${count} steps:\n\n${await save(`samplers-${count}`, columns.get(count) ?? [])}`);
model.dispose();

writeFileSync(
  fileURLToPath(new URL('../docs/gallery.md', import.meta.url)),
  `# Gallery

Drawn by the embedded model (128×128) with seed ${seed}, 25 steps and a guidance of 3 unless said otherwise, none picked by hand.
\`npx tsx -C source scripts/gallery.ts\` draws them again.

## From a picture

"${star}", and \`imageToImage\` of it under "${heart}" with a strength of ${strengths.join(', ')}.

${fromPicture}

## Repainted

The same picture, a mask, and \`inpaint\` of what is white in it under "${heart}".

${repainted}

## A walk between prompts

Eight contexts on the line from the one prompt to the other (\`lerp\`), from one noise.

${walk}

## Samplers

"${heart}" by each sampler: the distance to the same sampler's own picture of 100 steps (\`lcm\`, \`tcd\`: 50) as PSNR in dB, higher is
nearer. Samplers that add noise go on to another picture with every step and stay far from it; those of few steps (\`lcm\`, \`tcd\`) are made for
networks that were distilled for them.

| sampler | ${counts.map((count) => `${count} steps`).join(' | ')} |
| --- | --- | --- | --- |
${rows.join('\n')}

From the left, in the order of the table.

${sheets.join('\n\n')}
`,
);
process.exit(0); // engines' threads would keep the process alive
