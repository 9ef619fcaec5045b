import { SdError, UnsupportedError } from '../errors';
import { eventsRun, type During, type Progress } from '../progress';
import type { Compiled } from './compiled';

/** A program that is still to be compiled. */
export interface Plan {
  /** How many instructions it has; progress is counted in these. */
  readonly operations: number;
  /**
   * Compiles it, and keeps it. Throws the reason of an aborted signal, and `UnsupportedError` if the engine refuses it.
   */
  compile(during: During): Promise<void>;
}

/** A plan whose program `compile` compiles and `keep` keeps. A program that comes after an abort is freed. */
export function planOf(
  name: string,
  operations: number,
  compile: (during: During) => Promise<Compiled>,
  keep: (executable: Compiled) => void,
): Plan {
  return {
    operations,
    async compile(during) {
      const { signal } = during;
      signal?.throwIfAborted();
      const kept = compile(during).then(
        (executable) => {
          if (signal?.aborted === true) executable.dispose();
          else keep(executable);
        },
        (error: unknown) => {
          throw refused(name, error);
        },
      );
      await unlessAborted(kept, signal);
    },
  };
}

/** Compiles programs one after the other, and reports progress over all of them. Yields to events in between. */
export async function compileAll(plans: readonly Plan[], { signal, onProgress }: During): Promise<void> {
  const total = plans.reduce((sum, { operations }) => sum + operations, 0);
  let before = 0;
  const report = (done: number) => {
    if (signal?.aborted !== true) onProgress?.({ kind: 'compile', done: before + done, total });
  };
  if (plans.length > 0) report(0);
  const onCompile = (progress: Progress) => {
    if (progress.kind === 'compile') report(progress.done);
  };
  for (const plan of plans) {
    await eventsRun();
    await plan.compile({ signal, onProgress: onCompile });
    before += plan.operations;
    report(0);
  }
}

/** What to throw when an engine cannot compile the function `name`. */
export function refused(name: string, error: unknown): SdError {
  if (error instanceof SdError) return error;
  const found = `the engine could not compile '${name}' (${error instanceof Error ? error.message : String(error)})`;
  const advice = 'set jitCompile: false, which runs one operation at a time';
  return new UnsupportedError(`jitCompile: ${found}; a program that it takes is needed: ${advice}.`, { cause: error });
}

function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', leave);
    const end = () => signal?.removeEventListener('abort', leave);
    work.then(resolve, reject).finally(end);
  });
}
