import type { Step } from './epilogue';
import type { View } from './kernel';
import type { NormInLoad } from './norm-in-load';

export interface Conv2d {
  /** Of x; `isDoubled` reads it as if each pixel were two by two, an image that is never made. */
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly inputs: number;
  readonly isDoubled: boolean;
  /** Of y: pixels down and across, and channels. */
  readonly rows: number;
  readonly columns: number;
  readonly outputs: number;
  /** Height and width of the filter. */
  readonly filter: readonly [number, number];
  readonly stride: number;
  /** Zeros above and to the left; below and to the right there are as many as y needs. */
  readonly top: number;
  readonly left: number;
  /** `[batch·height·width, inputs]`. */
  readonly x: View;
  /** `[filter height, filter width, inputs, outputs]` as rows of outputs. */
  readonly weight: View;
  /** `[batch·rows·columns, outputs]`. */
  readonly y: View;
  readonly norm: NormInLoad | null;
  readonly hasBias: boolean;
  readonly then: readonly Step[];
}
