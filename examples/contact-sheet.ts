// One prompt, four seeds, side by side: each picture can be drawn again alone from its seed.
import { plotImages, StableDiffusion, type SdImage } from 'sd-ts';

const model = await StableDiffusion.fromPretrained('tiny', { scheduler: 'dpm++2m' });
const images: SdImage[] = [];
for (const seed of [1, 2, 3, 4]) {
  images.push(...(await model.textToImage('a cat on a green background', { numSteps: 12, seed })));
}
await plotImages(images).save('cats.png');
model.dispose();
