import type { Tensor } from '@tensorflow/tfjs-core';
import type { Executable, Program } from '../program';
import { binding, idsOf, storedType, toTensor } from './binding';
import { emitGraph, type Graph } from './emit';
import { loadGraph } from './saved-model';

/** A program as a session of libtensorflow; parameters are fed, not copied. */
export class TensorflowProgram implements Executable {
  readonly #graph: Omit<Graph, 'bytes'>;
  readonly #session: number;

  constructor(program: Program, isRepeated: boolean) {
    const { bytes, ...graph } = emitGraph(program, (weight) => storedType(weight.value), isRepeated);
    this.#graph = graph;
    this.#session = loadGraph(bytes);
  }

  get copied(): number {
    return this.#graph.copied;
  }

  run(inputs: readonly Tensor[]): Tensor[] {
    const { inputs: names, weights, outputs } = this.#graph;
    const ids = idsOf([...inputs, ...weights.map(([, weight]) => weight.value)]);
    const fed = [...names, ...weights.map(([name]) => name)].join();
    return binding().runSavedModel(this.#session, ids, fed, outputs.join()).map(toTensor);
  }

  dispose(): void {
    binding().deleteSavedModel(this.#session);
  }
}
