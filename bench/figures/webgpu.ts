import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines } from '#engines';
import { StableDiffusion, useBackend, type PolicyName, type SdImage } from '../../src';
import { describe } from '../../src/backends/engines-webgpu';
import { pixelDifference } from '../../test/support/picture-cases';
import { innerLoops } from '../../test/support/clamps';
import { attempt } from '../attempt';
import { python, root } from '../peers/environments';
import { psnr } from '../psnr';
import { geometricMean } from '../statistics';
import { planned } from '../webgpu/full-size';
import { plannedPicture, totalOf } from '../webgpu/planned-picture';
import { compare, tsx, type PeerName, type Ratios } from '../webgpu/sides';
import type { Count } from '../webgpu/stock';
import type { SubjectName } from '../webgpu/subjects';

/** Steps of the pictures: few, as each takes a second on an adapter that computes on the CPU. */
const STEPS = 4;

/** What is timed, and how often: a step of the embedded model, and full-size layers that such an adapter runs in seconds. */
const ROUNDS = { 'tiny-unet': 7, 'res-1280-8': 2, 'transformer-1280-8': 2, 'down-320-64': 3, 'res-320-64': 1 } as const;
type Timed = keyof typeof ROUNDS;

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

/**
 * A step and layers beside tfjs' backend and onnxruntime-web, whose graphs bench/wasm/export.py writes. Without Python
 * there is the step alone, beside tfjs'.
 */
async function timed(): Promise<Partial<Record<Timed, Ratios>>> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-webgpu-'));
  const subjects = Object.keys(ROUNDS) as (SubjectName & Timed)[];
  try {
    const isExported = await attempt('export', () => {
      const args = [join(root, 'bench/wasm/export.py'), folder, ...subjects];
      execFileSync(python('diffusers'), args, { stdio: ['ignore', 'ignore', 'ignore'] });
      return true;
    });
    const found: Partial<Record<Timed, Ratios>> = {};
    for (const name of isExported === true ? subjects : (['tiny-unet'] as const)) {
      const peers: readonly PeerName[] = isExported === true ? ['tfjs', 'onnxruntime'] : ['tfjs'];
      const ratios = await attempt(name, () => compare(name, peers, folder, ROUNDS[name]));
      if (ratios !== null) found[name] = ratios;
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The geometric mean over the layers beside a peer; null where there are none. */
function layersRatio({ 'tiny-unet': _, ...layers }: Partial<Record<Timed, Ratios>>, peer: PeerName): number | null {
  const ratios = Object.values(layers).flatMap((one) => one[peer] ?? []);
  return ratios.length === 0 ? null : geometricMean(ratios);
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
  const { recording, count } = planned('half');
  const stock = await attempt('…Ratio', countStock);
  if (stock !== null) console.error(`counted in a step: ours ${JSON.stringify(count)}, tfjs ${JSON.stringify(stock)}`);
  const keys = recording.steps.map(({ dispatch }) => dispatch.key);
  const activations = keys.filter((key) => /^(silu|relu|tanh|gelu)/.test(key)).length;
  console.error(`activations that are passes of their own: ${activations} of ${keys.length} dispatches`);
  const picture = plannedPicture(new StableDiffusion({ precision: 'mixed_float16' }), 512);
  console.error(`on the device together for a picture, in bytes: ${JSON.stringify(picture)}`);
  const times = await timed();
  const clampsInLoops = await attempt('clampsInLoops', () =>
    clamps(new Set(recording.steps.map(({ dispatch }) => dispatch.wgsl))),
  );
  const drawn = await attempt('imageF32, psnrF16', pictures);
  return {
    dispatchRatio: stock && count.dispatches / stock.dispatches,
    bytesRatio: stock && count.bytes / stock.bytes,
    peakRatio: stock && count.peak / stock.peak,
    stepRatioTfjs: times['tiny-unet']?.tfjs ?? null,
    stepRatioOrt: times['tiny-unet']?.onnxruntime ?? null,
    layersRatioTfjs: layersRatio(times, 'tfjs'),
    layersRatioOrt: layersRatio(times, 'onnxruntime'),
    imageF32: drawn && drawn.imageF32,
    psnrF16: drawn && drawn.psnrF16,
    plannedPeakMBFullSizeF16: totalOf(picture) / 1e6,
    normPasses: keys.filter((key) => key.startsWith('norm pass')).length,
    clampsInLoops,
    adapter: await attempt('adapter', async () => describe(await engines.gpuAdapter())),
  };
}
