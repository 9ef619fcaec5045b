/** What a program asks of the threads of `wasm`. */
export interface ThreadOptions {
  /** How many there are at most, the caller's own among them; null: as many as there are cores. */
  readonly threads: number | null;
  /** The script of the others; null: the package's own. */
  readonly worker: string | URL | null;
}

let asked: ThreadOptions = { threads: null, worker: null };

/** What was asked for last. */
export function threadOptions(): ThreadOptions {
  return asked;
}

/** Asking for the same again changes nothing. */
export function askForThreads({ threads, worker }: ThreadOptions): void {
  if (asked.threads !== threads || String(asked.worker) !== String(worker)) asked = { threads, worker };
}
