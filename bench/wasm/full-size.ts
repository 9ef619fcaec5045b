import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrawReport, DrawRequest } from '../figures/draw';
import { fromSource, newestNode } from '../nodes';
import { makeCheckpoint, root } from '../peers/environments';
import { psnr } from '../psnr';

export interface FullSize {
  readonly fullSizeSecondsPerStep: number;
  /** Seconds a step over those of `tensorflow` in float32. */
  readonly fullSizeVsTensorflow: number;
  /** What the process took at most in all. */
  readonly fullSizePeakMB: number;
  /** The largest difference of the pictures, of 255: both hold the values of halves. */
  readonly fullSizeImageVsTensorflow: number;
}

/** The first step also compiles; of the others the fastest counts. */
const STEPS = 3;

/**
 * SD 1.4's shapes with seeded weights in halves at 512×512, all in memory: on wasm in `mixed_float16`, with the newest
 * Node and as many threads as cores, beside `tensorflow` in float32 with the same weights and noise, one after the
 * other. Some minutes; needs Linux, 5 GB of disk, 8 GB of memory, and the built package.
 */
export function fullSize(): FullSize {
  return withCheckpoint((draw) => {
    const theirs = draw(process.execPath, { backend: 'tensorflow', precision: 'float32' });
    const ours = draw(newestNode(), { backend: 'wasm', precision: 'mixed_float16' });
    return {
      fullSizeSecondsPerStep: ours.fastestStep,
      fullSizeVsTensorflow: ours.fastestStep / theirs.fastestStep,
      fullSizePeakMB: ours.peakMB,
      fullSizeImageVsTensorflow: ours.image.reduce((most, value, i) => Math.max(most, Math.abs(value - (theirs.image[i] ?? NaN))), 0), // prettier-ignore
    };
  });
}

/** The same in `mixed_float16` and, beside it, with `quantize: 'int8'`, both on wasm; prints seconds, MB and PSNR. */
export function fullSizeInt8(): void {
  withCheckpoint((draw) => {
    const asked = { backend: 'wasm', precision: 'mixed_float16' } as const;
    const [halves, int8] = [draw(newestNode(), asked), draw(newestNode(), { ...asked, quantize: 'int8' })];
    console.log(
      `full size in int8: ${psnr(Uint8ClampedArray.from(int8.image), Uint8ClampedArray.from(halves.image)).toFixed(1)} dB from halves`,
    );
  });
}

type Draw = (
  node: string,
  request: Pick<DrawRequest, 'backend' | 'precision' | 'quantize'>,
) => DrawReport & { image: Buffer };

/** Makes SD 1.4's shapes with seeded weights, for `work` to draw with, each time in a process of its own. */
function withCheckpoint<T>(work: (draw: Draw) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-full-size-'));
  try {
    const weights = join(folder, 'checkpoint');
    makeCheckpoint('diffusers', 'f16', weights);
    return work((node, request) => {
      console.error(`full size on ${Object.values(request).join(', ')} …`);
      const out = join(folder, `${request.backend}.safetensors`);
      const asked: DrawRequest = { ...request, weights, out, scheduler: 'euler', steps: STEPS };
      const args = fromSource('bench/figures/draw.ts', JSON.stringify(asked));
      const printed = execFileSync(node, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
      const report = JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '') as DrawReport;
      console.error(`  ${JSON.stringify(report)}`);
      return { ...report, image: pictureIn(out) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of `image` in a file of safetensors. */
function pictureIn(path: string): Buffer {
  const file = readFileSync(path);
  const start = 8 + Number(file.readBigUInt64LE());
  const header = JSON.parse(file.toString('utf8', 8, start)) as { image: { data_offsets: [number, number] } };
  const [from, to] = header.image.data_offsets;
  return file.subarray(start + from, start + to);
}
