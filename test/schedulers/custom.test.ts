import { describe, expect, it } from 'vitest';
import { samplers, StableDiffusion, useBackend, type Sampler } from '../../src';

describe("a sampler of the user's own", () => {
  const prompt = 'a red heart on a blue background';
  const run = { numSteps: 3, seed: 5, unconditionalGuidanceScale: 3 };

  it('draws as what it does, and is named in the picture [own-sampler]', async () => {
    await useBackend('wasm');
    using model = await StableDiffusion.fromPretrained('tiny');
    const mine: Sampler = { ...samplers.euler_karras, name: 'mine' };
    const { name: _, ...nameless } = mine;
    const [named] = await model.textToImage(prompt, { ...run, scheduler: 'euler_karras' });
    for (const [scheduler, says] of [
      [mine, 'Sampler: mine,'],
      [nameless, 'Sampler: custom,'],
    ] as const) {
      const [image] = await model.textToImage(prompt, { ...run, scheduler });
      expect(image?.data).toEqual(named?.data);
      expect(image?.parameters).toContain(says);
    }
    const broken = { levels: () => [] } as unknown as Sampler;
    await expect(model.textToImage(prompt, { ...run, scheduler: broken })).rejects.toThrow(/scheduler is an? .*object; one of ddim, .*, or a Sampler, is needed/); // prettier-ignore
  });
});
