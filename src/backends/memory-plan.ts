import { at } from '../at';
import { operandsOf, Ref, type Id, type Instruction, type Program } from './program';

/** Memory that is needed from one instruction to another, both counted; inputs are there from −1 on. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly size: number;
}

/**
 * Where a tensor lies: its rows (the last axis) are `stride` values apart in a storage, the first of them at `offset`.
 */
export interface Place {
  readonly storage: number;
  readonly offset: number;
  readonly stride: number;
}

/** The storages of a program, sizes in values, and where in them each of its tensors lies. */
export interface Layout {
  readonly storages: readonly Span[];
  readonly places: ReadonlyMap<Id, Place>;
}

/** What an engine can do without a copy. */
export interface Abilities {
  /** Whether an instruction can write its rows apart from each other, as a part of what a concatenation makes. */
  writesApart(instruction: Instruction): boolean;
  /** Whether an instruction can read the rows of an operand that lie apart. */
  readsApart(instruction: Instruction, operand: Id): boolean;
  /** The operand whose memory the result may take, if that operand is not needed any more; null if none. */
  overwrites(instruction: Instruction): Id | null;
}

/**
 * Gives each tensor of a program a storage. A reshape is another name of what it reshapes; parts of a concatenation are
 * written where they belong, where the engine can do so. What is left to copy shows in the places: operands of a
 * concatenation or a reshape that lie in other storages than its result.
 */
export function layoutOf(program: Program, abilities: Abilities): Layout {
  const planner = new Planner(program, abilities);
  planner.placeInputs();
  planner.placeConcatenations();
  planner.placeResults();
  return planner;
}

class Planner implements Layout {
  readonly places = new Map<Id, Place>();
  readonly storages: { first: number; last: number; readonly size: number }[] = [];
  readonly #program: Program;
  readonly #abilities: Abilities;
  readonly #shapes: ReadonlyMap<Id, readonly number[]>;
  /** The index of the instruction that makes a tensor. */
  readonly #made: ReadonlyMap<Id, number>;
  /** The indices of the instructions that read a tensor. */
  readonly #reads: ReadonlyMap<Id, readonly number[]>;

  constructor(program: Program, abilities: Abilities) {
    const { inputs, instructions } = program;
    this.#program = program;
    this.#abilities = abilities;
    this.#shapes = new Map([...inputs.entries(), ...instructions.map(({ id, shape }) => [id, shape] as const)]);
    this.#made = new Map(instructions.map(({ id }, index) => [id, index]));
    this.#reads = readsOf(program);
  }

  placeInputs(): void {
    for (const id of this.#program.inputs.keys()) this.#allocate(id, -1);
  }

  /** Reserves what a concatenation makes, from the first part on that is written there. */
  placeConcatenations(): void {
    for (const [index, instruction] of this.#program.instructions.entries()) {
      if (instruction.op !== 'concat' || instruction.then.length > 0) continue;
      const parts = operandsOf(instruction);
      const own = parts.filter((id, i) => parts.indexOf(id) === i && !this.places.has(id) && this.#fits(id));
      const first = Math.min(index, ...own.map((id) => this.#made.get(id) ?? index));
      const { storage, stride } = this.#allocate(instruction.id, first);
      let offset = 0;
      for (const [i, id] of parts.entries()) {
        if (own.includes(id) && parts.indexOf(id) === i) this.places.set(id, { storage, offset, stride });
        offset += this.#width(id);
      }
    }
  }

  placeResults(): void {
    const { instructions, outputs } = this.#program;
    for (const [index, instruction] of instructions.entries()) {
      const { id } = instruction;
      const kept = this.places.has(id) ? null : this.#sharedBy(instruction, index);
      if (kept !== null) this.places.set(id, { ...kept, stride: this.#width(id) });
      else if (!this.places.has(id)) this.#allocate(id, index);
      for (const one of [...operandsOf(instruction), id]) this.#keepUntil(index, one);
    }
    for (const id of outputs) this.#keepUntil(instructions.length, id);
  }

  #allocate(id: Id, first: number): Place {
    const place = { storage: this.storages.length, offset: 0, stride: this.#width(id) };
    this.storages.push({ first, last: first, size: this.#size(id) });
    this.places.set(id, place);
    return place;
  }

  #keepUntil(index: number, id: Id): void {
    const storage = at(this.storages, this.#placeOf(id).storage);
    storage.last = Math.max(storage.last, index);
  }

  /** Whether a tensor can be written into a concatenation, and read there by all who need it. */
  #fits(id: Id): boolean {
    const { instructions, outputs } = this.#program;
    const made = this.#made.get(id);
    if (made === undefined || outputs.includes(id) || !this.#abilities.writesApart(at(instructions, made)))
      return false;
    return (this.#reads.get(id) ?? []).every((index) => {
      const reader = at(instructions, index);
      return reader.op === 'concat' || (reader.op !== 'reshape' && this.#abilities.readsApart(reader, id));
    });
  }

  /** Where a result lies that needs no memory of its own; null if it does. */
  #sharedBy(instruction: Instruction, index: number): Place | null {
    const { op, args, then } = instruction;
    const [source] = args;
    if (op === 'reshape' && then.length === 0 && source instanceof Ref) {
      const place = this.#placeOf(source.id);
      return place.stride === this.#width(source.id) ? place : null;
    }
    const over = this.#abilities.overwrites(instruction);
    if (over === null || this.#size(over) !== this.#size(instruction.id)) return null;
    const place = this.#placeOf(over);
    return this.#isFreeAfter(place, index) && place.stride === this.#width(over) ? place : null;
  }

  /** Whether nothing that lies in a storage of the program's own is read after an instruction. */
  #isFreeAfter({ storage, offset }: Place, index: number): boolean {
    const { inputs, outputs } = this.#program;
    if (storage < inputs.length || offset !== 0) return false;
    const inside = Array.from(this.places.keys()).filter((id) => this.#placeOf(id).storage === storage);
    return inside.every(
      (id) =>
        !outputs.includes(id) && (this.#reads.get(id) ?? []).every((use) => use <= index) && this.#isMade(id, index),
    );
  }

  #isMade(id: Id, index: number): boolean {
    return (this.#made.get(id) ?? -1) <= index;
  }

  #placeOf(id: Id): Place {
    const place = this.places.get(id);
    if (place === undefined) throw new TypeError(`a program reads tensor ${id} before it is made`);
    return place;
  }

  #size(id: Id): number {
    return (this.#shapes.get(id) ?? []).reduce((product, length) => product * length, 1);
  }

  /** The length of a row. */
  #width(id: Id): number {
    return this.#shapes.get(id)?.at(-1) ?? 1;
  }
}

/** An address for each span in one piece of memory, so that spans that overlap in time lie apart, and its whole size. */
export function pack(spans: readonly Span[], alignment: number): { offsets: number[]; size: number } {
  const offsets = new Array<number>(spans.length).fill(0);
  const placed: { start: number; end: number; span: Span }[] = [];
  const largestFirst = Array.from(spans.entries()).sort(([, a], [, b]) => b.size - a.size || a.first - b.first);
  let size = 0;
  for (const [i, span] of largestFirst) {
    let start = 0;
    for (const other of placed) {
      if (!overlap(span, other.span) || other.end <= start) continue;
      if (other.start >= start + span.size) break;
      start = Math.ceil(other.end / alignment) * alignment;
    }
    offsets[i] = start;
    const end = start + span.size;
    size = Math.max(size, end);
    placed.push({ start, end, span });
    placed.sort((a, b) => a.start - b.start);
  }
  return { offsets, size };
}

/** A buffer for each span, used again by spans that do not overlap in time, and the buffers' sizes. */
export function share(spans: readonly Span[]): { buffers: number[]; sizes: number[] } {
  const buffers = new Array<number>(spans.length).fill(0);
  const users: Span[][] = [];
  const largestFirst = Array.from(spans.entries()).sort(([, a], [, b]) => b.size - a.size || a.first - b.first);
  for (const [i, span] of largestFirst) {
    const free = users.findIndex((others) => others.every((other) => !overlap(span, other)));
    const buffer = free < 0 ? users.push([]) - 1 : free;
    at(users, buffer).push(span);
    buffers[i] = buffer;
  }
  return { buffers, sizes: users.map((spansOf) => Math.max(...spansOf.map(({ size }) => size))) };
}

/** The most that is alive at once, which no plan can fall below. */
export function mostAlive(spans: readonly Span[]): number {
  const starts = new Set(spans.map(({ first }) => first));
  const alive = (time: number) =>
    spans.reduce((sum, { first, last, size }) => (first <= time && time <= last ? sum + size : sum), 0);
  return Math.max(0, ...Array.from(starts, alive));
}

function overlap(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function readsOf({ instructions }: Program): Map<Id, number[]> {
  const reads = new Map<Id, number[]>();
  for (const [index, instruction] of instructions.entries())
    for (const id of operandsOf(instruction)) reads.set(id, [...(reads.get(id) ?? []), index]);
  return reads;
}
