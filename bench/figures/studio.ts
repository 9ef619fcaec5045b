import { useBackend } from '../../src';
import { smallCheckpoints } from '../../test/support/checkpoint-cases';
import { adaptersParity } from '../../test/support/adapter-kinds';
import { fromPictureParity } from '../../test/support/from-a-picture';
import { torch, torchBombs } from '../../test/support/fuzz-torch';
import { take } from '../../test/support/fuzzing';
import { numbers } from '../../test/support/random';
import { samplerDifferences } from '../../test/support/sampler-cases';
import { weighted, weightedDifference } from '../../test/support/weighted-cases';

const PICKLES = 10_000;

/** What people do with a Stable Diffusion, beside the libraries that do it: differences in 1/255, or relative to the largest value. */
export async function studioFigures(): Promise<object> {
  await useBackend('wasm');
  const { image, mask, nine } = await fromPictureParity('wasm');
  let weightedPrompt = 0;
  for (const one of weighted.cases) weightedPrompt = Math.max(weightedPrompt, await weightedDifference(one));
  const adapters = await adaptersParity();
  return {
    ...{ img2imgVsDiffusers: image, inpaintVsDiffusers: mask, inpaint9VsDiffusers: nine },
    samplers: samplerDifferences(),
    ...{ weightedPrompt, smallCheckpoints: await smallCheckpoints(), adapters },
    ...(await pickles()),
  };
}

/** Damaged and hostile files of torch's, by seeds that are always the same; what was not refused or read as it should be is said on stderr. */
async function pickles(): Promise<{ pickleFuzzCases: number; pickleFuzzFailures: number }> {
  let failures = 0;
  for (let seed = 0; seed < PICKLES; seed++) {
    const kind = seed % 10 === 0 ? torchBombs : torch;
    const { fault } = await take(kind(numbers(seed)));
    if (fault === null) continue;
    failures++;
    console.error(`pickle ${seed}: ${fault}`);
  }
  return { pickleFuzzCases: PICKLES, pickleFuzzFailures: failures };
}
