import type { Tensor } from '@tensorflow/tfjs-core';

/** One step of a `chain`: a layer, or a function of one tensor. */
export type Step = { forward(x: Tensor): Tensor } | ((x: Tensor) => Tensor);

/**
 * `steps` applied to `x` one after the other. Each intermediate is freed as soon as the next exists, so a chain never
 * holds more than two of them; `x` itself stays the caller's.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the rank is the caller's knowledge
export function chain<T extends Tensor>(x: Tensor, ...steps: readonly Step[]): T {
  let current = x;
  for (const step of steps) {
    const next = typeof step === 'function' ? step(current) : step.forward(current);
    if (current !== x && next !== current) current.dispose();
    current = next;
  }
  return current as T;
}
