import { offersSubgroups } from './device';
import type { Size } from './kernels/elementwise';
import { bytesOf, packed, type Features, type Storage } from './kernels/kernel';
import { layerNormStatistics } from './kernels/layer-norm';
import { runAlone, type Alone } from './prepared';
import { choice, timesOf } from './trial';

/** Whether a device has statistics sooner through subgroups, tried on those of a layer norm. */

/** A vector for each thread, and two for some, of which the last is not full. */
const KNOWN: Size = { rows: 5, columns: 330 };
const TIMED: Size = { rows: 4096, columns: 320 };
/** Short work is repeated until it outweighs its submit. */
const ROUNDS = { rounds: 3, repeats: 50 };

const EPSILON = 1e-5;
/** Relative; a lane that is left out is far above it. */
const TOLERANCE = 1e-4;

function statistics(size: Size, storage: Storage, features: Features): Alone {
  const values = size.rows * size.columns;
  const kernel = layerNormStatistics(size, EPSILON, packed(storage, size.columns), features);
  return { kernel, bytes: { x: bytesOf(storage, values), statistics: 8 * size.rows } };
}

/** Those of known numbers must be right, and at least 5 % faster; tried once for each name of an adapter. */
export async function prefersSubgroups(
  device: GPUDevice,
  features: Features,
  name: string,
  measure: typeof timesOf = timesOf,
): Promise<boolean> {
  const both = [false, true].map((subgroups) => ({ ...features, subgroups }));
  if (!offersSubgroups(device) || !(await isRight(device, { ...features, subgroups: true }))) return false;
  const trials = both.map((one) => [statistics(TIMED, 'half', one)]);
  return (await choice(`${name}, subgroups`, () => measure(device, trials, ROUNDS))) === 1;
}

/** Whether a device knows mean and deviation of rows of numbers around 1,000. False as well where it refuses the kernel. */
async function isRight(device: GPUDevice, features: Features): Promise<boolean> {
  const { rows, columns } = KNOWN;
  const x = Float32Array.from({ length: rows * columns }, (_, i) => 1000 + ((7 * i + (i % columns)) % 13));
  const found = await runAlone(device, statistics(KNOWN, 'float32', features), { x }, 'statistics').catch(() => null);
  if (found === null) return false;
  const pairs = new Float32Array(found);
  return Array.from({ length: rows }, (_, row) => expected(x.subarray(row * columns, (row + 1) * columns)))
    .flat()
    .every((value, i) => Math.abs((pairs[i] ?? NaN) - value) <= TOLERANCE * value);
}

/** Mean and 1/deviation. */
function expected(row: Float32Array): [mean: number, rstd: number] {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
  return [mean, 1 / Math.sqrt(variance + EPSILON)];
}
