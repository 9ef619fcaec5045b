import { at } from '../../at';
import { isRight, knownConv, knownLinear, type Known } from './known-product';
import type { Features, Kernel } from './kernels/kernel';
import { matrixConv, matrixMatmul } from './kernels/matrix-products';
import { matrixBytes, matrixConvCut, matrixCut } from './kernels/matrix-tiles';
import { LANES, subgroupMatrix, type MatrixTile, type MatrixUnits, type ProvenUnits } from './kernels/matrix-units';
import { TILES } from './kernels/tiles';
import { choice, timesOf, trialOf, waysIn, type Ways } from './trial';

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

/** Off every tile by some. */
const LINEAR: Known = { height: 1, width: 131, inputs: 72, outputs: 136, filter: 1 };
const GATED: Known = { height: 1, width: 131, inputs: 72, outputs: 72, filter: 1, isGated: true };
const CONV: Known = { height: 9, width: 17, inputs: 40, outputs: 72, filter: 3 };

/** Each kind of kernel in a tile, with what it multiplies. */
export function* proofsOf(
  tile: MatrixTile,
  features: Features,
  units: MatrixUnits,
): Generator<readonly [Known, Kernel]> {
  for (const known of [LINEAR, GATED])
    yield [known, matrixMatmul(knownLinear(known), features, { tile, slices: 1 }, units)];
  const conv = knownConv(CONV);
  yield [CONV, matrixConv(conv, features, { tile, slices: 3, hasHalo: false }, units)];
  if (matrixBytes(tile, true) <= features.workgroupBytes)
    yield [CONV, matrixConv(conv, features, { tile, slices: 1, hasHalo: true }, units)];
}

/**
 * The tiles in which units multiply known products as they should; null if they do in none. They are an experiment of
 * Dawn's and drivers have given wrong sums, so that what is refused or not exact is not used.
 */
export async function provenUnits(
  device: GPUDevice,
  features: Features,
  units: MatrixUnits = subgroupMatrix,
  proofs: (...args: Parameters<typeof proofsOf>) => Iterable<readonly [Known, Kernel]> = proofsOf,
): Promise<ProvenUnits | null> {
  const tiles: MatrixTile[] = [];
  for (const tile of [128, 64] as const)
    if (matrixBytes(tile) <= features.workgroupBytes && (await isProven(device, proofs(tile, features, units))))
      tiles.push(tile);
  return tiles.length === 0 ? null : { units, tiles };
}

async function isProven(device: GPUDevice, proofs: Iterable<readonly [Known, Kernel]>): Promise<boolean> {
  for (const [known, kernel] of proofs) if (!(await isRight(device, known, kernel))) return false;
  return true;
}

/**
 * Proven units with the fastest tile first, without those larger than it, tried once for each name of an adapter; null
 * where plain kernels are faster.
 */
export async function fastestUnits(
  device: GPUDevice,
  features: Features,
  proven: ProvenUnits,
  name: string,
  measure: typeof timesOf = timesOf,
): Promise<ProvenUnits | null> {
  const plain = waysIn(at(TILES, features.firstTile), features);
  const ways = [plain, ...proven.tiles.map((tile) => waysBy(proven, tile, features))];
  const trials = () => ways.map((way) => trialOf(way));
  const index = await choice(`${name}, units in ${proven.tiles.join()}`, () => measure(device, trials()));
  return index === 0 ? null : { ...proven, tiles: proven.tiles.slice(index - 1) };
}

/** By units, in one tile. */
function waysBy({ units }: ProvenUnits, tile: MatrixTile, given: Features): Ways {
  const features: Features = { ...given, matrix: { units, tiles: [tile] } };
  return {
    linear: (spec) => matrixMatmul(spec, features, matrixCut(spec, features) ?? { tile, slices: 1 }),
    conv: (spec) => matrixConv(spec, features, matrixConvCut(spec, features) ?? { tile, slices: 1, hasHalo: false }),
  };
}
