import type { Wait } from './table';

/**
 * Milliseconds for which a thread looks before it sleeps. Most steps are done in that time, and to be woken up takes up
 * to a tenth of one, which a network of some hundred steps would pay at each.
 */
const LOOKING = 0.5;

/** How often a thread looks before it looks at the clock. */
const LOOKS = 200;

/** Milliseconds of sleep after which a thread looks whether there is still something to wait for. */
const NAP = 100;

/** Whether this thread may sleep; main threads of pages may not. */
export function maySleep(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return true;
  } catch {
    return false;
  }
}

/**
 * Waits by looking, then by sleeping where that is allowed. `check` is called about each `NAP`, with the milliseconds
 * in which nothing has changed; it throws if there is nothing to wait for any more.
 */
export function waiting(sleeps: boolean, check: (idle: number) => void): Wait {
  return (counters, index, value) => {
    let [idle, looks] = [0, 0];
    let before = Atomics.load(counters, index);
    let since = performance.now();
    for (let now = before; now < value; now = Atomics.load(counters, index)) {
      if (now !== before) [before, idle, looks, since] = [now, 0, 0, performance.now()];
      if (++looks % LOOKS !== 0) continue;
      const looked = performance.now() - since;
      if (looked < LOOKING) continue;
      // Naps are counted, not the clock: a machine that was asleep has waited for nothing.
      if (sleeps && Atomics.wait(counters, index, now, NAP) === 'timed-out') check((idle += NAP));
      if (!sleeps && looked > idle + NAP) check((idle += NAP));
      if (sleeps) looks = LOOKS - 1;
    }
  };
}
