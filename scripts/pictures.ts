// Draws the picture of the README with the embedded model: npx tsx -C source scripts/pictures.ts
import { fileURLToPath } from 'node:url';
import { plotImages, StableDiffusion, useBackend, type SdImage } from '../src';

const prompts = [
  'a red heart on a blue background',
  'a cat on a green background',
  'a rocket on a black background',
  'two stars on a purple background',
  'a pizza',
  'a ghost on an orange background',
  'a small fish at the top left on a blue background',
  'three mushrooms on a yellow background',
];

await useBackend('wasm');
const model = await StableDiffusion.fromPretrained('tiny');
const images: SdImage[] = [];
for (const prompt of prompts) images.push(...(await model.textToImage(prompt, { numSteps: 25, seed: 7 })));
await plotImages(images).save(fileURLToPath(new URL('../docs/pictures.png', import.meta.url)));
model.dispose();
