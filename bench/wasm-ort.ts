// sd-ts on wasm beside onnxruntime-web on wasm: the embedded model and full-size single layers of SD 1.4, the same weights and inputs,
// in one process in turn, every other round in the other order:
//   PYTHON=… npx tsx -C source bench/wasm-ort.ts [FOLDER [CASE…]]
//   THREADS=2 …  both sides with that many threads (1); CHROMIUM=1 … the same in Chromium
// FOLDER is what `python bench/wasm/export.py FOLDER` filled (torch, diffusers, transformers, onnx, onnxscript); without it PYTHON fills one.
// Prints medians of wall-clock time, the ratio sd-ts / onnxruntime-web of each case and the largest difference of the answers from
// diffusers', relative to the largest value.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-web';
import { useBackend } from '../src/backends';
import { caseNames, type CaseName } from './wasm/cases';
import { measureInChromium } from './wasm/chromium';
import { root } from './peers/environments';
import { processor } from './processor';
import { lines, measure, type WasmFigures } from './wasm/measure';

export interface WasmOptions {
  /** A Python with what `bench/wasm/export.py` imports; needed where `folder` is not given. */
  readonly python?: string;
  /** What that script has filled. */
  readonly folder?: string;
  readonly cases?: readonly CaseName[];
  readonly rounds?: number;
  /** Threads of both sides; 1 by default. onnxruntime-web keeps the first number that a process asks for. */
  readonly threads?: number;
  /** In Chromium; else in this process. */
  readonly inChromium?: boolean;
}

/** Measures the cases, and throws when an answer is not diffusers'. */
export async function measureWasm({
  python = 'python3',
  folder,
  cases = caseNames,
  rounds = 5,
  threads = 1,
  inChromium = false,
}: WasmOptions): Promise<WasmFigures> {
  // prettier-ignore
  const made = folder === undefined ? mkdtempSync(join(tmpdir(), 'sd-ts-wasm-')) : null;
  try {
    if (made !== null) {
      const script = fileURLToPath(new URL('./wasm/export.py', import.meta.url));
      execFileSync(python, [script, made, ...cases], { stdio: ['ignore', 'ignore', 'inherit'] });
    }
    const from = resolve(made ?? folder ?? '');
    if (inChromium) return await measureInChromium(from, cases, rounds, threads);
    await useBackend('wasm', { threads, worker: join(root, 'dist/wasm-thread.js') });
    const cpu = (): number => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    };
    return await measure({ ort, threads, folder: from, read: (path) => readFile(path), cpu }, cases, rounds);
  } finally {
    if (made !== null) rmSync(made, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...wanted] = process.argv.slice(2);
  const cases = wanted.length === 0 ? caseNames : caseNames.filter((name) => wanted.includes(name));
  const { PYTHON: python, CHROMIUM, THREADS = 1 } = process.env;
  const options = {
    cases,
    ...(python && { python }),
    ...(folder && { folder }),
    threads: Number(THREADS),
    inChromium: CHROMIUM !== undefined,
  };
  console.log(processor());
  const figures = await measureWasm(options);
  for (const line of lines(figures)) console.log(line);
  process.exit(0); // onnxruntime-web's threads would keep the process alive
}
