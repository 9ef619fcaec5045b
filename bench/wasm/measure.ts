import { difference, geometricMean, median } from '../statistics';
import { caseNames, openCase, type CaseName } from './cases';
import { nhwc, openOrt, type Ort } from './ort';

/** Far above rounding, far below what a wrong layer gives. */
const TOLERANCE = 1e-3;

/** Runs before the first that counts, of a layer and of a part of the embedded model: engines compile a function better once it is hot. */
const WARM_UP = { layer: 2, tiny: 20 };

/** Milliseconds between runs, in which threads of the other side, which look for more work first, go to sleep. */
const REST = 50;

export interface CaseResult {
  readonly name: CaseName;
  /** Medians in milliseconds. */
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  /** The ratio of the medians of processor time, which other programs on the machine disturb less; null in a page, which cannot tell. */
  readonly cpuRatio: number | null;
  /** Largest difference from diffusers' answer, relative to its largest value. */
  readonly ourError: number;
  readonly theirError: number;
}

export interface WasmFigures {
  readonly cases: readonly CaseResult[];
  /** sd-ts / onnxruntime-web: the geometric mean of the cases' ratios, each case counting once. */
  readonly ratio: number;
  /** The same of processor time. */
  readonly cpuRatio: number | null;
}

/** Where the two sides run. */
export interface Bench {
  readonly ort: Ort;
  /** Threads of onnxruntime-web; sd-ts has as many. */
  readonly threads: number;
  /** A path or URL of what `export.py` has filled. */
  readonly folder: string;
  readonly read: (location: string) => Promise<Uint8Array>;
  /** Milliseconds of this process' processor time so far; null where nobody knows. */
  readonly cpu: () => number | null;
}

/** Measures the cases on the current backend, and throws when an answer is not diffusers'. */
export async function measure(bench: Bench, cases: readonly CaseName[] = caseNames, rounds = 5): Promise<WasmFigures> {
  const results: CaseResult[] = [];
  for (const name of cases) results.push(await measureCase(bench, name, rounds));
  const cpuRatios = results.flatMap(({ cpuRatio }) => cpuRatio ?? []);
  return {
    cases: results,
    ratio: geometricMean(results.map(({ ratio }) => ratio)),
    cpuRatio: cpuRatios.length === results.length ? geometricMean(cpuRatios) : null,
  };
}

async function measureCase(bench: Bench, name: CaseName, rounds: number): Promise<CaseResult> {
  const ours = await openCase(bench.folder, name);
  const model = await bench.read(`${bench.folder}/${name}.onnx`);
  const theirs = await openOrt(bench.ort, model, ours.inputs, bench.threads);
  try {
    const sides = [() => ours.run(), () => theirs.run()] as const;
    const ourError = difference(await ours.run(), ours.expected.values);
    const theirError = difference(nhwc(await theirs.run(), theirs.shape), ours.expected.values);
    if (!(ourError < TOLERANCE)) throw new Error(`${name}: sd-ts is ${ourError} away from diffusers`);
    const isTiny = name.startsWith('tiny');
    for (let warm = 0; warm < WARM_UP[isTiny ? 'tiny' : 'layer']; warm++) for (const side of sides) await side();
    const times: [Taken[], Taken[]] = [[], []];
    for (let round = 0; round < (isTiny ? 3 * rounds : rounds); round++) {
      for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        await new Promise((resolve) => setTimeout(resolve, REST));
        times[side].push(await time(sides[side], bench.cpu));
      }
    }
    const [a, b] = times.map((all) => median(all.map(({ wall }) => wall))) as [number, number];
    const [c, d] = times.map((all) => median(all.map(({ cpu }) => cpu))) as [number, number];
    return { name, ours: a, theirs: b, ratio: a / b, cpuRatio: c > 0 ? c / d : null, ourError, theirError };
  } finally {
    ours.dispose();
    await theirs.dispose();
  }
}

/** Milliseconds; no processor time where it is not known. */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

async function time(work: () => Promise<unknown>, cpu: Bench['cpu']): Promise<Taken> {
  const [start, before] = [performance.now(), cpu() ?? 0];
  await work();
  return { wall: performance.now() - start, cpu: (cpu() ?? 0) - before };
}

/** One line for each case, and their mean. */
export function lines({ cases, ratio, cpuRatio }: WasmFigures): string[] {
  const ofCpu = (value: number | null): string => (value === null ? '' : `, of processor time ${value.toFixed(3)}`);
  const each = cases.map(({ name, ours, theirs, ratio: one, cpuRatio: cpu, ourError, theirError }) => {
    const errors = `away from diffusers ${ourError.toExponential(1)} and ${theirError.toExponential(1)}`;
    const times = `sd-ts ${ours.toFixed(1)} ms, onnxruntime-web ${theirs.toFixed(1)} ms`;
    return `${name.padEnd(20)} ${times}, ratio ${one.toFixed(3)}${ofCpu(cpu)}; ${errors}`;
  });
  return [...each, `geometric mean of ratios ${ratio.toFixed(3)}${ofCpu(cpuRatio)}`];
}
