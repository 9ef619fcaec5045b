import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRelaxedSimd, kernelBytes } from '../../src/backends/wasm/builds';
import { weightKinds, type Exports } from '../../src/backends/wasm/exports';
import { root } from '../peers/environments';
import { leastOf } from '../statistics';

interface Study {
  product8(m: number, n: number, k: number, a: number, rowScales: number, b: number, columnScales: number, offsets: number, c: number): void; // prettier-ignore
}

/** Products of SD 1.4's transformers at 512×512: rows, columns, terms. */
const shapes = [
  [8192, 320, 320],
  [2048, 640, 640],
  [2048, 640, 2560],
  [512, 1280, 1280],
] as const;

const ROUNDS = 9;

/** A line for each product: float32 beside int8, in ms, without the rounding of activations, which int8 needs besides. */
export async function speeds(): Promise<string[]> {
  if (!hasRelaxedSimd()) return ['speed: not measured: this engine has no relaxed SIMD'];
  const memory = new WebAssembly.Memory({ initial: 2048 });
  const make = (bytes: Uint8Array<ArrayBuffer>): unknown =>
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  const [ours, study] = [make(await kernelBytes(true)) as Exports, make(compiled()) as Study];
  check(memory, study);
  return shapes.map(([m, n, k]) => {
    const [a, b] = [65_536, 65_536 + 4 * m * k];
    const c = b + 4 * k * n;
    const scratch = c + 4 * m * n;
    const sides = [
      () => { ours.product(m, n, k, a, k, b, 0, 0, 0, 0, c, n, scratch, 0, 1); }, // prettier-ignore
      () => { study.product8(m, n, k, a, scratch, b, scratch, scratch, c); }, // prettier-ignore
    ];
    const [float, int] = leastOf(sides, ROUNDS) as [number, number];
    return `${m}×${k} by ${k}×${n}: float32 ${float.toFixed(1)} ms, int8 ${int.toFixed(1)} ms, ${(float / int).toFixed(2)} × as fast`;
  });
}

/** What a step of SD 1.4 multiplies by 3×3 filters at its lowest levels: batch, height, width, inputs, outputs. */
const filters = [
  [2, 32, 32, 640, 640],
  [2, 16, 16, 1280, 1280],
] as const;

/** A line for each product and 3×3 filter: weights held as halves beside int8, both computed in float32, in ms. */
export async function heldSpeeds(): Promise<string[]> {
  const memory = new WebAssembly.Memory({ initial: 4096 });
  const module = new WebAssembly.Module(await kernelBytes());
  const call = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
  const { float16, int8, packed } = weightKinds;
  const products = shapes.map(([m, n, k]): [string, (kind: number) => void] => {
    const [a, b] = [65_536, 65_536 + 4 * m * k];
    const c = b + 4 * k * n;
    const run = (kind: number) => { call.product(m, n, k, a, k, b, kind, 0, 0, 0, c, n, c + 4 * m * n, 0, 1); }; // prettier-ignore
    return [`${m}×${k} by ${k}×${n}`, run];
  });
  const convolutions = filters.map(([batch, height, width, inputs, outputs]): [string, (kind: number) => void] => {
    const [x, w] = [65_536, 65_536 + 4 * batch * height * width * inputs];
    const y = w + 4 * 9 * inputs * outputs;
    const scratch = y + 4 * batch * height * width * outputs;
    const run = (kind: number) => { call.winograd(batch, height, width, inputs, outputs, x, inputs, 0, 0, w, packed + kind, 0, 0, 0, 0, y, outputs, scratch, 0, 1); }; // prettier-ignore
    return [`3×3, ${batch}×${height}×${width}, ${inputs} to ${outputs}`, run];
  });
  return [...products, ...convolutions].map(([name, run]) => {
    const [half, eight] = leastOf(
      [
        () => {
          run(float16);
        },
        () => {
          run(int8);
        },
      ],
      ROUNDS,
    ) as [number, number];
    return `${name}: held in float16 ${half.toFixed(1)} ms, in int8 ${eight.toFixed(1)} ms, ${(half / eight).toFixed(2)} × as fast`;
  });
}

/** That the study's kernel multiplies. Throws if it does not. */
function check(memory: WebAssembly.Memory, study: Study): void {
  const [m, n, k] = [4, 8, 8];
  const at = (i: number) => 65_536 + 1024 * i;
  const a = Array.from({ length: m * k }, (_, i) => ((i * 37) % 127) - 63);
  const b = Array.from({ length: k * n }, (_, i) => ((i * 59) % 255) - 127);
  const place = (of: (four: number, one: number, term: number) => number, width: number) =>
    Array.from({ length: width * k }, (_, i) => of(Math.floor(i / (4 * width)), Math.floor(i / 4) % width, i % 4));
  new Uint8Array(memory.buffer, at(0), m * k).set(place((four, row, term) => (a[row * k + 4 * four + term] ?? NaN) + 64, m)); // prettier-ignore
  new Int8Array(memory.buffer, at(1), k * n).set(place((four, column, term) => b[(4 * four + term) * n + column] ?? NaN, n)); // prettier-ignore
  new Float32Array(memory.buffer, at(2), n).fill(1);
  const sums = Array.from({ length: n }, (_, j) => -64 * b.reduce((sum, value, i) => sum + (i % n === j ? value : 0), 0)); // prettier-ignore
  new Int32Array(memory.buffer, at(3), n).set(sums);
  study.product8(m, n, k, at(0), at(2), at(1), at(2), at(3), at(4));
  for (const [i, value] of new Float32Array(memory.buffer, at(4), m * n).entries()) {
    const [row, column] = [Math.floor(i / n), i % n];
    const expected = Array.from({ length: k }, (_, t) => (a[row * k + t] ?? NaN) * (b[t * n + column] ?? NaN));
    if (value !== expected.reduce((sum, term) => sum + term)) throw new Error(`int8: a product of ${value} is wrong`);
  }
}

function compiled(): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-int8-'));
  try {
    const file = join(folder, 'out.wasm');
    const options = ['--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd', '--enable', 'relaxed-simd', '-O3', '--noAssert']; // prettier-ignore
    execFileSync(join(root, 'node_modules/.bin/asc'), ['assembly/studies/int8.ts', '-o', file, ...options], {
      cwd: root,
    });
    return Uint8Array.from(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
