// Looks at a picture while it is being drawn, and stops early: leaving the loop frees everything.
import { StableDiffusion } from 'sd-ts';

const model = await StableDiffusion.fromPretrained('tiny');
for await (const { step, total, sigma, preview } of model.generate('a yellow star', { numSteps: 20, seed: 1 })) {
  if (step % 5 === 0) {
    const [image] = await preview();
    await image?.save(`step-${step}-of-${total}.png`);
  }
  if (sigma < 0.5) break; // good enough
}
model.dispose();
