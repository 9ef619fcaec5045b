import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { at } from '../at';
import type { Executable } from '../backends/program';
import type { SplitProgram } from './split';

/** A program that is compiled, with the part of it that is made once for many runs. */
export class Compiled {
  constructor(
    private readonly split: SplitProgram,
    private readonly once: Executable | null,
    private readonly each: Executable,
  ) {}

  get copied(): number {
    return (this.once?.copied ?? 0) + this.each.copied;
  }

  /** The results are the caller's. What is made once is made anew, unless `steady` has it or is to keep it. */
  run(inputs: readonly Tensor[], steady: SteadyResults | null): Tensor[] {
    const { once, each, split } = this;
    const some = (places: readonly number[]) => places.map((place) => at(inputs, place));
    if (once === null) return each.run(some(split.eachInputs));
    const from = some(split.onceInputs);
    const made = steady === null ? once.run(from) : steady.of(this, from, () => once.run(from));
    try {
      return each.run([...some(split.eachInputs), ...made]);
    } finally {
      if (steady === null) for (const one of made) one.dispose();
    }
  }

  dispose(): void {
    this.once?.dispose();
    this.each.dispose();
  }
}

/** What programs make of inputs that stay the same from step to step, for the time of a run. */
export class SteadyResults {
  readonly #results = new Map<Compiled, { readonly from: string; readonly tensors: readonly Tensor[] }>();

  /** The results of `make`, which it makes only of other tensors than the last time. They stay this object's. */
  of(maker: Compiled, inputs: readonly Tensor[], make: () => Tensor[]): readonly Tensor[] {
    const from = inputs.map(({ id }) => id).join();
    const found = this.#results.get(maker);
    if (found?.from === from) return found.tensors;
    for (const old of found?.tensors ?? []) old.dispose();
    this.#results.delete(maker);
    const tensors = make().map((one) => keep(one)); // callers tidy
    this.#results.set(maker, { from, tensors });
    return tensors;
  }

  dispose(): void {
    for (const { tensors } of this.#results.values()) for (const one of tensors) one.dispose();
    this.#results.clear();
  }
}
