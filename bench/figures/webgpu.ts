import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { engines } from '#engines';
import { StableDiffusion, useBackend, type PolicyName, type SdImage } from '../../src';
import { describe } from '../../src/backends/engines-webgpu';
import { plannedBytes } from '../../src/backends/webgpu/recording';
import { pixelDifference } from '../../test/support/picture-cases';
import { innerLoops } from '../../test/support/clamps';
import { attempt } from '../attempt';
import { python, root } from '../peers/environments';
import { psnr } from '../psnr';
import { planned } from '../webgpu/full-size';
import type { Count } from '../webgpu/stock';

/** Steps of the pictures: few, as each takes a second on an adapter that computes on the CPU. */
const STEPS = 4;
const ROUNDS = 7;
/** Far above rounding, far below what a wrong network gives. */
const TOLERANCE = 1e-3;

const tsx = (script: string): readonly [command: string, args: string[]] => [
  join(root, 'node_modules/.bin/tsx'),
  ['-C', 'source', join(root, 'bench/webgpu', script)],
];

/** What tfjs' own backend does in a full-size step, on Dawn without a driver. */
function countStock(): Count {
  const [command, args] = tsx('count-stock.ts');
  const printed = execFileSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Count;
}

/** A step of one side, in a process of its own, since instances of Dawn do not get along. */
class Side {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: Interface) {
    this.#child = child;
    this.#lines = lines[Symbol.asyncIterator]();
  }

  static async open(name: string, ...more: string[]): Promise<{ side: Side; answer: readonly number[] }> {
    const [command, args] = tsx('step.ts');
    const child = spawn(command, [...args, name, ...more], { stdio: ['pipe', 'pipe', 'inherit'] });
    const side = new Side(child, createInterface({ input: child.stdout }));
    const { answer } = (await side.#next()) as { answer: readonly number[] };
    return { side, answer };
  }

  async #next(): Promise<unknown> {
    for (;;) {
      const line = await this.#lines.next();
      if (line.done === true) throw new Error('the process of a step ended');
      if (line.value.startsWith('{')) return JSON.parse(line.value);
    }
  }

  /** The milliseconds of a step. */
  async run(): Promise<number> {
    this.#child.stdin?.write('\n');
    return ((await this.#next()) as { ms: number }).ms;
  }

  close(): void {
    this.#child.stdin?.end();
  }
}

/** The least time of a step of ours / that of the other's, which take turns. Throws if their answers differ. */
async function stepRatio(name: string, ...more: string[]): Promise<number> {
  const [ours, theirs] = await Promise.all([Side.open('ours'), Side.open(name, ...more)]);
  try {
    const distance = Math.max(...ours.answer.map((value, i) => Math.abs(value - (theirs.answer[i] ?? NaN))));
    if (!(distance < TOLERANCE)) throw new Error(`the answers are ${distance} apart`);
    const least = [Infinity, Infinity];
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, { side }] of [ours, theirs].entries()) least[i] = Math.min(least[i] ?? Infinity, await side.run());
    const [a = NaN, b = NaN] = least;
    console.error(`a step of the embedded model: ours ${a.toFixed(0)} ms, ${name} ${b.toFixed(0)} ms`);
    return a / b;
  } finally {
    ours.side.close();
    theirs.side.close();
  }
}

/** The same beside onnxruntime-web, whose graph bench/wasm/export.py writes. */
async function ortRatio(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-webgpu-'));
  try {
    const args = [join(root, 'bench/wasm/export.py'), folder, 'tiny-unet'];
    execFileSync(python('diffusers'), args, { stdio: ['ignore', 'ignore', 'ignore'] });
    return await stepRatio('onnxruntime', join(folder, 'tiny-unet.onnx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function draw(precision: PolicyName): Promise<SdImage> {
  using model = new StableDiffusion({ weights: 'tiny', precision, jitCompile: true });
  const [image] = await model.textToImage('a red heart on a blue background', { seed: 7, numSteps: STEPS });
  return image as SdImage;
}

async function pictures(): Promise<{ imageF32: number; psnrF16: number }> {
  await useBackend('cpu');
  using model = new StableDiffusion({ weights: 'tiny' });
  const [expected] = await model.textToImage('a red heart on a blue background', { seed: 7, numSteps: STEPS });
  await useBackend('webgpu');
  const [wide, half] = [await draw('float32'), await draw('mixed_float16')];
  const reference = expected as SdImage;
  return { imageF32: pixelDifference(wide, reference), psnrF16: psnr(half.data, reference.data) };
}

/** Bounds checks in the inner loops of all kernels of a step, as Dawn writes them for Metal. */
function clamps(texts: ReadonlySet<string>): number {
  const found = innerLoops([...texts], []);
  if (found === null) throw new Error('the adapter is no Vulkan one');
  return found.reduce((sum, one) => sum + one.clamps, 0);
}

/**
 * The WebGPU engine: what a full-size step asks of a GPU, counted beside tfjs' own backend; its time, on the adapter that
 * is there, beside that backend and onnxruntime-web; how far pictures are from those of `cpu`.
 */
export async function webgpuFigures(): Promise<object> {
  const { recording, memory, count } = planned('half');
  const stock = await attempt('…Ratio', countStock);
  if (stock !== null) console.error(`counted in a step: ours ${JSON.stringify(count)}, tfjs ${JSON.stringify(stock)}`);
  const keys = recording.steps.map(({ dispatch }) => dispatch.key);
  const activations = keys.filter((key) => /^(silu|relu|tanh|gelu)/.test(key)).length;
  console.error(`activations that are passes of their own: ${activations} of ${keys.length} dispatches`);
  const stepRatioTfjs = await attempt('stepRatioTfjs', () => stepRatio('tfjs'));
  const stepRatioOrt = await attempt('stepRatioOrt', ortRatio);
  const clampsInLoops = await attempt('clampsInLoops', () =>
    clamps(new Set(recording.steps.map(({ dispatch }) => dispatch.wgsl))),
  );
  const drawn = await attempt('imageF32, psnrF16', pictures);
  return {
    dispatchRatio: stock && count.dispatches / stock.dispatches,
    bytesRatio: stock && count.bytes / stock.bytes,
    peakRatio: stock && count.peak / stock.peak,
    stepRatioTfjs,
    stepRatioOrt,
    imageF32: drawn && drawn.imageF32,
    psnrF16: drawn && drawn.psnrF16,
    plannedPeakMBFullSizeF16: plannedBytes(memory) / 1e6,
    normPasses: keys.filter((key) => key.startsWith('norm pass')).length,
    clampsInLoops,
    adapter: await attempt('adapter', async () => describe(await engines.gpuAdapter())),
  };
}
