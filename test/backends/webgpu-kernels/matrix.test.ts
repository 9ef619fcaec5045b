import { expect, it } from 'vitest';
import { packed, PLAIN, type Features } from '../../../src/backends/webgpu/kernels/kernel';
import { matrixBytes, matrixMatmul } from '../../../src/backends/webgpu/kernels/matrix-matmul';
import type { Matmul } from '../../../src/backends/webgpu/kernels/matmul';
import { compiled } from '../../support/dawn';

const features: Features = { ...PLAIN, f16: true, workgroupBytes: 32768 };

function product(rows: number, inputs: number, columns: number, extra: Partial<Matmul> = {}): Matmul {
  return {
    rows,
    inputs,
    columns,
    x: packed('half', inputs),
    weight: packed('half', columns),
    y: packed('half', columns),
    rowsPerSample: rows,
    norm: null,
    hasBias: true,
    then: [],
    ...extra,
  };
}

it('has texts with matrix units that Dawn accepts', () => {
  expect(matrixBytes(128)).toBeLessThanOrEqual(features.workgroupBytes);
  const residual = packed('half', 320);
  const specs = [
    product(256, 320, 320),
    product(5, 7, 6),
    product(256, 320, 320, { norm: { kind: 'layer' }, then: [{ op: 'add', view: residual }] }),
    product(256, 320, 320, { norm: { kind: 'group', silu: true }, y: packed('float32', 320), then: [{ op: 'silu' }] }),
  ];
  const texts = specs.flatMap((spec) =>
    ([128, 64] as const).flatMap((tile) => matrixMatmul(spec, features, tile).dispatches.map(({ wgsl }) => wgsl)),
  );
  const names = ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix'];
  const options = ['backend=null', 'enable-dawn-features=allow_unsafe_apis'];
  // The null backend has too little workgroup memory to make pipelines.
  const wrong = texts.map((text) => text.replaceAll('<f32, 16, 16>', '<u32, 16, 16>'));
  const { said } = compiled(options, [{ features: names, texts: [...texts, ...wrong], makesPipelines: false }]);
  expect(said[0]?.slice(0, texts.length)).toEqual(texts.map(() => null));
  for (const complaint of said[0]?.slice(texts.length) ?? []) expect(complaint).not.toBeNull();
});
