/** The skip connections of a UNet: results of its way down, each of which a step of its way up takes. */

import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { Step } from '../layers/chain';
import { blocksAt, type Structure } from '../weights/names';

/** One step of the way down, whose result is kept as a skip. */
export type DownStep = (x: Tensor4D) => Tensor4D;

/** One step of the way up: takes x and a skip, which it frees. */
export type UpStep = (x: Tensor, skip: Tensor4D) => Tensor4D;

/** The skips of the way down, finest first: what each step makes of the result before it. */
export function descend(x: Tensor4D, steps: readonly DownStep[]): Tensor4D[] {
  const skips: Tensor4D[] = [];
  for (const step of steps) skips.push(step(skips.at(-1) ?? x));
  return skips;
}

/** The way up as steps of a chain, each with the next skip from the end of `skips`. */
export function ascend(steps: readonly UpStep[], skips: Tensor4D[]): Step[] {
  return steps.map((step) => (x: Tensor) => step(x, skips.pop() as Tensor4D));
}

/** The steps up that lie inside of the skip `branch`, then those from it on. */
export function splitAt(up: readonly UpStep[], branch: number): [inner: readonly UpStep[], outer: readonly UpStep[]] {
  const place = up.length - 1 - branch;
  return [up.slice(0, place), up.slice(place)];
}

/** How many skips of a UNet have layers inside: without a middle the innermost has none. */
export function branchesOf(config: Structure & { readonly middle?: boolean }): number {
  const skips = config.widths.reduce((sum, _, level) => sum + blocksAt(config, level) + 1, 0);
  return config.middle === false ? skips - 1 : skips;
}
