import { at } from '../../at';
import { UnsupportedError } from '../../errors';
import type { OpName } from '../op-table';
import { layoutOf, mostAlive, pack } from '../memory-plan';
import { Ref, type Id, type Instruction, type Program } from '../program';
import { abilities, roomOf } from './abilities';
import { lowerings, type Fused } from './lowering';
import { sizeOf, type Operand, type Site, type Step } from './steps';

/** Values to a cache line. */
const LINE = 16;

/** Kernels count the values of a tensor in 32 bits with a sign, however long addresses are. */
const COUNTED = 2 ** 31;

function requireCounted(values: number): void {
  if (values < COUNTED) return;
  const needed = `one tensor has fewer than ${COUNTED}`;
  throw new UnsupportedError(
    `wasm: a tensor of ${values} values; ${needed}: draw smaller pictures, or fewer at a time.`,
  );
}

/** Where in one piece of memory the tensors of a program lie, by their lifetimes. */
export class MemoryPlan {
  /** Bytes of the memory. */
  readonly bytes: number;
  /** The most that is in use at a time, in bytes: no plan can be smaller. */
  readonly least: number;
  /** Bytes of all tensors together. */
  readonly total: number;
  readonly #program: Program;
  readonly #transforms: boolean;
  readonly #shapes: ReadonlyMap<Id, readonly number[]>;
  readonly #places: ReadonlyMap<Id, { readonly offset: number; readonly stride: number }>;
  /** Of each instruction, where its own room is. */
  readonly #rooms: readonly number[];

  /** `transforms`: whether filters are transformed ahead, and not in the program. */
  constructor(program: Program, transforms: boolean) {
    const { inputs, instructions } = program;
    this.#program = program;
    this.#transforms = transforms;
    this.#shapes = new Map([...inputs.entries(), ...instructions.map(({ id, shape }) => [id, shape] as const)]);
    const { storages, places } = layoutOf(program, abilities);
    const rooms = instructions.map((one, index) => {
      return { first: index, last: index, size: roomOf(one, (id) => this.shapeOf(id), transforms) };
    });
    const spans = [...storages, ...rooms].map((span) => ({ ...span, size: Math.ceil(span.size / LINE) * LINE }));
    requireCounted(Math.max(0, ...spans.map(({ size }) => size)));
    const { offsets, size } = pack(spans, LINE);
    this.bytes = 4 * size;
    this.least = 4 * mostAlive(spans);
    this.total = 4 * Array.from(this.#shapes.values(), sizeOf).reduce((sum, values) => sum + values, 0);
    this.#places = new Map(
      Array.from(places, ([id, { storage, offset, stride }]) => [
        id,
        { offset: at(offsets, storage) + offset, stride },
      ]),
    );
    this.#rooms = offsets.slice(storages.length);
  }

  shapeOf(id: Id): readonly number[] {
    return this.#shapes.get(id) ?? [];
  }

  /** A tensor, where the memory begins at `base`. */
  operand(id: Id, base: number): Operand {
    const { offset, stride } = this.#places.get(id) ?? { offset: NaN, stride: NaN };
    return { address: base + 4 * offset, stride, shape: this.shapeOf(id) };
  }

  /** The steps of the program, where the memory begins at `base`. */
  steps(base: number, site: Omit<Site, 'room' | 'transforms'>): Step[] {
    return this.#program.instructions.flatMap((instruction, index) => {
      const room = base + 4 * at(this.#rooms, index);
      return this.#stepsOf(instruction, base, { ...site, room, transforms: this.#transforms });
    });
  }

  #stepsOf({ op, args, then, id }: Instruction, base: number, site: Site): Step[] {
    const placed = (arg: unknown): unknown => {
      if (Array.isArray(arg)) return arg.map(placed);
      return arg instanceof Ref ? this.operand(arg.id, base) : arg;
    };
    const other = (call: OpName) => {
      const ref = then.find((one) => one.op === call)?.args.find((arg) => arg instanceof Ref && arg.id !== id);
      return ref instanceof Ref ? this.operand(ref.id, base) : undefined;
    };
    const silu = then.some((call) => call.op === 'silu');
    const fused: Fused = { shift: other('addChannels'), skip: other('add'), silu };
    const lower = lowerings[op] as (site: Site, y: Operand, fused: Fused, args: unknown[]) => Step[];
    return lower(site, this.operand(id, base), fused, args.map(placed));
  }

  /** For people: how large the memory is, beside what the tensors would take without a plan. */
  toString(): string {
    const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    const { instructions } = this.#program;
    return `${instructions.length} instructions in ${mb(this.bytes)}; at least ${mb(this.least)}, unplanned ${mb(this.total)}`;
  }
}
