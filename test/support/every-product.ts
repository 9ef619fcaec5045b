import { conv2d } from '../../src/backends/webgpu/kernels/conv2d';
import type { Conv2d } from '../../src/backends/webgpu/kernels/conv-shape';
import { packed, type Features, type Kernel, type Storage } from '../../src/backends/webgpu/kernels/kernel';
import { matmul, type Matmul } from '../../src/backends/webgpu/kernels/matmul';

/** Linear layers and convolutions at sizes of Stable Diffusion's, and at an odd one. */
export function everyProduct(storage: Storage, features: Features): Kernel[] {
  const product = (rows: number, inputs: number, columns: number, extra: Partial<Matmul> = {}): Kernel => {
    const [x, weight] = [packed(storage, inputs), packed(storage, extra.geglu === undefined ? columns : 2 * columns)];
    const plain = { rowsPerSample: rows, norm: null, hasBias: true, then: [] };
    return matmul({ rows, inputs, columns, x, weight, y: packed(storage, columns), ...plain, ...extra }, features);
  };
  const conv = (side: number, inputs: number, outputs: number, extra: Partial<Conv2d> = {}): Kernel => {
    const size = { batch: 2, height: side, width: side, inputs, isDoubled: false, rows: side, columns: side, outputs };
    const views = { x: packed(storage, inputs), weight: packed(storage, outputs), y: packed(storage, outputs) };
    const plain = { filter: [3, 3] as const, stride: 1, top: 1, left: 1, norm: null, hasBias: true, then: [] };
    return conv2d({ ...size, ...views, ...plain, ...extra }, features);
  };
  return [
    product(8192, 320, 320, { then: [{ op: 'add', view: packed(storage, 320) }] }),
    product(8192, 320, 1280, { norm: { kind: 'layer' }, geglu: 'erf' }),
    product(128, 5120, 1280),
    product(1, 320, 1280, { then: [{ op: 'silu' }] }),
    product(3, 7, 6),
    conv(64, 320, 320, { norm: { kind: 'group', silu: true } }),
    conv(8, 2560, 1280),
    conv(64, 320, 320, { rows: 32, columns: 32, stride: 2 }),
    conv(32, 640, 640, { rows: 64, columns: 64, isDoubled: true }),
    conv(64, 4, 320),
    conv(64, 320, 4),
  ];
}
