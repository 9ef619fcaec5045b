// What the options of fewer and cheaper steps save, and how far what they draw is from the full result: 25 steps of ddim.
//   npx tsx -C source bench/cheaper.ts [--backend NAME] [--seeds N] [--rounds N] [--steps N] [--scale N] [--weights PLACE] [--taesd PLACE] [--no-jit] [--only PART_OF_A_ROW'S_NAME]
//   npx tsx -C source bench/cheaper.ts --full [--size 512] …    SD 1.4's shapes with seeded weights: time alone, as such pictures say nothing
// Each row: the time of a run over that of a full run beside it, on the clock and of the processor (medians of rounds in both orders,
// weights loaded), and over all seeds the PSNR of pictures (mean and least, dB) and the relative rms difference of latents (mean). Then one JSON object.
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import {
  StableDiffusion,
  TinyDecoder,
  useBackend,
  type BackendName,
  type GenerateOptions,
  type PolicyName,
} from '../src';
import { allParts } from '../src/weights/names';
import { diffusersPart } from '../src/weights/part-source';
import { seededSource } from '../test/support/seeded';
import { psnr } from './psnr';
import { processor } from './processor';
import { median } from './statistics';

const { values: asked } = parseArgs({
  options: {
    backend: { type: 'string', default: 'tensorflow' },
    full: { type: 'boolean', default: false },
    weights: { type: 'string', default: 'tiny' },
    'no-jit': { type: 'boolean', default: false },
    precision: { type: 'string' },
    size: { type: 'string' },
    scale: { type: 'string' },
    steps: { type: 'string' },
    seeds: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    taesd: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const steps = Number(asked.steps ?? (asked.full ? 6 : 25));
const seeds = asked.full ? 0 : Number(asked.seeds ?? 8);
const rounds = Number(asked.rounds);
const scale = Number(asked.scale ?? (asked.full ? 7.5 : 3)); // the embedded model draws best at 3
const prompts = ['a red heart on a blue background', 'a cat', 'a yellow star on a purple background', 'a mushroom'];

interface Drawn {
  readonly pixels: Uint8ClampedArray;
  readonly latents: Float32Array;
}

interface Row {
  readonly name: string;
  readonly model: StableDiffusion;
  readonly options: GenerateOptions;
}

/** Both models have the same weights; the second decodes in tiles of half a side. */
async function models(): Promise<[whole: StableDiffusion, tiled: StableDiffusion]> {
  await useBackend(asked.backend as BackendName);
  const size = asked.size === undefined ? {} : { imgWidth: Number(asked.size), imgHeight: Number(asked.size) };
  const precision = asked.precision === undefined ? {} : { precision: asked.precision as PolicyName };
  const options = {
    ...size,
    ...precision,
    jitCompile: !asked['no-jit'],
    ...(asked.full ? {} : { weights: asked.weights }),
  };
  const whole = new StableDiffusion(options);
  if (asked.full) await fill(whole);
  else await whole.load();
  const tiled = new StableDiffusion({ ...options, vaeTiling: whole.imgHeight / 2 });
  await tiled.load({ parts: [] });
  tiled.textEncoder = whole.textEncoder;
  tiled.diffusionModel = whole.diffusionModel;
  tiled.decoder = whole.decoder;
  return [whole, tiled];
}

async function fill(model: StableDiffusion): Promise<void> {
  for (const part of allParts.filter((one) => one !== 'imageEncoder')) {
    const network = model[part];
    await network.loadFrom(() => Promise.resolve(diffusersPart(part, seededSource(network, part))));
  }
}

function rows(whole: StableDiffusion, tiled: StableDiffusion, tiny: TinyDecoder | null): Row[] {
  const few = Math.max(1, Math.round((steps * 12) / 25));
  const row = (name: string, options: GenerateOptions, model = whole): Row => ({ name, model, options });
  const cheapest: GenerateOptions = {
    scheduler: 'dpm++2m',
    numSteps: few,
    guidanceEnd: 0.5,
    deepCache: { interval: 2 },
  };
  return [
    row('full', {}),
    row('guidanceEnd 0.75', { guidanceEnd: 0.75 }),
    row('guidanceEnd 0.5', { guidanceEnd: 0.5 }),
    row('guidanceEnd 0.25', { guidanceEnd: 0.25 }),
    row('deepCache 2', { deepCache: { interval: 2 } }),
    row('deepCache 3', { deepCache: { interval: 3 } }),
    row('deepCache 5', { deepCache: { interval: 5 } }),
    row('deepCache 3, branch 1', { deepCache: { interval: 3, branch: 1 } }),
    row(`dpm++2m, ${steps} steps`, { scheduler: 'dpm++2m' }),
    row(`dpm++2m, ${few} steps`, { scheduler: 'dpm++2m', numSteps: few }),
    row(`dpm++2m, ${few}, guidanceEnd 0.5, deepCache 2`, cheapest),
    row(`vaeTiling ${tiled.imgHeight / 2}`, {}, tiled),
    ...(tiny === null ? [] : [row('tiny decoder', { decoder: tiny })]),
  ];
}

/** Draws, and keeps what the decoder is given where that is whole. */
async function draw({ model, options }: Row, seed: number): Promise<Drawn> {
  let latents = new Float32Array();
  const decoder = options.decoder ?? model.decoder;
  const run = (x: tf.Tensor4D) => {
    latents = x.dataSync<'float32'>().slice();
    return decoder.run(x);
  };
  const prompt = prompts[seed % prompts.length] ?? '';
  const common = { numSteps: steps, scheduler: 'ddim', unconditionalGuidanceScale: scale } as const;
  const [image] = await model.textToImage(prompt, { ...common, ...options, seed, decoder: { run } });
  if (image === undefined) throw new Error('nothing was drawn');
  return { pixels: image.data, latents };
}

/** The rms of the difference over the rms of b; null where the latents were cut into tiles. */
function distance(a: Float32Array, b: Float32Array): number | null {
  if (a.length !== b.length) return null;
  const squares = (pick: (i: number) => number) => a.reduce((sum, _, i) => sum + pick(i) ** 2, 0);
  return Math.sqrt(squares((i) => (a[i] ?? NaN) - (b[i] ?? NaN)) / squares((i) => b[i] ?? NaN));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Seconds on the clock, and of the processor's time, which says more where the machine is busy. */
interface Taken {
  readonly clock: number;
  readonly cpu: number;
}

async function timed(row: Row): Promise<Taken> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await draw(row, 0);
  const { user, system } = process.cpuUsage(used);
  return { clock: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

/** A row against the full run, one beside the other in each round, in both orders. */
async function times(row: Row, full: Row): Promise<{ seconds: number; ratio: number; cpuRatio: number }> {
  for (const one of [full, row]) await draw(one, 0); // compiles what is compiled
  const pairs: { mine: Taken; whole: Taken }[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = await timed(round % 2 === 0 ? full : row);
    const second = await timed(round % 2 === 0 ? row : full);
    pairs.push(round % 2 === 0 ? { mine: second, whole: first } : { mine: first, whole: second });
  }
  return {
    seconds: median(pairs.map(({ mine }) => mine.clock)),
    ratio: median(pairs.map(({ mine, whole }) => mine.clock / whole.clock)),
    cpuRatio: median(pairs.map(({ mine, whole }) => mine.cpu / whole.cpu)),
  };
}

async function distances(row: Row, full: readonly Drawn[]) {
  const pictures: number[] = [];
  const latents: (number | null)[] = [];
  for (const [seed, reference] of full.entries()) {
    const drawn = await draw(row, seed);
    pictures.push(psnr(drawn.pixels, reference.pixels));
    latents.push(distance(drawn.latents, reference.latents));
  }
  const known = latents.filter((one) => one !== null);
  return { psnr: mean(pictures), leastPsnr: Math.min(...pictures), latents: known.length > 0 ? mean(known) : null };
}

const [whole, tiled] = await models();
const tiny = asked.taesd === undefined ? null : await TinyDecoder.fromPretrained(asked.taesd);
const all = rows(whole, tiled, tiny);
const first = all[0] as Row;
const full: Drawn[] = [];
for (let seed = 0; seed < seeds; seed++) full.push(await draw(first, seed));

console.log(processor());
console.log(`${asked.full ? "SD 1.4's shapes, seeded weights" : asked.weights}, ${whole.imgWidth}×${whole.imgHeight}, ${steps} steps, scale ${scale}, ${asked.backend}; ${rounds} rounds, ${seeds} seeds`); // prettier-ignore
console.log(`${'option'.padEnd(42)} seconds  time ratio  CPU ratio  PSNR mean  least, dB  latents, rms`);
const cell = (value: number | null | undefined, digits: number, width: number) =>
  (value === null || value === undefined ? '–' : value.toFixed(digits)).padStart(width);
const results: Record<string, object> = {};
for (const row of all.filter(({ name }) => name.includes(asked.only))) {
  const taken = await times(row, first);
  const apart = seeds === 0 || row === first ? null : await distances(row, full);
  const cells = [
    cell(taken.seconds, 2, 8),
    cell(taken.ratio, 2, 12),
    cell(taken.cpuRatio, 2, 11),
    cell(apart?.psnr, 1, 11),
    cell(apart?.leastPsnr, 1, 11),
    cell(apart?.latents, 3, 14),
  ];
  console.log(row.name.padEnd(42) + cells.join(''));
  results[row.name] = { ...taken, ...apart };
}
console.log(JSON.stringify({ cheaper: results }));
process.exit(0); // engines' threads would keep the process alive
