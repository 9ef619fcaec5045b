import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSource, newestNode } from '../nodes';
import { root } from '../peers/environments';

/** Geometric means of sd-ts / onnxruntime-web over the cases; null where they could not be measured. */
export interface VsOrt {
  readonly vsOrtOneThread: number | null;
  readonly vsOrtAllCores: number | null;
  readonly vsOrtChromium: number | null;
}

/**
 * `bench/wasm-ort.ts` with one thread, with all cores, and with all cores in Chromium, each in a process of its own, as
 * onnxruntime-web keeps the number of its threads, with the newest Node. `python` has what `bench/wasm/export.py` imports; what cannot be
 * measured says so on stderr. Needs the built package.
 */
export function vsOrt(python: string): VsOrt {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-vs-ort-'));
  try {
    execFileSync(python, [join(root, 'bench/wasm/export.py'), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    const all = String(availableParallelism());
    return {
      vsOrtOneThread: ratio(folder, { THREADS: '1' }),
      vsOrtAllCores: ratio(folder, { THREADS: all }),
      vsOrtChromium: ratio(folder, { THREADS: all, CHROMIUM: '1' }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ratio(folder: string, environment: Readonly<Record<string, string>>): number | null {
  try {
    const printed = execFileSync(newestNode(), fromSource('bench/wasm-ort.ts', folder), {
      cwd: root,
      env: { ...process.env, ...environment },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    console.error(printed);
    return Number(/geometric mean of ratios ([\d.]+)/.exec(printed)?.[1] ?? NaN);
  } catch (error) {
    console.error(`${JSON.stringify(environment)}: not measured: ${String(error)}`);
    return null;
  }
}
