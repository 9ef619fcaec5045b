import { at } from '../../src/at';
import { attention } from '../../src/backends/webgpu/kernels/attention';
import type { Conv2d } from '../../src/backends/webgpu/kernels/conv-shape';
import { conv2d } from '../../src/backends/webgpu/kernels/conv2d';
import { embedding } from '../../src/backends/webgpu/kernels/embedding';
import { packed, PLAIN, type Features, type Kernel, type Storage } from '../../src/backends/webgpu/kernels/kernel';
import { matmul, type Matmul } from '../../src/backends/webgpu/kernels/matmul';
import { TILES } from '../../src/backends/webgpu/kernels/tiles';
import { floatToHalf, halfToFloat } from '../../src/backends/half';
import { attended, sized, type Attended } from './attended';
import { convolved, convOperands, operandsOf, product, type Operands } from './dense';
import { farthest, floats, type Gpu, type Values } from './gpu';
import { affine, groupNormed, groupNormKernel, layerNormed, layerNormKernel } from './normed';
import { seeded } from './seeded';

/**
 * Kernels on shapes and numbers that break them easily, with what is expected, for any device: those of Node, and those of
 * a page, where no test runner is.
 */
export interface AwkwardKernel {
  readonly name: string;
  readonly storage: Storage;
  readonly operands: Operands;
  readonly expected: Float32Array;
  /** The farthest that a result may be, as a part of the largest. */
  readonly bound: number;
  /** Made for a device that computes on the CPU, as those of the tests do. */
  readonly make: (features: Features) => Kernel;
}

/** How far the kernel's result is from what is expected, as a part of the largest; NaN where it is no number. */
async function distanceOf(gpu: Gpu, { storage, operands, expected }: AwkwardKernel, kernel: Kernel): Promise<number> {
  const result = { storage, length: expected.length, fill: 9 } as const;
  return farthest(await gpu.run(kernel, operands, ['y', result]), expected);
}

/**
 * The farthest of the kernel's results without any feature and, if its texts differ by more than what they enable, with
 * f16 and subgroups, where the device has them.
 */
export async function farthestOf(gpu: Gpu, one: AwkwardKernel): Promise<number> {
  const { f16, subgroups } = gpu.features;
  const kernels = [PLAIN, { ...PLAIN, f16, subgroups }].map((features) => one.make({ ...features, isSoftware: true }));
  const different = new Map(kernels.map((kernel) => [textsOf(kernel), kernel]));
  let distance = 0;
  for (const kernel of different.values()) {
    const found = await distanceOf(gpu, one, kernel);
    if (!(found <= distance)) distance = found; // NaN too
  }
  return distance;
}

const textsOf = ({ dispatches }: Kernel): string =>
  dispatches.map(({ wgsl }) => wgsl.replace(/^enable \w+;$/gm, '').trim()).join();

export function awkwardKernels(): AwkwardKernel[] {
  return (['float32', 'half'] as const).flatMap((storage) => [
    ...products(storage),
    ...convolutions(storage),
    ...norms(storage),
    ...attentions(storage),
    tableBeyondBinding(storage),
  ]);
}

const boundOf = (storage: Storage): number => (storage === 'half' ? 2e-3 : 3e-6);

/** What a storage keeps of numbers. */
const kept = (storage: Storage, values: Float32Array): Float32Array =>
  storage === 'half' ? halfToFloat(floatToHalf(values)) : values;

const all = (storage: Storage, value: number, length: number): Values => ({
  storage,
  values: new Float32Array(length).fill(value),
});

/** Small tiles, which both adapters of the tests compile soon. */
const TILE = at(TILES, -1);

function products(storage: Storage): AwkwardKernel[] {
  const spec = (rows: number, inputs: number, columns: number): Matmul => {
    const views = { x: packed(storage, inputs), weight: packed(storage, columns), y: packed(storage, columns) };
    return { rows, inputs, columns, ...views, rowsPerSample: rows, norm: null, hasBias: true, then: [] };
  };
  const made = (name: string, one: Matmul): AwkwardKernel => {
    const operands = operandsOf(one);
    const expected = product(one, operands);
    const make = (features: Features): Kernel => matmul(one, features, TILE);
    return { name, storage, operands, expected, bound: boundOf(storage), make };
  };
  const even = storage === 'half' ? 1 : 0; // halves are written in pairs
  return [
    made('a product of one row, odd sizes', spec(1, 7, 5 + even)),
    made('a product that is off its tile by one', spec(33, 17, 33 + even)),
    hugeSums(storage, spec(3, 23040, 8)),
  ];
}

/** 23,040 products of one sign, which add up to more than a half holds, and to a residual of 65,504 less: 9,999. */
function hugeSums(storage: Storage, { hasBias: _, ...spec }: Matmul): AwkwardKernel {
  const { rows, inputs, columns } = spec;
  const residual = packed('float32', columns);
  const one: Matmul = { ...spec, hasBias: false, y: packed('float32', columns), then: [{ op: 'add', view: residual }] };
  const operands = {
    x: all(storage, 4, rows * inputs),
    weight: all(storage, 4, inputs * columns),
    residual: floats(new Float32Array(rows * columns).fill(-65504)),
  };
  const expected = new Float32Array(rows * columns).fill(16 * inputs - 65504);
  const make = (features: Features): Kernel => matmul(one, features, { ...TILE, slices: 16 });
  return { name: '23,040 products and a residual of 65,504', storage: 'float32', operands, expected, bound: 0, make };
}

function convolutions(storage: Storage): AwkwardKernel[] {
  const spec = (height: number, width: number, inputs: number, outputs: number): Conv2d => {
    const views = { x: packed(storage, inputs), weight: packed(storage, outputs), y: packed(storage, outputs) };
    const size = { batch: 1, height, width, rows: height, columns: width, isDoubled: false, inputs, outputs };
    const then = [{ op: 'add', view: packed(storage, outputs) }] as const;
    return { ...size, ...views, filter: [3, 3], stride: 1, top: 1, left: 1, norm: null, hasBias: true, then };
  };
  const made = (name: string, one: Conv2d, change: Operands = {}): AwkwardKernel => {
    const operands = { ...convOperands(one), ...change };
    const expected = convolved(one, operands);
    const make = (features: Features): Kernel => conv2d(one, features, { ...TILE, hasHalo: true });
    return { name, storage, operands, expected, bound: boundOf(storage), make };
  };
  // Sums of about −65,000 within the image.
  const near = seeded('input.x', [9 * 17 * 20]).map((value) => 1 + value / 16);
  const large = {
    x: { storage, values: kept(storage, near) },
    weight: all(storage, -361, 9 * 20 * 36),
    residual: all(storage, 65504, 9 * 17 * 36),
  };
  return [
    made('a convolution that is off its blocks by one', spec(9, 17, 20, 36)),
    made('a convolution with a residual of 65,504', spec(9, 17, 20, 36), large),
    made('a convolution of 23,040 products', spec(3, 3, 2560, 8)),
  ];
}

function norms(storage: Storage): AwkwardKernel[] {
  const group = { batch: 1, pixels: 2100, channels: 64, groups: 4 };
  const rows = { rows: 3, columns: 768 };
  const far = (length: number): Float32Array =>
    kept(
      storage,
      seeded('input.x', [length]).map((value) => 1000 + value),
    );
  const [x, y] = [far(2100 * 64), far(3 * 768)];
  const bound = storage === 'half' ? 2e-3 : 5e-5;
  return [
    {
      name: 'a group norm of values around 1,000 with a deviation of 1',
      storage,
      operands: { x: { storage, values: x }, ...affine(64) },
      expected: groupNormed(group, x),
      bound,
      make: (features) => groupNormKernel(group, storage, features),
    },
    {
      name: 'a layer norm of values around 1,000 with a deviation of 1',
      storage,
      operands: { x: { storage, values: y }, ...affine(768) },
      expected: layerNormed(rows, y),
      bound,
      make: (features) => layerNormKernel(rows, storage, features),
    },
  ];
}

function attentions(storage: Storage): AwkwardKernel[] {
  const made = (name: string, given: Attended, expected?: Float32Array): AwkwardKernel => {
    const one = { ...given, q: kept(storage, given.q), k: kept(storage, given.k), v: kept(storage, given.v) };
    const view = packed(storage, one.heads * one.size);
    const operand = (values: Float32Array): Values => ({ storage, values });
    return {
      name,
      storage,
      operands: { q: operand(one.q), k: operand(one.k), v: operand(one.v) },
      expected: expected ?? attended(one),
      bound: storage === 'half' ? 2e-3 : 1e-5,
      make: (features) => attention(one, { q: view, k: view, v: view, y: view }, features),
    };
  };
  const same = { ...sized(1, 3, 4096, 1, 40), q: new Float32Array(120) };
  return [
    made('attention of one query to one key', sized(2, 1, 1, 2, 40)),
    made('attention to 4,096 keys with equal scores', same),
    eachKeyDecides(made),
  ];
}

/** Query i picks key i out of 512, for each i: keys are signs, and a query is its key, far larger. */
function eachKeyDecides(made: (name: string, one: Attended, expected: Float32Array) => AwkwardKernel): AwkwardKernel {
  const count = 512;
  const base = sized(1, count, count, 1, 40);
  const k = base.k.map(Math.sign);
  return made('attention in which each of 512 keys decides once', { ...base, k, q: k.map((x) => 16 * x) }, base.v);
}

/** Rows of a table that is bound in parts; its numbers are whole, so that halves hold them. */
function tableBeyondBinding(storage: Storage): AwkwardKernel {
  const [count, width, bindable] = [1000, 8, 16384];
  const values = Float32Array.from({ length: count * width }, (_, i) => i % 2048);
  const rows = [0, 1, 127, 128, 129, 639, 640, 999, 5];
  const make = (features: Features) =>
    embedding({ count, width, tokens: rows.length }, storage, packed(storage, width), features, bindable);
  const bytes = storage === 'half' ? 2 : 4;
  const tables: Operands = {};
  for (const { name, offset, size } of make(PLAIN).parts)
    tables[name] = { storage, values: values.subarray(offset / bytes, (offset + size) / bytes) };
  return {
    name: 'a table larger than a binding',
    storage,
    operands: { ...tables, indices: floats(new Float32Array(Uint32Array.from(rows).buffer)) },
    expected: Float32Array.from(rows.flatMap((row) => [...values.subarray(row * width, (row + 1) * width)])),
    bound: 0,
    make,
  };
}
