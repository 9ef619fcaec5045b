import { at } from '../../at';
import type { Weight } from '../contract';
import { mostAlive, share, type Span } from '../memory-plan';
import { bytesOf, OVERFLOWS, packed, type Dispatch, type Kernel, type Storage, type View } from './kernels/kernel';

/** Memory that a dispatch is given as a whole. */
export interface Block {
  readonly bytes: number;
}

/** The counter of overflows, which is the device's. */
export const COUNTER: Block = { bytes: 4 };

/** Bytes of a block or buffer. */
export interface Range {
  readonly offset: number;
  readonly size: number;
}

/** What a dispatch is given: a block, or a range of it. */
export interface Bound {
  readonly block: Block;
  readonly range?: Range;
}

/** A tensor as rows, its last axis, in a block or a range of it; several may share one. */
export interface Value extends View, Bound {
  readonly shape: readonly number[];
}

/** What an op is lowered to: dispatches on blocks. */
export interface Maker {
  /** New memory; its content is undefined. */
  block(bytes: number): Block;
  /** `operands` by the names of the dispatch's bindings. */
  dispatch(dispatch: Dispatch, operands: Readonly<Record<string, Bound>>): void;
}

export const sizeOf = ({ shape }: Pick<Value, 'shape'>): { readonly rows: number; readonly columns: number } => {
  const columns = shape.at(-1) ?? 1;
  return { rows: count(shape) / columns, columns };
};

export const count = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

export function newValue(maker: Maker, shape: readonly number[], storage: Storage): Value {
  return { ...packed(storage, shape.at(-1) ?? 1), shape, block: maker.block(blockBytes(shape, storage)) };
}

/** Buffers of WebGPU are whole words, and bindings are not empty. */
export function blockBytes(shape: readonly number[], storage: Storage): number {
  return Math.max(4, bytesOf(storage, count(shape)));
}

/** Runs a kernel on operands by name. */
export function run(maker: Maker, { dispatches, scratch }: Kernel, operands: Readonly<Record<string, Value>>): void {
  const made = Object.entries(scratch).map(([name, bytes]) => [name, { block: maker.block(bytes) }] as const);
  const all: Readonly<Record<string, Bound>> = { ...operands, ...Object.fromEntries(made) };
  for (const dispatch of dispatches) maker.dispatch(dispatch, all);
}

/** The operand of a name, which must be there. */
export function named<T>(operands: Readonly<Record<string, T>>, name: string): T {
  const found = operands[name];
  if (found === undefined) throw new TypeError(`webgpu: a kernel needs an operand '${name}' that it was not given`);
  return found;
}

export interface Step {
  readonly dispatch: Dispatch;
  /** In the order of its bindings. */
  readonly blocks: readonly Block[];
  /** What is bound of each block; undefined: all. */
  readonly ranges: readonly (Range | undefined)[];
}

/** The dispatches of a program in their order, known without a device. */
export class Recording implements Maker {
  readonly steps: Step[] = [];
  readonly inputs: readonly Value[];
  /** Float32, each in a block of its own. */
  readonly outputs: Value[] = [];
  readonly #weights = new Map<Weight, Value>();
  readonly #storageOf: (weight: Weight) => Storage;

  constructor(inputs: readonly (readonly number[])[], storageOf: (weight: Weight) => Storage) {
    this.inputs = inputs.map((shape) => newValue(this, shape, 'float32'));
    this.#storageOf = storageOf;
  }

  block(bytes: number): Block {
    return { bytes };
  }

  dispatch(dispatch: Dispatch, operands: Readonly<Record<string, Bound>>): void {
    const all: Readonly<Record<string, Bound>> = { ...operands, [OVERFLOWS.name]: { block: COUNTER } };
    const bound = dispatch.bindings.map(({ name }) => named(all, name));
    this.steps.push({ dispatch, blocks: bound.map(({ block }) => block), ranges: bound.map(({ range }) => range) });
  }

  /** A parameter, which stays in its tensor. */
  weight(weight: Weight): Value {
    const found = this.#weights.get(weight) ?? newValue(this, weight.shape, this.#storageOf(weight));
    this.#weights.set(weight, found);
    return found;
  }

  get weights(): ReadonlyMap<Weight, Value> {
    return this.#weights;
  }
}

/** The buffers of a recording: blocks that do not live together share one. */
export interface MemoryPlan {
  /** The buffer of each block except those of weights and the counter of overflows. */
  readonly buffers: ReadonlyMap<Block, number>;
  /** Bytes of each buffer. */
  readonly sizes: readonly number[];
  /** The most bytes of blocks that are alive at once; no plan takes less. */
  readonly peak: number;
  /** Bytes of all blocks, were each to have a buffer of its own. */
  readonly unshared: number;
  /** Bytes of the parameters. */
  readonly weights: number;
}

/** Blocks that one dispatch reads and writes are alive together, and so never share a buffer, which WebGPU would refuse. */
export function memoryOf({ inputs, outputs, steps, weights }: Recording): MemoryPlan {
  const kept = new Set(Array.from(weights.values(), ({ block }) => block));
  const spans = new Map<Block, { first: number; last: number; size: number }>();
  const use = (block: Block, index: number) => {
    const span = spans.get(block) ?? { first: index, last: index, size: block.bytes };
    spans.set(block, { ...span, last: index });
  };
  for (const { block } of inputs) use(block, -1);
  for (const [index, { blocks }] of steps.entries())
    for (const block of blocks) if (!kept.has(block) && block !== COUNTER) use(block, index);
  for (const { block } of outputs) use(block, steps.length);
  const list: Span[] = [...spans.values()];
  const { buffers, sizes } = share(list);
  return {
    buffers: new Map(Array.from(spans.keys(), (block, i) => [block, at(buffers, i)])),
    sizes,
    peak: mostAlive(list),
    unshared: sum(list.map(({ size }) => size)),
    weights: sum(Array.from(kept, ({ bytes }) => bytes)),
  };
}

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);

/** Bytes of all that a program keeps on its device. */
export function plannedBytes({ weights, sizes }: MemoryPlan): number {
  return weights + sum(sizes);
}

/** A plan as text, for people. */
export function printMemory({ buffers, sizes, peak, unshared, weights }: MemoryPlan): string {
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const users = sizes.map((_, i) => Array.from(buffers.values()).filter((buffer) => buffer === i).length);
  return [
    `weights ${mb(weights)}, activations ${mb(sum(sizes))} in ${sizes.length} buffers`,
    `at most ${mb(peak)} are alive; with a buffer for each tensor it would be ${mb(unshared)}`,
    ...sizes.map((size, i) => `buffer ${i}: ${mb(size)}, for ${users[i] ?? 0} tensors in turn`),
  ].join('\n');
}
