import { engine, getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { currentEngine, type Programs } from '../backends/engine';
import type { Executable, Program } from '../backends/program';
import type { During } from '../progress';
import { fuse } from './fuse';
import { planOf, refused, type Plan } from './plan';
import { trace, type Forward } from './trace';

export type Shapes = readonly (readonly number[])[];

/** How many programs are kept: sizes, batches and parts of a network that a caller goes back and forth between. */
const KEPT = 8;

/** How many more copies there may be of the largest program's parameters, in the engine's own layout; smaller programs fit between. */
const COPIES = 2;

/** A function of a network's tensors that can be compiled, and the name that tells it from the network's other functions. */
export interface Compilable {
  readonly name: string;
  readonly forward: Forward;
}

/** What is to be compiled: a function, for inputs of these shapes. */
export interface Wanted extends Compilable {
  readonly shapes: Shapes;
}

/** A network, as far as its programs depend on it. */
export interface Network {
  /** Which tensors hold its parameters; engines may have copied them into a layout of their own. Another network has other ones. */
  readonly version: string;
  /** Whether it is run again and again, so that time spent on a program once is worth it. */
  readonly isRepeated: boolean;
}

interface Kept {
  readonly executable: Executable;
  /** The network's, when it was compiled. */
  readonly version: string;
}

/** Traces and compiles what a network does, once for each set of shapes, and keeps the programs that were used last. */
export class Compiler {
  readonly #programs = new Map<string, Kept>();

  /** Whether the current backend runs whole programs, now: gradients need the operations one by one. */
  get isAble(): boolean {
    return ablePrograms() !== null;
  }

  /**
   * What a function makes of `inputs`; the results are the caller's. Where its program is not there yet, an engine that compiles at once does
   * so now. Null, to be run one operation at a time, where no program can be run, and where the engine compiles later: only what `plans` has
   * compiled runs as a program there, so that no picture depends on how long compiling takes. Throws `UnsupportedError` when the function
   * cannot be traced or compiled.
   */
  run({ name, forward }: Compilable, inputs: readonly Tensor[], { version, isRepeated }: Network): Tensor[] | null {
    const programs = ablePrograms();
    if (programs === null) return null;
    const wanted = { name, forward, shapes: inputs.map(({ shape }) => shape) };
    const key = keyOf(wanted);
    const found = this.#found(key, version);
    if (found !== null) return found.run(inputs);
    if (programs.isAsync) return null;
    const program = fuse(trace(forward, wanted.shapes), programs.takes);
    const executable = compileNow(name, () => programs.compile(program, isRepeated));
    this.#keep(key, { executable, version }, new Set([key]));
    return executable.run(inputs);
  }

  /**
   * What has to be compiled of `wanted`: nothing of what is there already, and nothing where no program can be run. Throws as `run`.
   */
  plans(wanted: readonly Wanted[], { version, isRepeated }: Network): Plan[] {
    const programs = ablePrograms();
    if (programs === null) return [];
    const keys = new Set(wanted.map(keyOf));
    return wanted
      .filter((one) => this.#found(keyOf(one), version) === null)
      .map((one) => {
        const program = fuse(trace(one.forward, one.shapes), programs.takes);
        const compile = async (during: During) => programs.compile(program, isRepeated, during);
        return planOf(one.name, program.instructions.length, compile, (executable) => {
          this.#keep(keyOf(one), { executable, version }, keys);
        });
      });
  }

  /** A program that was compiled with these parameters, which is the newest now; one of other parameters is freed. */
  #found(key: string, version: string): Executable | null {
    const kept = this.#programs.get(key);
    if (kept === undefined) return null;
    this.#programs.delete(key);
    if (kept.version === version) this.#programs.set(key, kept);
    else kept.executable.dispose();
    return kept.version === version ? kept.executable : null;
  }

  /**
   * Keeps a program, in place of one that has come meanwhile, and frees those that were used longest ago until the rest is within bounds; those
   * that are `needed` stay.
   */
  #keep(key: string, kept: Kept, needed: ReadonlySet<string>): void {
    this.#programs.get(key)?.executable.dispose();
    this.#programs.set(key, kept);
    for (const [old, { executable }] of this.#programs) {
      const copies = Array.from(this.#programs.values(), (one) => one.executable.copied);
      const copied = copies.reduce((sum, bytes) => sum + bytes, 0);
      if (this.#programs.size <= KEPT && copied <= (COPIES + 0.5) * Math.max(...copies)) return;
      if (needed.has(old)) continue;
      executable.dispose();
      this.#programs.delete(old);
    }
  }

  /** Frees all programs. A plan that is being compiled is ended by its signal. */
  dispose(): void {
    for (const { executable } of this.#programs.values()) executable.dispose();
    this.#programs.clear();
  }
}

/** What `forward` does to inputs of these shapes, with what the current engine does in one. */
export function programOf(forward: Forward, shapes: Shapes): Program {
  const program = trace(forward, shapes);
  const { programs } = currentEngine();
  return programs === null ? program : fuse(program, programs.takes);
}

function ablePrograms(): Programs | null {
  return engine().isTapeOn() ? null : currentEngine().programs;
}

function keyOf({ name, shapes }: Wanted): string {
  return [getBackend(), name, ...shapes.map((shape) => shape.join('×'))].join(' ');
}

function compileNow(name: string, compile: () => Executable): Executable {
  try {
    return compile();
  } catch (error) {
    throw refused(name, error);
  }
}
