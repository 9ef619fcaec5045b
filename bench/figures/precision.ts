import { psnr } from '../psnr';
import { StableDiffusion, useBackend, type PolicyName } from '../../src';

const prompts = [
  'a red heart on a blue background',
  'a cat',
  'a yellow star on a purple background',
  'a mushroom',
  'a green apple',
  'a house on a white background',
  'two blue fish',
  'a sailboat',
];

/** The embedded model's pictures of the prompts: 25 steps, each from a seed of its own. Throws `UnsupportedError` as the policy does. */
async function pictures(precision: PolicyName): Promise<Uint8ClampedArray[]> {
  using model = await StableDiffusion.fromPretrained('tiny', { precision, jitCompile: true });
  const drawn: Uint8ClampedArray[] = [];
  for (const [seed, prompt] of prompts.entries()) {
    const options = { numSteps: 25, unconditionalGuidanceScale: 3, scheduler: 'ddim', seed } as const;
    for (const { data } of await model.textToImage(prompt, options)) drawn.push(data);
  }
  return drawn;
}

/** PSNR of `mixed_bfloat16` against `float32`, compiled, on tensorflow: the least of all prompts, in dB; each is said on stderr. */
export async function psnrOfBfloat16(): Promise<number> {
  await useBackend('tensorflow');
  const [full, half] = [await pictures('float32'), await pictures('mixed_bfloat16')];
  const found = full.map((picture, i) => psnr(half[i] ?? new Uint8ClampedArray(), picture));
  for (const [i, prompt] of prompts.entries()) console.error(`  ${prompt}: ${found[i]?.toFixed(2) ?? 'none'} dB`);
  return Math.min(...found);
}
