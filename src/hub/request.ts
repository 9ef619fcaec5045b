import { HubError, SdError } from '../errors';
import { inTime, Transient, type RetryPolicy } from './retry';

/** A hub and the way to it. */
export interface Remote {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly pace: RetryPolicy;
  readonly signal: AbortSignal | undefined;
  /** Follows redirects, except one of which `enough` is true, and sends a token only to the endpoint's host. */
  readonly fetch: (url: string, init: RequestInit, enough?: (redirect: Response) => boolean) => Promise<Response>;
  /** Advice for files that need a token. */
  readonly permission: string;
}

/** The largest size of a file that is believed. */
export const MOST_BYTES = 2 ** 42;

const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * One request. Returns success, redirects that were `enough`, and the statuses that are `allowed`. Throws `Transient`
 * for failures that may pass, and `HubError` for refusals, which names `what` was asked for.
 */
export async function send(
  remote: Remote,
  what: string,
  url: string,
  init: RequestInit = {},
  { enough, allowed = [] }: { enough?: (redirect: Response) => boolean; allowed?: readonly number[] } = {},
): Promise<Response> {
  let response: Response;
  const late = new AbortController();
  const signal = remote.signal === undefined ? late.signal : AbortSignal.any([remote.signal, late.signal]);
  try {
    response = await inTime(remote.pace, remote.fetch(url, { ...init, signal }, enough));
  } catch (error) {
    remote.signal?.throwIfAborted();
    late.abort(); // what may still be on its way
    if (error instanceof SdError) throw error;
    if (error instanceof Transient) throw new Transient(`${new URL(url).host}: ${error.message}`, { stalled: true });
    throw new Transient(`${new URL(url).host} cannot be reached (${reasonOf(error)})`, { cause: error });
  }
  if (response.status < 400 || allowed.includes(response.status)) return response;
  await response.body?.cancel();
  throw refusal(remote, what, url, response);
}

function refusal(remote: Remote, what: string, url: string, response: Response): Error {
  const { status } = response;
  const said = (response.headers.get('x-error-message') ?? '').slice(0, 200);
  const answered = `${new URL(response.url || url).host} answered ${status}${said === '' ? '' : ` (${said})`}`;
  if (passing.has(status)) return new Transient(answered, { after: retryAfter(response) });
  if (status === 404) {
    const looked = `${url.split('?')[0] ?? url} was looked for`;
    return new HubError(`${what}: ${answered}; ${looked}; check the names of the model, its revision and its files.`);
  }
  if (status === 401 || status === 403) {
    return new HubError(`${what}: ${answered}; a model that exists and may be read is needed; ${remote.permission}`);
  }
  return new HubError(`${what}: ${answered}; a hub's answer is needed; check the endpoint, ${remote.endpoint}.`);
}

/** The Retry-After header (seconds, or a date) in milliseconds. */
function retryAfter(response: Response): number {
  const value = response.headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const until = Date.parse(value) - Date.now();
  return until > 0 ? until : 0;
}

/** What is under a fetch's `TypeError`. */
export function reasonOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : {};
  const under = cause instanceof Error ? cause : error;
  return under instanceof Error && under.message !== '' ? under.message : String(under);
}

/**
 * The pieces of a body. A dropped or stalled connection throws `Transient`. The body is cancelled however the caller's
 * loop ends.
 */
export async function* pieces(remote: Remote, response: Response): AsyncGenerator<Uint8Array, void> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await inTime(remote.pace, reader.read()).catch((error: unknown) => {
        remote.signal?.throwIfAborted();
        if (error instanceof Transient) throw error;
        throw new Transient(`the connection was dropped (${reasonOf(error)})`, { cause: error });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // of a stream that has failed
  }
}

/** A whole body of at most `limit` bytes; one that is longer throws `HubError`. */
export async function bodyOf(
  remote: Remote,
  what: string,
  response: Response,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces(remote, response)) {
    length += piece.length;
    if (length > limit)
      throw new HubError(`${what}: the server sent more than ${limit} bytes, which are the most here.`);
    parts.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Start and total of a `Content-Range: bytes 5-9/10`; null if the header is missing, hidden or malformed. */
export function contentRange(response: Response): { readonly start: number; readonly total: number } | null {
  const match = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range')?.trim() ?? '');
  const [start, total] = [Number(match?.[1]), Number(match?.[2])];
  return match === null || total > MOST_BYTES ? null : { start, total };
}

/** The address of a hub, without slashes at its end. Throws `HubError`. */
export function endpointOf(given: string): string {
  const endpoint = given.replace(/\/+$/, '');
  if (/^https?:\/\/[^/]/.test(endpoint) && URL.canParse(endpoint)) return endpoint;
  throw new HubError(`HF_ENDPOINT: '${given}' was given; the http(s) address of a hub is needed.`);
}
