// Measures afresh and prints one JSON object as the last line:
//   npm run figures -- parity      differences from KerasCV and diffusers by backend, and the cold start of the command line
//   npm run figures -- backends    seconds for the first picture of a process and for the next, by backend
//   npm run figures -- tiny        how much of what held-out prompts ask for the embedded model draws (or that in a FOLDER)
//   npm run figures -- checkpoints full-size checkpoints beside diffusers and KerasCV, on wasm, and damaged files (an hour, 40 GB of disk)
//   npm run figures -- node        Node on the tensorflow backend beside KerasCV, diffusers and OpenVINO (an hour, 30 GB of disk; [SIZE [ROUNDS]])
//   npm run figures -- everywhere  that it works on any processor, in any tool chain, with any input; float32 beside the peers (an hour)
//   npm run figures -- studio      pictures from pictures, samplers, words, small checkpoints and adapters beside the libraries; hostile pickles
//   npm run figures -- house       lines, files that additions touch, and what a page loads
//   npm run figures -- wasm        wasm beside onnxruntime-web and tensorflow, two threads beside one, and first pictures (half an hour)
//   npm run figures -- webgpu      what a full-size step asks of a GPU beside tfjs' WebGPU, and steps and pictures on the adapter that is there
//   npm run figures -- reach       where people use it: a page that does not stall, bundlers, servers, queues and the documentation
// What cannot be measured here is null, and the reason is said on stderr.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processor } from './processor';
import '../test/support/setup';
import { backendNames, useBackend, type BackendName } from '../src/backends';
import { SdError } from '../src/errors';
import { checkpointFigures } from './figures/checkpoints';
import { everywhereFigures } from './figures/everywhere';
import { houseFigures } from './figures/house';
import { nodeFigures } from './figures/node';
import { reachFigures } from './figures/reach';
import { studioFigures } from './figures/studio';
import { wasmFigures } from './figures/wasm';
import { webgpuFigures } from './figures/webgpu';
import { tinyFigures } from './tiny';
import { smallCheckpoints } from '../test/support/checkpoint-cases';
import { fromPictureParity } from '../test/support/from-a-picture';
import { layersParity, modelsParity, picturesParity } from '../test/support/parity';
import { median } from './statistics';

const root = fileURLToPath(new URL('..', import.meta.url));
const STEPS = '25';

type ByBackend<T> = Record<BackendName, T | null>;

/** `measure` on each backend in turn; null, with the reason on stderr, where its engine is not there. */
async function byBackend<T>(measure: (name: BackendName) => Promise<T>): Promise<ByBackend<T>> {
  const results: Partial<ByBackend<T>> = {};
  for (const name of backendNames) {
    console.error(`${name} …`);
    try {
      await useBackend(name);
      results[name] = await measure(name);
    } catch (error) {
      if (!(error instanceof SdError)) throw error;
      console.error(`${name}: not measured: ${error.message}`);
      results[name] = null;
    }
  }
  return results as ByBackend<T>;
}

function map<T, U>(results: ByBackend<T>, pick: (result: T) => U): ByBackend<U> {
  const entries = Object.entries(results).map(([name, result]) => [name, result === null ? null : pick(result)]);
  return Object.fromEntries(entries) as ByBackend<U>;
}

/** Runs the built command line in a folder of its own; what it printed, and the seconds from its start to its end. */
function runCli(...args: string[]): { printed: string; seconds: number } {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-figures-'));
  try {
    const start = performance.now();
    const command = [join(root, 'dist/cli/main.js'), 'a red heart on a blue background', '--steps', STEPS, '-s', '7', ...args]; // prettier-ignore
    const printed = execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }); // prettier-ignore
    return { printed, seconds: (performance.now() - start) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(): void {
  execFileSync(join(root, 'node_modules/.bin/tsup'), ['--silent', '--no-dts', '--no-clean'], {
    cwd: root,
    stdio: 'ignore',
  });
}

async function parity(): Promise<object> {
  build();
  const coldSeconds = median([1, 2, 3].map(() => runCli().seconds));
  const results = await byBackend(async (name) => {
    const [layers, models] = [await layersParity(), await modelsParity(name)];
    const [fromPictures, small] = [await fromPictureParity(name), await smallCheckpoints()];
    return { layers, models, ...(await picturesParity(name)), fromPictures, small };
  });
  return {
    layers: map(results, ({ layers }) => layers),
    models: map(results, ({ models }) => models),
    latents: map(results, ({ latents }) => latents),
    image: map(results, ({ image }) => image),
    smallCheckpoints: map(results, ({ small }) => small),
    img2imgVsDiffusers: map(results, ({ fromPictures }) => fromPictures.image), // of 255, as the two below
    inpaintVsDiffusers: map(results, ({ fromPictures }) => fromPictures.mask),
    inpaint9VsDiffusers: map(results, ({ fromPictures }) => fromPictures.nine),
    coldSeconds,
  };
}

async function backends(): Promise<object> {
  build();
  const results = await byBackend((name) => {
    const { printed } = runCli('--backend', name, '-b', '2');
    const [first = NaN, next = NaN] = Array.from(printed.matchAll(/, ([\d.]+) s$/gm), ([, seconds]) => Number(seconds));
    return Promise.resolve({ first, next });
  });
  return {
    first: map(results, ({ first }) => first),
    next: map(results, ({ next }) => next),
    processor: processor(),
    node: process.version,
  };
}

async function tiny(): Promise<object> {
  build();
  const secondsWasmCold = median([1, 2, 3].map(() => runCli('--steps', '20', '--backend', 'wasm').seconds));
  return { ...(await tinyFigures(process.argv[3])), secondsWasmCold };
}

function node(): Promise<object> {
  build();
  const [size = 512, rounds = 3] = process.argv.slice(3).map(Number);
  return nodeFigures({ size, rounds });
}

const figures: Readonly<Record<string, () => Promise<object>>> = {
  parity,
  backends,
  tiny,
  checkpoints: checkpointFigures,
  node,
  everywhere() {
    build();
    return everywhereFigures();
  },
  house() {
    build();
    return houseFigures();
  },
  studio: studioFigures,
  wasm() {
    build();
    return wasmFigures(() => median([1, 2, 3].map(() => runCli('--steps', '20', '--backend', 'wasm').seconds)));
  },
  webgpu: webgpuFigures,
  reach() {
    build();
    return reachFigures();
  },
};
const wanted = process.argv[2] ?? '';
const measure = figures[wanted];
if (measure === undefined) {
  console.error(`figures: '${wanted}' is none; one of ${Object.keys(figures).join(', ')} is needed.`);
  process.exit(2);
}
console.log(JSON.stringify(await measure()));
process.exit(0); // engines' threads would keep the process alive
