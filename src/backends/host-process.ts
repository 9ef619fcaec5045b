type Listener = (...values: unknown[]) => void;

/** What of Node's `process` is used here. */
interface Process {
  rawListeners(event: string): Listener[];
  on(event: string, listener: Listener): unknown;
  removeListener(event: string, listener: Listener): unknown;
}

/** Exists in Node, and in pages of Electron. In other pages a bundler may put a stand-in there, without listeners. */
const { process: host }: { process?: unknown } = globalThis;

/** The events whose handlers decide whether an error ends the process. */
const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

function emitter(): Process | null {
  return typeof host === 'object' && host !== null && 'rawListeners' in host ? (host as Process) : null;
}

/** How many handlers of such events there are. */
export function countListeners(): number[] {
  return EVENTS.map((event) => emitter()?.rawListeners(event).length ?? 0);
}

/** Removes the handler that was added last, of each event that has more than `before`. */
export function removeLastListeners(before: readonly number[]): void {
  for (const [i, event] of EVENTS.entries()) {
    const listeners = emitter()?.rawListeners(event) ?? [];
    const last = listeners.at(-1);
    if (last !== undefined && listeners.length > (before[i] ?? 0)) emitter()?.removeListener(event, last);
  }
}

/** Runs `work`, and puts back the handlers that it removed. */
export function keepingListeners(work: () => void): void {
  const before = EVENTS.map((event) => emitter()?.rawListeners(event) ?? []);
  try {
    work();
  } finally {
    for (const [i, event] of EVENTS.entries()) {
      const left = new Set(emitter()?.rawListeners(event));
      for (const listener of before[i] ?? []) if (!left.has(listener)) emitter()?.on(event, listener);
    }
  }
}
