import { floatToHalf } from '../half';
import { packed, type Dispatch, type Features } from './kernels/kernel';
import { matrixBytes, matrixMatmul } from './kernels/matrix-matmul';
import { LANES, subgroupMatrix, type MatrixTile, type MatrixUnits, type ProvenUnits } from './kernels/matrix-units';
import { prepared } from './trial';
import { at } from '../../at';

/** What Dawn says of matrix units and subgroups; not in the standard. */
interface MatrixInfo {
  readonly subgroupMinSize?: number;
  readonly subgroupMaxSize?: number;
  readonly subgroupMatrixConfigs?: Iterable<{
    readonly componentType: string;
    readonly resultComponentType: string;
    readonly M: number;
    readonly N: number;
    readonly K: number;
  }>;
}

const FEATURES = ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix'];

/** Whether a device has subgroups of 32 that multiply matrices of 16 × 16 halves, with sums in float32. */
export function offersMatrixUnits({ features, adapterInfo }: Pick<GPUDevice, 'features' | 'adapterInfo'>): boolean {
  if (!FEATURES.every((name) => features.has(name as GPUFeatureName))) return false;
  const { subgroupMinSize, subgroupMaxSize, subgroupMatrixConfigs = [] } = adapterInfo as MatrixInfo;
  const hasConfig = Array.from(subgroupMatrixConfigs).some(
    ({ componentType, resultComponentType, M, N, K }) =>
      componentType === 'f16' && resultComponentType === 'f32' && [M, N, K].every((size) => size === 16),
  );
  return hasConfig && subgroupMinSize === LANES && subgroupMaxSize === LANES;
}

/**
 * The tiles in which units multiply a known product as they should; null if they do in none. They are an experiment of
 * Dawn's and drivers have given wrong sums, so that what is refused or not exact is not used.
 */
export async function provenUnits(
  device: GPUDevice,
  features: Features,
  units: MatrixUnits = subgroupMatrix,
): Promise<ProvenUnits | null> {
  const tiles: MatrixTile[] = [];
  for (const tile of [128, 64] as const)
    if (matrixBytes(tile) <= features.workgroupBytes && (await isExact(device, features, tile, units)))
      tiles.push(tile);
  return tiles.length === 0 ? null : { units, tiles };
}

/** Numbers of the known product: small and whole, so that every sum is exact in any order. */
const ofX = (row: number, k: number): number => ((7 * row + 3 * k) % 13) - 6;
const ofWeight = (k: number, column: number): number => ((5 * k + 11 * column) % 15) - 7;

/** Multiplies more rows, inputs and columns than a tile has, off it by some. */
async function isExact(device: GPUDevice, features: Features, tile: MatrixTile, units: MatrixUnits): Promise<boolean> {
  const [rows, inputs, columns] = [tile + 3, 72, tile + 8];
  const views = { x: packed('half', inputs), weight: packed('half', columns), y: packed('float32', columns) } as const;
  const spec = { rows, inputs, columns, ...views, rowsPerSample: rows, norm: null, hasBias: false, then: [] } as const;
  const { dispatches } = matrixMatmul(spec, features, tile, units);
  const x = matrixOf(rows, inputs, ofX);
  const weight = matrixOf(inputs, columns, ofWeight);
  const found = await computed(device, at(dispatches, 0), x, weight, rows * columns).catch(() => null);
  const expected = matrixOf(rows, columns, (row, column) => {
    let sum = 0;
    for (let k = 0; k < inputs; k++) sum += ofX(row, k) * ofWeight(k, column);
    return sum;
  });
  return found !== null && expected.every((value, i) => value === found[i]);
}

function matrixOf(rows: number, columns: number, valueOf: (row: number, column: number) => number): number[] {
  return Array.from({ length: rows * columns }, (_, i) => valueOf(Math.floor(i / columns), i % columns));
}

/** The product, as it lies in a buffer. Rejects what the device refuses. */
async function computed(
  device: GPUDevice,
  dispatch: Dispatch,
  x: readonly number[],
  weight: readonly number[],
  count: number,
): Promise<Float32Array> {
  const buffers: GPUBuffer[] = [];
  const bytes = { x: 2 * x.length, weight: 2 * weight.length, y: 4 * count };
  try {
    const { pipeline, group, operands, workgroups } = await prepared(device, { dispatch, bytes }, buffers);
    const [left, right, y] = operands as [GPUBuffer, GPUBuffer, GPUBuffer];
    device.pushErrorScope('validation');
    device.queue.writeBuffer(left, 0, floatToHalf(Float32Array.from(x)));
    device.queue.writeBuffer(right, 0, floatToHalf(Float32Array.from(weight)));
    const read = device.createBuffer({ size: bytes.y, usage: READ_USAGE });
    buffers.push(read);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(...workgroups);
    pass.end();
    encoder.copyBufferToBuffer(y, 0, read, 0, bytes.y);
    device.queue.submit([encoder.finish()]);
    const refused = await device.popErrorScope();
    if (refused !== null) throw new Error(refused.message);
    await read.mapAsync(1); // GPUMapMode.READ
    return new Float32Array(read.getMappedRange().slice(0));
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}

const READ_USAGE = 0x1 | 0x8; // MAP_READ and COPY_DST
