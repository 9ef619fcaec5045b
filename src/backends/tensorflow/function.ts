/**
 * A graph that only calls a function (function.proto, op_def.proto, graph.proto, saved_model.proto). A session optimizes
 * its graph before the first run, for seconds where networks have thousands of nodes, and nothing turns that off from
 * without; but a function says by itself that it is not to be optimized.
 */

import { attribute, field } from './attributes';
import { dataTypes } from './binding';
import type { Value } from './builder';
import { block, bytes, number, type Bytes } from './protobuf';

/** GraphDef's version from TensorFlow 2.16 on; the second number is the oldest that may read it. */
const [PRODUCER, MIN_CONSUMER] = [1882, 12];

export interface NamedValue {
  readonly name: string;
  readonly value: Value;
}

interface Body {
  readonly inputs: readonly NamedValue[];
  readonly nodes: readonly Bytes[];
  readonly outputs: readonly NamedValue[];
}

const [FUNCTION, CALL] = ['network', 'call'];

/** The name by which the i-th result of the function is fetched. */
export function fetched(i: number): string {
  return `${CALL}:${i}`;
}

/** As a `SavedModel` of one meta graph for the tag `serve`. */
export function savedModelOf(body: Body): Bytes {
  // Without shapes: the optimizer makes a tensor of each shape that it is told, all of them at once.
  const placeholders = body.inputs.map(({ name, value: { dtype } }) =>
    bytes(block(1, name), block(2, 'Placeholder'), attribute('dtype', { type: dtype })),
  );
  const versions = bytes(number(1, PRODUCER), number(3, MIN_CONSUMER));
  const nodes = [...placeholders, callOf(body)].map((node) => block(1, node));
  const graph = bytes(...nodes, block(4, versions), block(2, block(1, definitionOf(body))));
  const meta = bytes(block(1, bytes(block(4, 'serve'), block(5, '2.16.0'))), block(2, graph));
  return bytes(number(1, 1), block(2, meta));
}

/** As a `FunctionDef`: kept from being put into the graph, and passed over by the graph's optimizer. */
function definitionOf({ inputs, nodes, outputs }: Body): Bytes {
  const named = ({ name, value }: NamedValue) => bytes(block(1, name), number(3, dataTypes[value.dtype]));
  const results = outputs.map(({ name, value }) => bytes(block(1, name), block(2, value.ref as string)));
  return bytes(
    block(
      1,
      bytes(
        block(1, FUNCTION),
        ...inputs.map((one) => block(2, named(one))),
        ...outputs.map((one) => block(3, named(one))),
      ),
    ),
    ...nodes.map((node) => block(3, node)),
    ...results.map((result) => block(4, result)),
    attribute('_noinline', { bool: true }),
    attribute('_tf_data_function', { bool: true }),
  );
}

/** `ConfigProto.graph_options.rewrite_options.disable_meta_optimizer`, for when the function is made ready to run. */
const NOT_OPTIMIZED = block(10, block(10, number(19, 1)));

function callOf({ inputs, outputs }: Body): Bytes {
  const types = (values: readonly NamedValue[]) => ({ types: values.map(({ value }) => value.dtype) });
  return bytes(
    block(1, CALL),
    block(2, 'StatefulPartitionedCall'),
    ...inputs.map(({ name }) => block(3, name)),
    attribute('Tin', types(inputs)),
    attribute('Tout', types(outputs)),
    field('f', block(10, block(1, FUNCTION))),
    field('config_proto', block(2, NOT_OPTIMIZED)),
  );
}
