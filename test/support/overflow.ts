import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { policyOf } from '../../src/precision/policy';
import { SdError, StableDiffusion, type PolicyName, type SdImage } from '../../src';
import { psnr } from './picture-cases';

type Change = readonly [name: string, change: (value: number) => number];

/** A file of the embedded model's decoder of which one filter, by its name in diffusers, is changed. */
async function withDecoder<T>([name, change]: Change, work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-overflow-'));
  try {
    const file = join(folder, 'decoder.safetensors');
    using model = new StableDiffusion({ weights: 'tiny', precision: 'float32' });
    await model.load({ parts: ['decoder'] });
    await model.decoder.saveWeights(file);
    const bytes = new Uint8Array(readFileSync(file));
    const start = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start))) as Record<
      string,
      { data_offsets: [number, number] }
    >;
    const [first, end] = header[name]?.data_offsets ?? [0, 0];
    expect(end).toBeGreaterThan(first);
    const values = new Float32Array(bytes.slice(start + first, start + end).buffer);
    bytes.set(new Uint8Array(values.map(change).buffer), start + first);
    writeFileSync(file, bytes);
    return await work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Drawn {
  readonly image: SdImage;
  readonly again: SdImage;
  readonly warnings: readonly string[];
  /** What the decoder's filters are held in at the end. */
  readonly held: string;
}

async function drawn(file: string, precision: PolicyName): Promise<Drawn> {
  const warnings: string[] = [];
  using model = new StableDiffusion({
    weights: 'tiny',
    precision,
    imgWidth: 64,
    imgHeight: 64,
    onProgress: (p) => {
      if (p.kind === 'warning') warnings.push(p.message);
    },
  });
  await model.load();
  model.decoder.policy = policyOf(precision); // its own checkpoint asks for float32
  await model.decoder.loadWeights(file);
  const run = { seed: 7, numSteps: 1 };
  const [image] = await model.textToImage('a star', run);
  const [again] = await model.textToImage('a star', run);
  const held = model.decoder.inputConv.weight.dtype;
  return { image: image as SdImage, again: again as SdImage, warnings, held };
}

/** Expects that a decoder whose halves overflow decodes in float32, once and for all, and as it does from the start. */
export async function expectDecodedInFloat32(): Promise<void> {
  // Norms make nearly the same of it, and float16 holds neither this filter nor what it makes.
  await withDecoder(['decoder.conv_in.weight', (value) => 1e7 * value], async (file) => {
    const { image: expected } = await drawn(file, 'float32');
    const { image, again, warnings, held } = await drawn(file, 'mixed_float16');
    const overflows = warnings.filter((message) => message.includes('overflowed'));
    expect(overflows).toEqual([expect.stringMatching(/^textToImage: the decoder's values overflowed float16; it/)]);
    expect(held).toBe('float32');
    expect(psnr(image, expected)).toBeGreaterThan(35);
    expect(again.data).toEqual(image.data);
  });
}

/** Expects an error where the values are too large for float32 too. */
export async function expectNoPicture(): Promise<void> {
  await withDecoder(['decoder.conv_out.weight', () => 3e38], async (file) => {
    const error: unknown = await drawn(file, 'mixed_float16').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SdError);
    expect(error).toMatchObject({ code: 'SD_NAN', message: expect.stringContaining('the decoder returned') as string });
  });
}
