// Draws the README's contact sheet with the embedded model: the first 48 prompts of the held-out list, none picked by hand.
//   npx tsx -C source scripts/pictures.ts               docs/pictures.png, and docs/pictures.txt with the prompts, row by row
//   npx tsx -C source scripts/pictures.ts FOLDER OUT    the same with another folder's model, to OUT.png and OUT.txt
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plotImages, SdImage, StableDiffusion, useBackend } from '../src';
import { drawing, SEED } from '../bench/tiny';
import { drawAll } from '../bench/tiny/measure';
import { heldOutPrompts } from '../bench/tiny/prompts';

const [COLUMNS, ROWS] = [8, 6];
const [folder = 'tiny', out = fileURLToPath(new URL('../docs/pictures', import.meta.url))] = process.argv.slice(2);

await useBackend('auto');
const model = await StableDiffusion.fromPretrained(folder);
const texts = heldOutPrompts(SEED)
  .slice(0, COLUMNS * ROWS)
  .map(({ text }) => text);
const images: SdImage[] = [];
for await (const image of drawAll(model, texts, drawing)) images.push(image);
model.dispose();

const rows = Array.from({ length: ROWS }, (_, row) => plotImages(images.slice(row * COLUMNS, (row + 1) * COLUMNS)));
await stacked(rows).save(`${out}.png`);
const list = rows.map((_, row) => texts.slice(row * COLUMNS, (row + 1) * COLUMNS).join('; '));
writeFileSync(`${out}.txt`, list.map((line, row) => `${row + 1}. ${line}\n`).join(''));
process.exit(0); // engines' threads would keep the process alive

/** Pictures of one width, one below the other. */
function stacked(parts: readonly SdImage[]): SdImage {
  const [first] = parts;
  if (first === undefined) throw new Error('there are no pictures');
  const height = parts.reduce((sum, part) => sum + part.height, 0);
  const data = new Uint8ClampedArray(first.width * height * 3);
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return new SdImage({ width: first.width, height, data });
}
