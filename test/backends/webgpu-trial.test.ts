import { expect, it, vi } from 'vitest';
import { engines } from '#engines';
import { at } from '../../src/at';
import { packed, PLAIN } from '../../src/backends/webgpu/kernels/kernel';
import { matmul } from '../../src/backends/webgpu/kernels/matmul';
import { convTile, matmulTile, TILES } from '../../src/backends/webgpu/kernels/tiles';
import { choice, firstOf, rateOf, timesOf, trialOf, waysIn } from '../../src/backends/webgpu/trial';
import { operandsOf } from '../support/dense';
import { eachGpu } from '../support/each-gpu';

const image = { batch: 2, rows: 64, columns: 64, outputs: 320, inputs: 320, filter: [3, 3], stride: 1 } as const;

it('begins with the fastest tile, or a larger one that is nearly as fast', () => {
  expect(firstOf([10, 10, 10])).toBe(0);
  expect(firstOf([10, 9.8, 9.6])).toBe(0);
  expect(firstOf([10, 6, 8])).toBe(1);
  expect(firstOf([10, 6, 5.9])).toBe(1);
  expect(firstOf([10, 9, 5])).toBe(2);
});

it('makes products in no larger tile than that', () => {
  for (const [first, tile] of TILES.entries()) {
    const features = { ...PLAIN, firstTile: first };
    expect(matmulTile({ rows: 8192, columns: 1280, inputs: 320 }, features)).toMatchObject(tile);
    expect(convTile(image, features)).toMatchObject({ rows: tile.rows, hasHalo: true });
    expect(matmulTile({ rows: 1, columns: 8, inputs: 8 }, features).rows).toBe(TILES.at(-1)?.rows);
  }
});

it('tries adapters of one name once, and again after a failure', async () => {
  let count = 0;
  const measure = (times: readonly number[]) => () => {
    count++;
    return Promise.resolve(times);
  };
  expect(await choice('one', measure([3, 2, 1]))).toBe(2);
  expect(await choice('one', measure([1, 2, 3]))).toBe(2);
  expect(count).toBe(1);
  await expect(choice('lost', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await choice('lost', measure([2, 1, 2]))).toBe(1);
});

eachGpu((gpu) => {
  it('runs each tile and takes its time, and the rate of the first', async () => {
    const trials = TILES.map((tile) => trialOf(waysIn(tile, { ...PLAIN, isSoftware: true }), 16, 32));
    const times = await timesOf(gpu.device, trials);
    expect(times.length).toBe(3);
    for (const time of times) expect(time).toBeGreaterThan(0);
    const rate = await rateOf(gpu.device, at(trials, 0));
    expect(rate).toBeGreaterThan(0);
    expect(rate, '5 MFLOP take the tenth of a millisecond at least').toBeLessThanOrEqual(5.3e10);
  });

  it('keeps no time of a device that is lost meanwhile', async () => {
    const adapter = await engines.gpuAdapter();
    const lost = await adapter.requestDevice();
    const trials = TILES.slice(1, 3).map((tile) => trialOf(waysIn(tile, { ...PLAIN, isSoftware: true }), 16, 32));
    const submit = vi.spyOn(lost.queue, 'submit').mockImplementation(() => {
      lost.destroy();
    });
    await expect(choice('lost in a trial', () => timesOf(lost, trials))).rejects.toThrow();
    expect(submit).toHaveBeenCalledTimes(8); // all of them: nothing else says that it is lost
    expect(await choice('lost in a trial', () => Promise.resolve([2, 1]))).toBe(1);
  });

  it('computes the same in every tile, bit for bit', async () => {
    const [rows, inputs, columns] = [70, 68, 72];
    const views = { x: packed('half', inputs), weight: packed('half', columns), y: packed('float32', columns) };
    const spec = {
      rows,
      inputs,
      columns,
      ...views,
      rowsPerSample: rows,
      norm: null,
      hasBias: false,
      then: [],
    } as const;
    const operands = operandsOf(spec);
    const results = [];
    for (const tile of TILES) {
      const kernel = matmul(spec, { ...PLAIN, isSoftware: true }, tile);
      results.push(await gpu.run(kernel, operands, ['y', { storage: 'float32', length: rows * columns }]));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});
