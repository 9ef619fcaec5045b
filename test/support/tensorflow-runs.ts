import * as tf from '@tensorflow/tfjs-core';
import { binding, idsOf, toTensor } from '../../src/backends/tensorflow/binding';
import type { Builder, Value } from '../../src/backends/tensorflow/builder';
import { eagerly } from '../../src/backends/tensorflow/eager';
import { GraphBuilder } from '../../src/backends/tensorflow/graph';
import { loadGraph } from '../../src/backends/tensorflow/saved-model';

/** What is made of values, of which there are as many as tensors are given. */
export type Make<Values extends readonly Value[] = readonly Value[]> = (b: Builder, values: Values) => Value;

/** Runs `make` on tensors. The result is the caller's. */
export type Run = <Values extends readonly Value[]>(make: Make<Values>, inputs: readonly tf.Tensor[]) => tf.Tensor;

/** Both ways in which a builder's operations run. */
export const ways: Readonly<Record<string, Run>> = {
  'one by one': (make, inputs) =>
    tf.tidy(() => eagerly((b) => make(b, inputs.map((input) => b.from(input)) as readonly Value[] as never))),
  'in a graph': (make, inputs) => {
    const { bytes, output } = graphOf(make, inputs);
    const session = loadGraph(bytes);
    try {
      const names = inputs.map((_, i) => `x${i}:0`).join();
      const [made] = binding().runSavedModel(session, idsOf(inputs), names, output).map(toTensor);
      return made as tf.Tensor;
    } finally {
      binding().deleteSavedModel(session);
    }
  },
};

/** `make` as a graph with the inputs `x0`, `x1`, …, and the name of its output. */
export function graphOf<Values extends readonly Value[]>(
  make: Make<Values>,
  inputs: readonly { readonly shape: readonly number[] }[],
): { readonly bytes: Uint8Array; readonly output: string } {
  const b = new GraphBuilder(true);
  const values = inputs.map(({ shape }, i) => b.input(`x${i}`, shape, 'float32'));
  const output = b.output(make(b, values as readonly Value[] as never));
  return { bytes: b.savedModel(), output };
}
