import { getBackend, type Tensor } from '@tensorflow/tfjs-core';
import type { BackendName, Dtype, Intake } from './contract';
import type { Kernels } from './op-table';
import type { During } from '../progress';
import type { Executable, Program, Takes } from './program';

/** How much a backend can hold, as far as that is known before it fails. */
export interface Memory {
  /** Bytes that it can hold in all; null if unknown. */
  readonly limit: number | null;
  /** Whether the limit is fixed; else it is what the system reports now, which may be wrong and may change. */
  readonly isHard: boolean;
}

/**
 * How an engine runs whole programs. `isRepeated` says that a program is run again and again, so that more time to
 * compile it pays.
 */
export type Programs = { readonly takes: Takes } & (CompilesAtOnce | CompilesLater);

export interface CompilesAtOnce {
  readonly isAsync: false;
  compile(program: Program, isRepeated: boolean): Executable;
}

/** Compiles in the background, as WebGPU makes pipelines. */
export interface CompilesLater {
  readonly isAsync: true;
  /**
   * May report progress of the kind `compile`, of `program.instructions.length` in all. After the signal is aborted it
   * may reject early; if a result comes all the same, it is disposed of.
   */
  compile(program: Program, isRepeated: boolean, during: During): Promise<Executable>;
}

/** What sd-ts knows of a tfjs backend, and adds to it. It is loaded when its backend is chosen. */
export interface Engine {
  readonly name: BackendName;
  /** The types in which it can hold parameters. */
  readonly dtypes: readonly Dtype[];
  /** Its own ops; the others are the reference. */
  readonly kernels: Kernels;
  /**
   * Uploads values now, as `dtype`, one of `dtypes`. Takes ownership of `value`, and returns the tensor that holds
   * them.
   */
  upload(value: Tensor, dtype: Dtype): Tensor;
  /** Null if it cannot upload numbers as files have them. */
  readonly intake: Intake | null;
  /** Null if it runs one operation at a time. */
  readonly programs: Programs | null;
  /** The memory for something of which it holds `held` bytes already, and which runs as programs or not. */
  memory(held: number, isCompiled: boolean): Memory;
  /** Told, before weights are loaded, how many bytes they and work on them will need in all. */
  expect(bytes: number): void;
  /** Whether its device is gone, so that nothing can be computed until `useBackend` has made another. */
  isLost(): boolean;
  /** Whether a tensor still has its values; those of a device that was lost are gone. */
  holds(tensor: Tensor): boolean;
  /** What it cannot do in bfloat16 on this machine, as a sentence for people; null if nothing. */
  shortcoming(): string | null;
  /** How many halves have overflowed since this was last asked; null where nothing counts them. */
  overflows(): Promise<number | null>;
}

/** An engine that adds nothing: ops are the reference, in float32. */
export const plain: Engine = {
  name: 'cpu',
  dtypes: ['float32'],
  kernels: {},
  upload: (value) => value,
  intake: null,
  programs: null,
  memory: () => ({ limit: null, isHard: false }), // pages do not say
  expect: () => undefined,
  isLost: () => false,
  holds: () => true,
  shortcoming: () => null,
  overflows: () => Promise.resolve(null),
};

const engines = new Map<string, Engine>();

export function addEngine(engine: Engine): void {
  engines.set(engine.name, engine);
}

export function hasEngine(name: string): boolean {
  return engines.has(name);
}

/** The engine of tfjs' current backend. It is the plain one until `useBackend`, a run or a load has loaded it. */
export function currentEngine(): Engine {
  return engines.get(getBackend()) ?? plain;
}
