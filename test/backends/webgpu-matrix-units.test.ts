import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import { featuresOf } from '../../src/backends/webgpu/features';
import { packed, PLAIN, type Features } from '../../src/backends/webgpu/kernels/kernel';
import { matrixConvCut, matrixCut } from '../../src/backends/webgpu/kernels/matrix-tiles';
import type { MatrixUnits, ProvenUnits } from '../../src/backends/webgpu/kernels/matrix-units';
import type { Conv2d } from '../../src/backends/webgpu/kernels/conv-shape';
import type { Matmul } from '../../src/backends/webgpu/kernels/matmul';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { fastestUnits, offersMatrixUnits, proofsOf, provenUnits } from '../../src/backends/webgpu/matrix-trial';
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

  const features: Features = { ...PLAIN, workgroupBytes: 32768, matrix: { units: matrixLoops, tiles: [128, 64] } };

  it('make products of halves that fill a tile, in the larger one where there is enough to do', () => {
    const cutOf = (rows: number, columns: number, change: Partial<Matmul> = {}, of = features) => {
      const views = { x: packed('half', 320), weight: packed('half', columns), y: packed('half', columns) };
      const plain = { rowsPerSample: rows, norm: null, hasBias: true, then: [] };
      return matrixCut({ rows, inputs: 320, columns, ...views, ...plain, ...change }, of);
    };
    expect(cutOf(8192, 1280)).toEqual({ tile: 128, slices: 1 });
    expect(cutOf(2048, 640)).toEqual({ tile: 64, slices: 1 });
    expect(cutOf(64, 64)).toEqual({ tile: 64, slices: 1 });
    expect(cutOf(128, 1280, { inputs: 5120 })).toEqual({ tile: 64, slices: 7 });
    expect(cutOf(2, 1280)).toBe(null);
    expect(cutOf(8192, 4)).toBe(null);
    expect(cutOf(8192, 1280, { inputs: 4 })).toBe(null);
    expect(cutOf(8192, 1280, { geglu: 'erf' })).toEqual({ tile: 128, slices: 1 });
    expect(cutOf(8192, 1280, { isTransposed: true })).toBe(null);
    expect(cutOf(8192, 1280, { x: packed('float32', 320) })).toBe(null);
    expect(cutOf(8192, 1280, { weight: packed('float32', 1280) })).toBe(null);
    expect(cutOf(8192, 1280, {}, PLAIN)).toBe(null);
  });

  it('make convolutions of halves, with the halo of a block where pixels fill it', () => {
    const cutOf = (side: number, inputs: number, outputs: number, change: Partial<Conv2d> = {}, of = features) => {
      const image = { batch: 2, height: side, width: side, inputs, rows: side, columns: side, outputs };
      const views = { x: packed('half', inputs), weight: packed('half', outputs), y: packed('half', outputs) };
      const plain = { filter: [3, 3], stride: 1, top: 1, left: 1, isDoubled: false, norm: null, hasBias: true, then: [] } as const; // prettier-ignore
      return matrixConvCut({ ...image, ...views, ...plain, ...change }, of);
    };
    expect(cutOf(64, 320, 640)).toEqual({ tile: 128, slices: 1, hasHalo: true });
    expect(cutOf(16, 2560, 1280)).toEqual({ tile: 64, slices: 1, hasHalo: true });
    expect(cutOf(8, 1280, 1280)).toEqual({ tile: 64, slices: 7, hasHalo: false });
    expect(cutOf(32, 320, 640, { stride: 2 })).toEqual({ tile: 64, slices: 1, hasHalo: false });
    expect(cutOf(64, 320, 320, {}, { ...features, workgroupBytes: 16384 })?.hasHalo).toBe(false);
    expect(cutOf(64, 4, 320)).toBe(null);
    expect(cutOf(64, 320, 320, { x: packed('float32', 320) })).toBe(null);
    expect(cutOf(64, 320, 320, {}, PLAIN)).toBe(null);
  });

  it('are taken from the fastest tile on, and not where plain kernels are faster', async () => {
    const nowhere = {} as GPUDevice; // times are given
    const proven: ProvenUnits = { units: matrixLoops, tiles: [128, 64] };
    const taken = (name: string, times: readonly number[]) =>
      fastestUnits(nowhere, features, proven, name, (_, trials) => {
        expect(trials.length).toBe(3);
        return Promise.resolve(times);
      });
    expect(await taken('fast', [9, 2, 4])).toEqual(proven);
    expect(await taken('fast', [9, 9, 9]), 'as before').toEqual(proven);
    expect(await taken('small', [9, 4, 2])).toEqual({ units: matrixLoops, tiles: [64] });
    expect(await taken('plain', [2, 4, 3])).toBe(null);
  });
});

eachGpu((gpu) => {
  it('are used only where they multiply a known product right', async (context) => {
    if (!gpu.features.f16) return context.skip('no shader-f16');
    // A gate, and a convolution by taps; the others are in programs and kernels, as Mesa takes long to compile each.
    const proofs = (...args: Parameters<typeof proofsOf>) => [...proofsOf(...args)].slice(1, 3);
    const features = { ...gpu.features, workgroupBytes: 20000 }; // no room for tiles of 128
    expect(await provenUnits(gpu.device, features, matrixLoops, proofs)).toEqual({ units: matrixLoops, tiles: [64] });
    const unwritten = vi.spyOn(gpu.device.queue, 'writeBuffer').mockImplementation(() => undefined);
    expect(await provenUnits(gpu.device, features, matrixLoops, proofs), 'of zeros').toBe(null);
    expect(unwritten).toHaveBeenCalled();
    unwritten.mockRestore();
    const refused: MatrixUnits = { ...matrixLoops, name: 'refused', code: 'fn note( {' };
    expect(await provenUnits(gpu.device, features, refused, proofs)).toBe(null);
  });

  it('compute in programs, in the larger tile, what is computed without them', async (context) => {
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
      const matrix: Features = { ...features, matrix: { units: matrixLoops, tiles: [128] } };
      const { steps } = lowerProgram(program, { features: matrix, storageOf: ({ kind }) => (kind === 'vector' ? 'float32' : 'half') }); // prettier-ignore
      expect(steps.filter(({ dispatch }) => dispatch.key.startsWith('matrix matmul loops 128')).length).toBe(1); // inputs are float32
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
