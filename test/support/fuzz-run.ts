import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { caseAt } from './fuzz-kinds';
import type { Taken } from './fuzzing';

const worker = fileURLToPath(new URL('fuzz-worker.ts', import.meta.url));
/** A case that has not ended after this many seconds is taken for one that never does. */
const PATIENCE = 60;

export interface FuzzReport {
  readonly cases: number;
  /** How many inputs were refused; the others were harmless, or read. */
  readonly refused: number;
  /** What went wrong, with the number and the seed of the case. */
  readonly failures: string[];
  /** Characters of the longest message of an error. */
  readonly longestMessage: number;
  /** The most that any took of the processor, in seconds, and of memory, in megabytes over those of the input and of what it gives. */
  readonly most: { readonly seconds: number; readonly megabytes: number };
}

/**
 * Reads hostile inputs of every kind in processes of their own, which a case may take down without harm to the others. Which
 * inputs depends on `seed` alone. A case fails when anything but an error of the library's is thrown, or when reading takes over a second
 * of the processor or over 64 MB of memory more than the input and what it gives have.
 */
export async function runHostile(cases: number, seed: number, processes = 2): Promise<FuzzReport> {
  const failures: string[] = [];
  let [next, refused, longestMessage] = [0, 0, 0];
  const most = { seconds: 0, megabytes: 0 };
  const work = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    while (next < cases) {
      const number = next++;
      child ??= await started();
      const taken = await sent(child, seed, number);
      if (taken === null) {
        child.kill('SIGKILL');
        child = null;
        failures.push(`${caseAt(seed, number).name}: took its process down, or ${PATIENCE} s`);
        continue;
      }
      if (taken.refused) refused++;
      longestMessage = Math.max(longestMessage, taken.message);
      most.seconds = Math.max(most.seconds, taken.seconds);
      most.megabytes = Math.max(most.megabytes, taken.megabytes);
      if (taken.fault !== null) failures.push(`${caseAt(seed, number).name}: ${taken.fault}`);
    }
    child?.disconnect();
  };
  await Promise.all(Array.from({ length: processes }, work));
  return { cases, refused, failures, longestMessage, most };
}

async function started(): Promise<ChildProcess> {
  const execArgv = ['--import', 'tsx', '--conditions', 'source', '--expose-gc', '--max-old-space-size=1024'];
  const child = fork(worker, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await answer(child);
  return child;
}

/** What a process says of a case; null when it ends, or says nothing. */
function sent(child: ChildProcess, seed: number, number: number): Promise<Taken | null> {
  const said = answer(child);
  child.send([seed, number]);
  return said as Promise<Taken | null>;
}

function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    const end = (value: unknown): void => {
      clearTimeout(timer);
      child.off('message', end);
      child.off('exit', gone);
      resolve(value);
    };
    const gone = (): void => {
      end(null);
    };
    const timer = setTimeout(gone, PATIENCE * 1000);
    child.once('message', end);
    child.once('exit', gone);
  });
}
