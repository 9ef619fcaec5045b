// What is bundled and run where memories have 64-bit addresses: in Node 24 and in Chromium.
import { setAssetPath, StableDiffusion, useBackend, type StableDiffusionOptions } from '../../src';
import { MOST_PAGES, PAGE } from '../../src/backends/wasm/memories';
import { expectBytes, mostBytes, ownMemory, usedBytes } from '../../src/backends/wasm/memory';
import { Space } from '../../src/backends/wasm/space';

const FOUR_GIB = PAGE * MOST_PAGES;

export interface Found {
  /** What the memory of programs can hold, in bytes. */
  readonly most: number;
  readonly full: Awaited<ReturnType<StableDiffusion['estimate']>>;
  /** Whether addresses have 64 bits where a byte more than 4 GiB is expected, and where it is not. */
  readonly expected: readonly boolean[];
  readonly grown: ReturnType<typeof grown>;
  readonly pictures: readonly Picture[];
}

interface Picture {
  readonly threads: number;
  readonly colours: number;
  /** Whether it was the same in a memory that became one with 64-bit addresses meanwhile, and beyond the first 4 GiB. */
  readonly moved: boolean;
  readonly far: boolean;
  /** Bytes left in memory, and whether its addresses have 64 bits, after all was disposed of. */
  readonly left: number;
  readonly is64: boolean;
}

export type Case = readonly [threads: number, options: StableDiffusionOptions];

/** With the embedded model's weights at `assets`. */
export async function memory64(assets: string, worker: string | URL, ...cases: readonly Case[]): Promise<Found> {
  setAssetPath(assets);
  const pictures: Picture[] = [];
  for (const [threads, options] of cases) {
    await useBackend('wasm', { threads, worker });
    pictures.push(await drawn({ weights: 'tiny', ...options }));
  }
  const full = await new StableDiffusion().estimate();
  return { most: mostBytes(), full, expected: [FOUR_GIB + 1, FOUR_GIB].map(is64For), grown: grown(), pictures };
}

function is64For(bytes: number): boolean {
  expectBytes(bytes);
  return ownMemory().is64;
}

/** A memory that has to grow beyond 4 GiB, of which a few pages are touched, and a kernel that computes from one end to the other. */
function grown(): { moves: number; kernels: readonly string[]; before: readonly string[]; values: number[] } {
  let moves = 0;
  const space = new Space(true, () => moves++);
  const before = Object.keys(space.call);
  space.grow(1);
  const [near, far] = [PAGE, PAGE * MOST_PAGES + 64];
  new Float32Array(space.memory.buffer, near, 5).set([1, 2, 3, 4, 5]);
  space.grow(MOST_PAGES);
  space.call.scale(5, 2, 1, near, far, 0, 1);
  const values = [...new Float32Array(space.memory.buffer, far, 5)];
  return { moves, kernels: Object.keys(space.call), before, values };
}

async function drawn(options: StableDiffusionOptions): Promise<Picture> {
  const model = new StableDiffusion(options);
  const draw = async () => (await model.textToImage('a red heart', { numSteps: 1, seed: 3, width: 64, height: 64 }))[0];
  const usual = await draw();
  ownMemory().to64();
  const moved = await draw();
  model.dispose();
  const memory = ownMemory();
  memory.to64();
  const block = memory.heap.allocate(FOUR_GIB); // never touched, and all else comes after it
  const far = await draw();
  model.dispose();
  const { threads } = memory;
  memory.heap.free(block);
  memory.left();
  const isSame = (image = usual) => image?.data.every((value, i) => value === usual?.data[i]) === true;
  const colours = new Set(usual?.data).size;
  return { threads, colours, moved: isSame(moved), far: isSame(far), left: usedBytes(), is64: ownMemory().is64 };
}
