// Paints what lies around a picture: a larger canvas with the picture in its middle, and a mask that is white around it.
import { plotImages, SdImage, StableDiffusion } from 'sd-ts';

const [width, height, side, edge] = [192, 128, 128, 8];
const left = (width - side) / 2;

const model = await StableDiffusion.fromPretrained('tiny');
const options = { numSteps: 12, seed: 5, unconditionalGuidanceScale: 3 };
const star = plotImages(await model.textToImage('a yellow star on a green background', options));

const canvas = new SdImage({ width, height, data: new Uint8ClampedArray(width * height * 3).fill(255) });
const mask = new SdImage({ width, height, data: new Uint8ClampedArray(width * height * 3).fill(255) });
for (let y = 0; y < height; y++) {
  canvas.data.set(star.data.subarray(y * side * 3, (y + 1) * side * 3), (y * width + left) * 3);
  mask.data.fill(0, (y * width + left + edge) * 3, (y * width + left + side - edge) * 3); // some of its edge is painted too
}
const [wide] = await model.inpaint(canvas, mask, 'a yellow star on a green background', {
  ...options,
  width,
  height,
  maskBlur: 2,
});
await wide?.save('wider.png');
model.dispose();
