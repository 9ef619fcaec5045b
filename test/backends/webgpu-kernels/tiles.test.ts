import { expect, it } from 'vitest';
import { conv2d } from '../../../src/backends/webgpu/kernels/conv2d';
import { packed, PLAIN, type Kernel } from '../../../src/backends/webgpu/kernels/kernel';
import { matmul } from '../../../src/backends/webgpu/kernels/matmul';

const norm = { kind: 'group', silu: true } as const;

/** A 3×3 convolution of Stable Diffusion's: batch, side of the result, channels in and out. */
function conv(batch: number, side: number, inputs: number, outputs: number, stride = 1): Kernel {
  const shape = {
    batch,
    height: side * stride,
    width: side * stride,
    rows: side,
    columns: side,
    inputs,
    outputs,
    stride,
  };
  const views = { x: packed('half', inputs), weight: packed('half', outputs), y: packed('half', outputs) };
  const more = { filter: [3, 3], top: 1, left: 1, isDoubled: false, hasBias: true, then: [] } as const;
  return conv2d({ ...shape, ...views, ...more, norm }, PLAIN);
}

function linear(rows: number, inputs: number, columns: number, geglu = false): Kernel {
  const width = geglu ? 2 * columns : columns;
  const views = { x: packed('half', inputs), weight: packed('half', width), y: packed('half', columns) };
  const gate = geglu ? ({ geglu: 'erf' } as const) : {};
  const more = { rowsPerSample: rows / 2, norm: null, hasBias: true, then: [] } as const;
  return matmul({ rows, inputs, columns, ...views, ...more, ...gate }, PLAIN);
}

/** The dense layers of a step and of the decoder at 512×512. */
const kernels: readonly (readonly [name: string, kernel: Kernel])[] = [
  ['320 @64²', conv(2, 64, 320, 320)],
  ['1920→640 @32²', conv(2, 32, 1920, 640)],
  ['2560→1280 @16²', conv(2, 16, 2560, 1280)],
  ['2560→1280 @8²', conv(2, 8, 2560, 1280)],
  ['1280 @8², from 16²', conv(2, 8, 1280, 1280, 2)],
  ['4→320 @64²', conv(2, 64, 4, 320)],
  ['512 @64² of the decoder', conv(1, 64, 512, 512)],
  ['128 @512²', conv(1, 512, 128, 128)],
  ['320→320 @64²', linear(8192, 320, 320)],
  ['GEGLU 320→1280 @64²', linear(8192, 320, 1280, true)],
  ['GEGLU 1280→5120 @16²', linear(512, 1280, 5120, true)],
  ['5120→1280 @8²', linear(128, 5120, 1280)],
];

it.each(kernels)('has enough workgroups, and 16 KB of memory are enough for them: %s', (_, { dispatches }) => {
  for (const { flops, workgroups, wgsl, bindings } of dispatches) {
    if (flops > 1e9) expect(workgroups[0] * workgroups[1]).toBeGreaterThanOrEqual(128);
    const vectors = Array.from(wgsl.matchAll(/var<workgroup> \w+: array<Vector, (\d+)>/g), ([, count]) =>
      Number(count),
    );
    expect(16 * vectors.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(16384);
    expect(bindings.length).toBeLessThanOrEqual(8);
  }
});

it('has one text and one key for all shapes of a kind', () => {
  const [a, b] = [conv(2, 64, 320, 320).dispatches[0], conv(2, 64, 640, 320).dispatches[0]];
  expect(a?.key).toBe(b?.key);
  expect(a?.wgsl).toBe(b?.wgsl);
});
