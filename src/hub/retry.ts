import { HubError } from '../errors';

/** How patient requests are; times in milliseconds. */
export interface Pace {
  /** How often a request is repeated before it is given up. */
  readonly retries: number;
  /** The first wait, which then doubles. */
  readonly first: number;
  /** The longest wait, also where a server asks for more. */
  readonly longest: number;
}

export const usualPace: Pace = { retries: 5, first: 1000, longest: 60_000 };

/** A failure that may pass: a dropped connection, a busy server. */
export class Transient extends Error {
  /** How long the server asks to wait, in milliseconds. */
  readonly after: number;
  /** Whether something new had arrived before it. */
  readonly progressed: boolean;

  constructor(message: string, options: ErrorOptions & { after?: number; progressed?: boolean } = {}) {
    super(message, options);
    this.after = options.after ?? 0;
    this.progressed = options.progressed ?? false;
  }
}

/**
 * Repeats `attempt` while it throws `Transient`, with exponential backoff and jitter; an attempt that got further counts as the
 * first. Throws a `HubError` that is caused by the last `Transient`, or the signal's reason.
 */
export async function retry<T>(
  what: string,
  pace: Pace,
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
      if (failures > pace.retries) throw givenUp(what, failures, error);
      const wait = pace.first * 2 ** (failures - 1) * (0.5 + Math.random());
      await sleep(Math.min(Math.max(wait, error.after), pace.longest), signal);
    }
  }
}

function givenUp(what: string, failures: number, error: Transient): HubError {
  const times = failures === 1 ? '' : ` (${failures} times)`;
  const advice = 'check the network, and go on later from what has arrived, or use localFilesOnly';
  return new HubError(`${what}: ${error.message}${times}; a server that answers is needed; ${advice}.`, {
    cause: error,
  });
}

/** Whether the hub could not be reached or was too busy, rather than refusing. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof HubError && error.cause instanceof Transient;
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
