/**
 * How matrices of 16 × 16 are multiplied together by the threads of a subgroup. All of the syntax of Dawn's experimental
 * feature is here; tests have the same in loops, since software adapters have no such units.
 */
export interface MatrixUnits {
  readonly name: string;
  readonly directives: readonly string[];
  /** Declarations outside of functions. The tiles that are read are `tile_x` and `tile_w`, the one that is stored `block`. */
  readonly code: string;
  /** Said at the start of `main`. */
  readonly start: string;
  /** A variable for the sums of matrix `index` of a subgroup's sixteen, which are zero. */
  readonly sum: (name: string, index: number) => string;
  /** The matrix of f16 whose first value is `place` of a tile with rows `stride` apart, as the left or right factor. */
  readonly left: (place: string, stride: string) => string;
  readonly right: (place: string, stride: string) => string;
  /** `left·right + sum`, in float32. */
  readonly multiply: (left: string, right: string, sum: string) => string;
  /** Said after the products of a step. */
  readonly end: string;
  readonly store: (sum: string, place: string, stride: string) => string;
}

/** Rows and columns of a tile. A workgroup has four subgroups with a quarter each: 4 × 4 matrices, or 2 × 2. */
export type MatrixTile = 128 | 64;

/** What a device has been shown to compute right: tiles from the largest on, at least one. */
export interface ProvenUnits {
  readonly units: MatrixUnits;
  readonly tiles: readonly MatrixTile[];
}

/** The lanes that a subgroup must have. */
export const LANES = 32;

const SIZE = '16, 16';

/** Dawn's `chromium-experimental-subgroup-matrix`, in the syntax of June 2026. */
export const subgroupMatrix: MatrixUnits = {
  name: 'units',
  directives: [
    'diagnostic(off, chromium.subgroup_matrix_uniformity);',
    'enable f16;',
    'enable chromium_experimental_subgroup_matrix;',
  ],
  code: '',
  start: '',
  sum: (name) => `var ${name}: subgroup_matrix_result<f32, ${SIZE}>;`,
  left: (place, stride) =>
    `subgroupMatrixLoad<subgroup_matrix_left<f16, ${SIZE}>, row_major>(&tile_x, ${place}, ${stride})`,
  right: (place, stride) =>
    `subgroupMatrixLoad<subgroup_matrix_right<f16, ${SIZE}>, row_major>(&tile_w, ${place}, ${stride})`,
  multiply: (left, right, sum) => `subgroupMatrixMultiplyAccumulate(${left}, ${right}, ${sum})`,
  end: '',
  store: (sum, place, stride) => `subgroupMatrixStore<row_major>(&block, ${place}, ${sum}, ${stride});`,
};
