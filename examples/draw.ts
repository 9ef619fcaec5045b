// Draws a picture with the embedded model and saves it with its settings inside.
import { StableDiffusion } from 'sd-ts';

const model = new StableDiffusion({ weights: 'tiny' });
const [image] = await model.textToImage('a red heart on a blue background', { numSteps: 25, seed: 7 });
await image?.save('heart.png');
model.dispose();
