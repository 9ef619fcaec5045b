// Whether a precision holds over many seeds: the embedded model draws one picture a seed, compiled.
//   npx tsx -C source bench/seeds.ts [--backend tensorflow] [--precision mixed_bfloat16] [--first 0] [--count 1000] [--steps 12]
// Prints one JSON object: how many runs ended in values that are no numbers, and the least spread of a picture's values (standard
// deviation, of 255), which a picture of one colour would bring to 0; and the tensors and the MB of the process after the fifth picture and
// after the last, which stay where they are if nothing leaks. Half a second a picture on two cores.
import { parseArgs } from 'node:util';
import { memory } from '@tensorflow/tfjs-core';
import { SdError, StableDiffusion, useBackend, type BackendName, type PolicyName } from '../src';
import '../test/support/setup';
import { processor } from './processor';

const { values: asked } = parseArgs({
  options: {
    backend: { type: 'string', default: 'tensorflow' },
    precision: { type: 'string', default: 'mixed_bfloat16' },
    first: { type: 'string', default: '0' },
    count: { type: 'string', default: '1000' },
    steps: { type: 'string', default: '12' },
  },
});
const [first, count, numSteps] = [Number(asked.first), Number(asked.count), Number(asked.steps)];
const prompts = ['a red heart on a blue background', 'a cat', 'two yellow stars', 'a house on a white background'];

function spread(values: Uint8ClampedArray): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

await useBackend(asked.backend as BackendName);
const model = await StableDiffusion.fromPretrained('tiny', { precision: asked.precision as PolicyName });
const held = () => ({ tensors: memory().numTensors, megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20) });
let [notFinite, least, early] = [0, Infinity, held()];
for (let seed = first; seed < first + count; seed++) {
  const options = { seed, numSteps, unconditionalGuidanceScale: 3, scheduler: 'ddim' } as const;
  try {
    const [picture] = await model.textToImage(prompts[seed % prompts.length] as string, options);
    if (picture !== undefined) least = Math.min(least, spread(picture.data));
  } catch (error) {
    if (!(error instanceof SdError) || error.code !== 'SD_NAN') throw error;
    console.error(`seed ${seed}: ${error.message}`);
    notFinite++;
  }
  if (seed === first + 4) early = held();
}
console.log(
  JSON.stringify({
    processor: processor(),
    backend: asked.backend,
    precision: asked.precision,
    first,
    seeds: count,
    numSteps,
    notFinite,
    leastSpread: least,
    early,
    late: held(),
  }),
);
process.exit(0);
