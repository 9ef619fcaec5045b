// Where the time of a case of bench/wasm-ort.ts goes, by kind of operation, in sd-ts and in onnxruntime-web:
//   npx tsx -C source bench/wasm-profile.ts FOLDER CASE…
// Milliseconds of the fastest of ten runs, once the engines have compiled what is hot; in brackets how many operations of the kind there are.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-web';
import { useBackend } from '../src/backends';
import { ops } from '../src/backends/ops';
import { caseNames, openCase, type CaseName } from './wasm/cases';
import { processor } from './processor';
import { openOrt } from './wasm/ort';

const RUNS = 10;

interface Spent {
  milliseconds: number;
  count: number;
}

type Profile = Map<string, Spent>;

function spend(profile: Profile, kind: string, milliseconds: number): void {
  const spent = profile.get(kind) ?? { milliseconds: 0, count: 0 };
  profile.set(kind, spent);
  spent.milliseconds += milliseconds;
  spent.count++;
}

function print(side: string, total: number, profile: Profile): void {
  const sorted = [...profile].toSorted(([, a], [, b]) => b.milliseconds - a.milliseconds);
  const named = sorted.reduce((sum, [, { milliseconds }]) => sum + milliseconds, 0);
  const kinds = sorted.slice(0, 12).map(([kind, s]) => `${kind} ${s.milliseconds.toFixed(1)} (${s.count})`);
  console.log(`  ${side} ${total.toFixed(1)} ms: ${kinds.join(', ')}; between them ${(total - named).toFixed(1)}`);
}

/** Makes every operation of the contract say how long it takes; none calls another through the contract. */
function watch(current: () => Profile): void {
  const watched = ops as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  for (const [name, inner] of Object.entries(watched)) {
    watched[name] = (...args) => {
      const start = performance.now();
      const result = inner(...args);
      const [, weight, , stride] = args as readonly [unknown, { readonly shape: readonly number[] }, unknown, number];
      const size = name === 'conv2d' ? ` ${weight.shape.slice(0, 2).join('×')} by ${stride}` : '';
      spend(current(), name + size, performance.now() - start);
      return result;
    };
  }
}

/** onnxruntime-web prints its profile when the process that has run it asks for it. */
async function profileOrt(folder: string, name: CaseName): Promise<void> {
  const one = await openCase(folder, name);
  one.dispose();
  const model = await readFile(`${folder}/${name}.onnx`);
  const session = await openOrt(ort, model, one.inputs, 1, { enableProfiling: true });
  for (let i = 0; i < RUNS; i++) await session.run();
  session.endProfiling();
}

interface Event {
  readonly cat: string;
  readonly name: string;
  readonly ts: number;
  readonly dur: number;
  readonly args: { readonly op_name?: string };
}

/** The fastest run of what `profileOrt` printed, in microseconds. */
function printOrt(printed: string): void {
  const events = JSON.parse(printed.slice(printed.indexOf('[\n'), printed.lastIndexOf(']') + 1)) as Event[];
  const run = events.filter(({ name }) => name === 'model_run').toSorted((a, b) => a.dur - b.dur)[0];
  if (run === undefined) throw new Error('onnxruntime-web printed no run');
  const profile: Profile = new Map();
  for (const { cat, name, ts, dur, args } of events)
    if (cat === 'Node' && name.endsWith('_kernel_time') && ts >= run.ts && ts <= run.ts + run.dur)
      spend(profile, args.op_name ?? name, dur / 1000);
  print('onnxruntime-web', run.dur / 1000, profile);
}

/** What a program prints; by way of a file, because onnxruntime-web cannot wait for the reader of a full pipe. */
function runToFile(args: readonly string[]): string {
  const place = mkdtempSync(join(tmpdir(), 'sd-ts-profile-'));
  try {
    const file = openSync(join(place, 'printed'), 'w');
    execFileSync('npx', args, { stdio: ['ignore', file, 'inherit'] });
    closeSync(file);
    return readFileSync(join(place, 'printed'), 'utf8');
  } finally {
    rmSync(place, { recursive: true });
  }
}

const [folder = '', ...wanted] = process.argv.slice(2);
console.log(processor());
await useBackend('wasm');
if (wanted[0] === 'ort') await profileOrt(folder, wanted[1] as CaseName);
else {
  let profile: Profile = new Map();
  watch(() => profile);
  for (const name of caseNames.filter((one) => wanted.includes(one))) {
    console.log(name);
    const one = await openCase(folder, name);
    let fastest = { total: Infinity, profile };
    for (let i = 0; i < RUNS; i++) {
      profile = new Map();
      const start = performance.now();
      await one.run();
      const total = performance.now() - start;
      if (total < fastest.total) fastest = { total, profile };
    }
    one.dispose();
    print('sd-ts', fastest.total, fastest.profile);
    const args = ['-C', 'source', fileURLToPath(import.meta.url), folder, 'ort', name];
    printOrt(runToFile(['tsx', ...args]));
  }
}
