import { engine, getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { currentEngine, type CompilesAtOnce, type Programs } from '../backends/engine';
import type { Takes } from '../backends/program';
import type { During, Progress } from '../progress';
import { Compiled, type SteadyResults } from './compiled';
import { fuse } from './fuse';
import { planOf, refused, type Plan } from './plan';
import { split, type SplitProgram } from './split';
import { trace, type Forward } from './trace';

export type Shapes = readonly (readonly number[])[];

/** How many programs are kept, for callers that alternate between sizes, batches or parts of a network. */
const KEPT = 8;

/**
 * How many times the largest program's copied parameters the copies of all may take, and half as much for smaller
 * programs.
 */
const COPIES = 2;

/** A function of tensors that can be compiled, and its name, unique within the network. */
export interface Compilable {
  readonly name: string;
  readonly forward: Forward;
  /** From which on its inputs stay the same for many runs, as a prompt does for the steps of a picture. Default: none. */
  readonly steadyFrom?: number;
}

/** What is to be compiled: a function, for inputs of these shapes. */
export interface Wanted extends Compilable {
  readonly shapes: Shapes;
}

/** What programs depend on of a network. */
export interface Network {
  /**
   * Changes whenever other tensors hold its parameters, as engines may have copied these. No two networks share one.
   */
  readonly version: string;
  /** Whether it is run again and again, so that more time to compile a program pays. */
  readonly isRepeated: boolean;
}

interface Kept {
  readonly executable: Compiled;
  /** The network's version when it was compiled. */
  readonly version: string;
}

/** Traces and compiles what a network does, once for each set of shapes, and keeps the programs that were used last. */
export class Compiler {
  readonly #programs = new Map<string, Kept>();

  /** Whether the current backend can run whole programs now. It cannot under a gradient tape. */
  get isAble(): boolean {
    return ablePrograms() !== null;
  }

  /**
   * Runs a function as a program; the results belong to the caller. An engine that compiles at once compiles a missing
   * program now. Returns null, for the caller to run it one operation at a time, if no program can be run, or if the
   * engine compiles later and `plans` has not compiled this one: so no picture depends on how long compiling takes.
   * Throws `UnsupportedError` if the function cannot be traced or compiled.
   */
  run(
    compilable: Compilable,
    inputs: readonly Tensor[],
    { version, isRepeated }: Network,
    steady: SteadyResults | null = null,
  ): Tensor[] | null {
    const programs = ablePrograms();
    if (programs === null) return null;
    const wanted = { ...compilable, shapes: inputs.map(({ shape }) => shape) };
    const key = keyOf(wanted);
    const found = this.#found(key, version);
    if (found !== null) return found.run(inputs, steady);
    if (programs.isAsync) return null;
    const parts = partsOf(wanted, programs.takes);
    const executable = compileNow(compilable.name, () => compiledOf(programs, parts, isRepeated));
    this.#keep(key, { executable, version }, new Set([key]));
    return executable.run(inputs, steady);
  }

  /** What of `wanted` is not compiled yet; nothing if no program can be run. Throws as `run`. */
  plans(wanted: readonly Wanted[], { version, isRepeated }: Network): Plan[] {
    const programs = ablePrograms();
    if (programs === null) return [];
    const keys = new Set(wanted.map(keyOf));
    return wanted
      .filter((one) => this.#found(keyOf(one), version) === null)
      .map((one) => {
        const parts = partsOf(one, programs.takes);
        const compile = (during: During) => compiledLater(programs, parts, isRepeated, during);
        return planOf(one.name, operationsOf(parts), compile, (executable) => {
          this.#keep(keyOf(one), { executable, version }, keys);
        });
      });
  }

  /** The program of these parameters, now the last used; a program of other parameters is freed. */
  #found(key: string, version: string): Compiled | null {
    const kept = this.#programs.get(key);
    if (kept === undefined) return null;
    this.#programs.delete(key);
    if (kept.version === version) this.#programs.set(key, kept);
    else kept.executable.dispose();
    return kept.version === version ? kept.executable : null;
  }

  /** Keeps a program, and frees those used longest ago, except `needed` ones, until the rest is within bounds. */
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

/** What a function does to inputs of these shapes, in the parts in which the current engine would run it. */
export function programsOf(wanted: Wanted): SplitProgram {
  return partsOf(wanted, currentEngine().programs?.takes ?? (() => false));
}

function partsOf({ forward, shapes, steadyFrom = Infinity }: Wanted, takes: Takes): SplitProgram {
  const { once, each, ...inputs } = split(trace(forward, shapes), steadyFrom);
  return { ...inputs, once: once === null ? null : fuse(once, takes), each: fuse(each, takes) };
}

function ablePrograms(): Programs | null {
  return engine().isTapeOn() ? null : currentEngine().programs;
}

function keyOf({ name, shapes }: Wanted): string {
  return [getBackend(), name, ...shapes.map((shape) => shape.join('×'))].join(' ');
}

function operationsOf({ once, each }: SplitProgram): number {
  return (once?.instructions.length ?? 0) + each.instructions.length;
}

/** What is made once is not repeated. */
function compiledOf(programs: CompilesAtOnce, parts: SplitProgram, isRepeated: boolean): Compiled {
  const once = parts.once === null ? null : programs.compile(parts.once, false);
  try {
    return new Compiled(parts, once, programs.compile(parts.each, isRepeated));
  } catch (error) {
    once?.dispose();
    throw error;
  }
}

async function compiledLater(
  programs: Programs,
  parts: SplitProgram,
  isRepeated: boolean,
  during: During,
): Promise<Compiled> {
  if (!programs.isAsync) return compiledOf(programs, parts, isRepeated);
  const before = parts.once?.instructions.length ?? 0;
  const once = parts.once === null ? null : await programs.compile(parts.once, false, during);
  try {
    during.signal?.throwIfAborted();
    const onProgress = (progress: Progress) => {
      during.onProgress?.(progress.kind === 'compile' ? { ...progress, done: before + progress.done } : progress);
    };
    return new Compiled(parts, once, await programs.compile(parts.each, isRepeated, { ...during, onProgress }));
  } catch (error) {
    once?.dispose();
    throw error;
  }
}

function compileNow(name: string, compile: () => Compiled): Compiled {
  try {
    return compile();
  } catch (error) {
    throw refused(name, error);
  }
}
