import { HubError } from '../../errors';
import type { Remote } from '../request';
import { usualPace, type RetryPolicy } from '../retry';
import type { HubSettings } from './settings';

const MAX_REDIRECTS = 10;

/** A hub as Node reaches it. */
export function remoteOf(
  { endpoint, token }: HubSettings,
  signal: AbortSignal | undefined,
  pace: RetryPolicy = usualPace,
): Remote {
  const permission = 'accept its licence on its page and set HF_TOKEN to a token of yours, or check the name.';
  return { endpoint, pace, signal, permission, fetch: follower(endpoint, token) };
}

/**
 * Follows redirects by hand, to stop at one that is enough. (`fetch` drops the token at another host too, but cannot
 * stop.)
 */
function follower(endpoint: string, token: string | null): Remote['fetch'] {
  const home = new URL(endpoint).origin;
  return async (url, init, enough) => {
    let place = new URL(url);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const headers = new Headers(init.headers);
      headers.set('accept-encoding', 'identity'); // sizes and ranges are those of the file
      if (token !== null && place.origin === home) headers.set('authorization', `Bearer ${token}`);
      const response = await fetch(place, { ...init, headers, redirect: 'manual' });
      const to = [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get('location') : null;
      if (to === null || enough?.(response) === true) return response;
      await response.body?.cancel();
      place = redirected(place, to);
    }
    throw new HubError(
      `${url}: more than ${MAX_REDIRECTS} redirects; an end is needed; check the endpoint, ${endpoint}.`,
    );
  };
}

function redirected(from: URL, to: string): URL {
  const place = URL.canParse(to, from.href) ? new URL(to, from) : null;
  if (place !== null && /^https?:$/.test(place.protocol)) return place;
  throw new HubError(
    `${from.href}: a redirect to '${to.slice(0, 200)}'; an http(s) address is needed; check the endpoint.`,
  );
}
