import type { ThreadStart } from './control';

/** A thread that was started. It keeps no process alive. */
export interface Thread {
  stop(): void;
}

/** How threads are started here. */
export interface Threads {
  /** How many cores there are. */
  cores(): number;
  /** Why there can be no memory that threads share; null if there can. */
  whyAlone(): string | null;
  /**
   * Starts one from the script at `place`, or from the package's own. Calls `ended` when it is over, with the reason.
   */
  start(place: string | URL | null, start: ThreadStart, ended: (reason: string) => void): Thread;
}
