import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { Weight } from '../contract';
import { weightsOf, type Executable, type Program } from '../program';
import { heldOf } from './held';
import { leaveMemory, ownMemory, type OwnMemory } from './memory';
import { valuesInHeap } from './module';
import { MemoryPlan } from './plan';
import { sizeOf, type Form, type Step } from './steps';
import type { Lease } from './weights';
import { PlacedTable } from './placed-table';

/** A program as a table of calls in our own memory. tfjs makes no tensor between its inputs and its outputs. */
export class WasmProgram implements Executable {
  readonly plan: MemoryPlan;
  readonly #program: Program;
  readonly #memory: OwnMemory;
  readonly #weights = new Map<Weight, Map<Form, Lease>>();
  /** Bytes that each thread needs for itself. */
  readonly #scratch: number;
  #table: PlacedTable | null = null;

  /** Filters are transformed ahead where the transforms take at most so many bytes and leave most of the memory free. */
  constructor(program: Program, transformed = TRANSFORMED) {
    this.#program = program;
    this.#memory = ownMemory();
    const most = Math.min(transformed, this.#memory.heap.room / 4);
    this.plan = new MemoryPlan(program, transformedBytes(program) <= most);
    try {
      this.#scratch = Math.max(0, ...this.#steps(0).map(({ scratch }) => Math.ceil(scratch / 64) * 64));
      this.#memory.workspace.enter(this, this.plan.bytes + this.#memory.threads * this.#scratch);
      this.#place();
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  get copied(): number {
    const placed = Array.from(this.#weights.values(), (forms) => [...forms.values()]).flat();
    return placed.reduce((sum, { copied }) => sum + copied, 0);
  }

  run(inputs: readonly Tensor[]): Tensor[] {
    const { address: base } = this.#memory.workspace;
    for (const [id, input] of inputs.entries())
      this.#values(id, base).set(heldOf(input)?.floats() ?? valuesInHeap(input));
    const table = this.#place();
    this.#memory.run(table);
    // tfjs copies what it is given to its own heap at once.
    return this.#program.outputs.map((id) => tensor(this.#values(id, base), [...this.plan.shapeOf(id)]));
  }

  dispose(): void {
    this.#table?.free();
    this.#table = null;
    for (const forms of this.#weights.values()) for (const placed of forms.values()) placed.release();
    this.#weights.clear();
    this.#memory.workspace.leave(this);
    leaveMemory(this.#memory);
  }

  #values(id: number, base: number): Float32Array {
    return this.#memory.floats(this.plan.operand(id, base).address, sizeOf(this.plan.shapeOf(id)));
  }

  /** The table of the place where the workspace lies now. */
  #place(): PlacedTable {
    const { address: base } = this.#memory.workspace;
    if (this.#table?.base === base) return this.#table;
    this.#table?.free();
    this.#table = null;
    const scratch = { address: base + this.plan.bytes, bytes: this.#scratch };
    return (this.#table = new PlacedTable(this.#memory, base, this.#steps(base), scratch));
  }

  #steps(base: number): Step[] {
    const { call, threads } = this.#memory;
    const weight = (one: Weight, form: Form) => this.#placed(one, form);
    return this.plan.steps(base, { call, threads, weight });
  }

  #placed(weight: Weight, form: Form): Lease {
    const forms = this.#weights.get(weight) ?? new Map<Form, Lease>();
    this.#weights.set(weight, forms);
    const placed = forms.get(form) ?? this.#memory.weights.acquire(weight, form);
    forms.set(form, placed);
    return placed;
  }
}

/** Bytes that all transformed filters of a program may take. */
const TRANSFORMED = 2 ** 28;

/** Winograd's transform of a 3×3 filter has 36 values where the filter has 9. */
function transformedBytes({ instructions }: Program): number {
  const filters = new Set(
    instructions.flatMap(weightsOf).filter(({ kind, shape }) => kind === 'conv' && shape[0] === 3),
  );
  return Array.from(filters, ({ shape }) => 16 * sizeOf(shape)).reduce((sum, bytes) => sum + bytes, 0);
}
