// sd-ts on wasm beside onnxruntime-web on wasm: the embedded model and full-size single layers of SD 1.4, the same weights and inputs,
// one thread each, in one process in turn:
//   PYTHON=… npx tsx -C source bench/wasm-ort.ts [FOLDER [CASE…]]
// FOLDER is what `python bench/wasm/export.py FOLDER` filled (torch, diffusers, transformers, onnx, onnxscript); without it PYTHON fills one.
// Each round runs both sides, every other round in the other order. Prints medians of wall-clock time, the ratio sd-ts / onnxruntime-web of each case and
// the largest difference of the answers from diffusers', relative to the largest value.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useBackend } from '../src/backends';
import { caseNames, openCase, type CaseName } from './wasm/cases';
import { nhwc, openOrt } from './wasm/ort';

/** Far above rounding, far below what a wrong layer gives. */
const TOLERANCE = 1e-3;

/** Runs before the first that counts, of a layer and of a part of the embedded model: engines compile a function better once it is hot. */
const WARM_UP = { layer: 2, tiny: 20 };

export interface CaseResult {
  readonly name: CaseName;
  /** Medians in milliseconds. */
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  /** The ratio of the medians of processor time, which other programs on the machine disturb less. */
  readonly cpuRatio: number;
  /** Largest difference from diffusers' answer, relative to its largest value. */
  readonly ourError: number;
  readonly theirError: number;
}

export interface WasmFigures {
  readonly cases: readonly CaseResult[];
  /** sd-ts / onnxruntime-web: the geometric mean of the cases' ratios, each case counting once. */
  readonly ratio: number;
  /** The same of processor time. */
  readonly cpuRatio: number;
}

export interface WasmOptions {
  /** A Python with what `bench/wasm/export.py` imports; needed where `folder` is not given. */
  readonly python?: string;
  /** What that script has filled. */
  readonly folder?: string;
  readonly cases?: readonly CaseName[];
  readonly rounds?: number;
}

/** Measures the cases, and throws when an answer is not diffusers'. */
export async function measureWasm({
  python,
  folder,
  cases = caseNames,
  rounds = 5,
}: WasmOptions): Promise<WasmFigures> {
  if (folder === undefined) return withExported(python ?? 'python3', cases, (made) => measureWasm({ folder: made, cases, rounds })); // prettier-ignore
  await useBackend('wasm');
  const results: CaseResult[] = [];
  for (const name of cases) results.push(await measureCase(folder, name, rounds));
  return {
    cases: results,
    ratio: geometricMean(results.map(({ ratio }) => ratio)),
    cpuRatio: geometricMean(results.map(({ cpuRatio }) => cpuRatio)),
  };
}

const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

async function withExported<T>(
  python: string,
  cases: readonly string[],
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-wasm-'));
  try {
    const script = fileURLToPath(new URL('./wasm/export.py', import.meta.url));
    execFileSync(python, [script, folder, ...cases], { stdio: ['ignore', 'ignore', 'inherit'] });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureCase(folder: string, name: CaseName, rounds: number): Promise<CaseResult> {
  const ours = await openCase(folder, name);
  const theirs = await openOrt(folder, name, ours.inputs);
  try {
    const sides = [() => ours.run(), () => theirs.run()] as const;
    const ourError = difference(await ours.run(), ours.expected.values);
    const theirError = difference(nhwc(await theirs.run(), theirs.shape), ours.expected.values);
    if (!(ourError < TOLERANCE)) throw new Error(`${name}: sd-ts is ${ourError} away from diffusers`);
    const isTiny = name.startsWith('tiny');
    for (let warm = 0; warm < WARM_UP[isTiny ? 'tiny' : 'layer']; warm++) for (const side of sides) await side();
    const times: [Taken[], Taken[]] = [[], []];
    for (let round = 0; round < (isTiny ? 3 * rounds : rounds); round++) {
      for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
        times[side].push(await time(sides[side]));
    }
    const [a, b] = times.map((all) => median(all.map(({ wall }) => wall))) as [number, number];
    const [c, d] = times.map((all) => median(all.map(({ cpu }) => cpu))) as [number, number];
    return { name, ours: a, theirs: b, ratio: a / b, cpuRatio: c / d, ourError, theirError };
  } finally {
    ours.dispose();
    await theirs.dispose();
  }
}

/** Milliseconds. */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

async function time(work: () => Promise<unknown>): Promise<Taken> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

function difference(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return NaN;
  let [worst, largest] = [0, 0];
  for (const [i, value] of expected.entries()) {
    worst = Math.max(worst, Math.abs(value - (found[i] ?? NaN)));
    largest = Math.max(largest, Math.abs(value));
  }
  return worst / largest;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...wanted] = process.argv.slice(2);
  const cases = wanted.length === 0 ? caseNames : caseNames.filter((name) => wanted.includes(name));
  const python = process.env['PYTHON'] ?? 'python3';
  const figures = await measureWasm(folder === undefined ? { python, cases } : { folder, cases });
  for (const { name, ours, theirs, ratio, cpuRatio, ourError, theirError } of figures.cases) {
    const errors = `away from diffusers ${ourError.toExponential(1)} and ${theirError.toExponential(1)}`;
    console.log(`${name.padEnd(20)} sd-ts ${ours.toFixed(1)} ms, onnxruntime-web ${theirs.toFixed(1)} ms, ratio ${ratio.toFixed(3)}, of processor time ${cpuRatio.toFixed(3)}; ${errors}`); // prettier-ignore
  }
  console.log(`geometric mean of ratios ${figures.ratio.toFixed(3)}, of processor time ${figures.cpuRatio.toFixed(3)}`);
}
