import { HubError } from '../errors';

/** How patient requests are; times in milliseconds. */
export interface RetryPolicy {
  /** How often a request is repeated before it is given up. */
  readonly retries: number;
  /** The first wait, which then doubles. */
  readonly first: number;
  /** The longest wait; a server that asks for more is given up at once. */
  readonly longest: number;
  /** How long a connection may be silent before it counts as dropped; default 10 s, as in Python's library. */
  readonly stall?: number;
}

/** How often a request without any answer is repeated. */
const STALLS = 2;

export const usualPace: RetryPolicy = { retries: 5, first: 1000, longest: 60_000 };

/** A failure that may pass: a dropped connection, a busy server. */
export class Transient extends Error {
  /** How long the server asks to wait, in milliseconds. */
  readonly after: number;
  /** Whether something new had arrived before it. */
  readonly progressed: boolean;
  /** Whether a wait has timed out, which has taken long already. */
  readonly stalled: boolean;

  constructor(
    message: string,
    options: ErrorOptions & { after?: number; progressed?: boolean; stalled?: boolean } = {},
  ) {
    super(message, options);
    this.after = options.after ?? 0;
    this.progressed = options.progressed ?? false;
    this.stalled = options.stalled ?? false;
  }
}

/**
 * Repeats `attempt` while it throws `Transient`, with exponential backoff and jitter; an attempt that got further
 * counts as the first. Throws a `HubError` that is caused by the last `Transient`, or the signal's reason.
 */
export async function retry<T>(
  what: string,
  pace: RetryPolicy,
  signal: AbortSignal | undefined,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let failures = 0; ;) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof Transient)) throw error;
      failures = error.progressed ? 1 : failures + 1;
      const retries = error.stalled ? Math.min(STALLS, pace.retries) : pace.retries;
      if (failures > retries || error.after > pace.longest) throw givenUp(what, failures, error);
      const wait = pace.first * 2 ** (failures - 1) * (0.5 + Math.random());
      await sleep(Math.min(Math.max(wait, error.after), pace.longest), signal);
    }
  }
}

function givenUp(what: string, failures: number, error: Transient): HubError {
  const asks = error.after > 0 ? `, which asks to wait ${Math.ceil(error.after / 1000)} s` : '';
  const times = failures === 1 ? asks : ` (${failures} times)${asks}`;
  const advice = 'check the network, and go on later from what has arrived, or use localFilesOnly';
  return new HubError(`${what}: ${error.message}${times}; a server that answers is needed; ${advice}.`, {
    cause: error,
  });
}

/** Whether the hub could not be reached or was too busy, rather than refusing. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof HubError && error.cause instanceof Transient;
}

/** The result of `wait`; throws `Transient` if it takes longer than `stall`. */
export async function inTime<T>({ stall = 10_000 }: RetryPolicy, wait: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Transient(`nothing came for ${stall / 1000} s`, { stalled: true }));
    }, stall);
  });
  try {
    return await Promise.race([wait, late]);
  } finally {
    clearTimeout(timer);
  }
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (signal?.aborted === true) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
    if (signal?.aborted === true) end();
  });
}
