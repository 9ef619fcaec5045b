import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import { featuresOf } from '../../src/backends/webgpu/features';
import { packed, PLAIN, type Features } from '../../src/backends/webgpu/kernels/kernel';
import { matrixTile } from '../../src/backends/webgpu/kernels/matrix-matmul';
import type { MatrixUnits } from '../../src/backends/webgpu/kernels/matrix-units';
import type { Matmul } from '../../src/backends/webgpu/kernels/matmul';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { offersMatrixUnits, provenUnits } from '../../src/backends/webgpu/matrix-proof';
import { compile } from '../../src/backends/webgpu/program';
import { takes } from '../../src/backends/webgpu/takes';
import { backend } from '../../src/backends/webgpu/tensors';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import { currentEngine } from '../../src/backends';
import { ops } from '../../src/backends/ops';
import { LayerNorm, Linear } from '../../src/layers';
import { expectNoLeak } from '../support/engines';
import { eachGpu } from '../support/each-gpu';
import { matrixLoops } from '../support/matrix-loops';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';

const names = ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix'];
const config = { componentType: 'f16', resultComponentType: 'f32', M: 16, N: 16, K: 16 };
const info = { subgroupMinSize: 32, subgroupMaxSize: 32, subgroupMatrixConfigs: [config] };

/** What a device says of itself. */
function device(change: object = {}, features = names): Pick<GPUDevice, 'features' | 'adapterInfo'> {
  return { features: new Set(features), adapterInfo: { ...info, ...change } as unknown as GPUAdapterInfo };
}

describe('matrix units', () => {
  it('are asked for where a device says that it has those that kernels are written for', () => {
    expect(offersMatrixUnits(device())).toBe(true);
    for (const missing of names) expect(offersMatrixUnits(device({}, names.filter((name) => name !== missing)))).toBe(false); // prettier-ignore
    expect(offersMatrixUnits(device({ subgroupMinSize: 16 }))).toBe(false);
    expect(offersMatrixUnits(device({ subgroupMaxSize: 64 }))).toBe(false);
    expect(offersMatrixUnits(device({ subgroupMatrixConfigs: undefined }))).toBe(false);
    expect(offersMatrixUnits(device({ subgroupMatrixConfigs: [{ ...config, resultComponentType: 'f16' }] }))).toBe(false); // prettier-ignore
    expect(offersMatrixUnits(device({ subgroupMatrixConfigs: [{ ...config, K: 8 }] }))).toBe(false);
  });

  it('make products of halves that fill a tile, in the larger one where there is enough to do', () => {
    const features: Features = { ...PLAIN, matrix: { units: matrixLoops, tiles: [128, 64] } };
    const tileOf = (rows: number, columns: number, change: Partial<Matmul> = {}, of = features) => {
      const views = { x: packed('half', 320), weight: packed('half', columns), y: packed('half', columns) };
      const plain = { rowsPerSample: rows, norm: null, hasBias: true, then: [] };
      return matrixTile({ rows, inputs: 320, columns, ...views, ...plain, ...change }, of);
    };
    expect(tileOf(8192, 1280)).toBe(128);
    expect(tileOf(2048, 640)).toBe(64);
    expect(tileOf(64, 64)).toBe(64);
    expect(tileOf(2, 1280)).toBe(null);
    expect(tileOf(8192, 4)).toBe(null);
    expect(tileOf(8192, 1280, { geglu: 'erf' })).toBe(null);
    expect(tileOf(8192, 1280, { isTransposed: true })).toBe(null);
    expect(tileOf(8192, 1280, { x: packed('float32', 320) })).toBe(null);
    expect(tileOf(8192, 1280, { weight: packed('float32', 1280) })).toBe(null);
    expect(tileOf(8192, 1280, {}, PLAIN)).toBe(null);
  });
});

eachGpu((gpu) => {
  it('are used only where they multiply a known product right', async (context) => {
    if (!gpu.features.f16) return context.skip('no shader-f16');
    const features = { ...gpu.features, workgroupBytes: 16384 }; // no room for tiles of 128
    expect(await provenUnits(gpu.device, features, matrixLoops)).toEqual({ units: matrixLoops, tiles: [64] });
    const unwritten = vi.spyOn(gpu.device.queue, 'writeBuffer').mockImplementation(() => undefined);
    expect(await provenUnits(gpu.device, features, matrixLoops), 'of zeros').toBe(null);
    expect(unwritten).toHaveBeenCalled();
    unwritten.mockRestore();
    const refused: MatrixUnits = { ...matrixLoops, name: 'refused', code: 'fn multiply( {' };
    expect(await provenUnits(gpu.device, features, refused)).toBe(null);
  });

  it('compute in programs what is computed without them', async (context) => {
    const { device } = backend();
    if (!device.features.has('shader-f16')) return context.skip('no shader-f16');
    await expectNoLeak(async () => {
      const [norm, first, second] = [new LayerNorm(80, 1e-5), new Linear(72, 80), new Linear(80, 72)];
      for (const module of [norm, first, second])
        for (const [path, param] of module.parameters()) {
          const held = param.kind === 'vector' ? 'float32' : 'float16';
          const values = tf.tensor(seeded(`input.${path}`, [...param.shape]), [...param.shape]);
          param.hold(currentEngine().upload(values, held), held);
        }
      const forward: Forward = (x) => ops.add(second.forward(norm.forward(first.forward(x))), x);
      const program = fuse(trace(forward, [[1, 70, 72]]), takes);
      const features = featuresOf(device);
      const matrix: Features = { ...features, matrix: { units: matrixLoops, tiles: [64] } };
      const { steps } = lowerProgram(program, { features: matrix, storageOf: ({ kind }) => (kind === 'vector' ? 'float32' : 'half') }); // prettier-ignore
      expect(steps.filter(({ dispatch }) => dispatch.key.startsWith('matrix matmul loops')).length).toBe(1); // inputs are float32
      const x = tf.tensor(seeded('input.x', [1, 70, 72]), [1, 70, 72]);
      const run = async (of: Features) => {
        const executable = await compile(program, {}, of);
        const [y] = executable.run([x]) as [tf.Tensor];
        executable.dispose();
        return y;
      };
      const [plain, found] = [await run(features), await run(matrix)];
      expect(await relativeDifference(found, plain)).toBeLessThan(2e-3);
      tf.dispose([x, plain, found]);
      for (const module of [norm, first, second]) module.dispose();
    });
  });
});
