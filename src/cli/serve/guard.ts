import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Next } from 'hono';
import { Fault } from './fault';

/** Who may ask. */
export interface Guard {
  readonly apiKey: string | null;
  readonly corsOrigins: readonly string[];
}

/** What is told to anybody: whether the server lives, and pictures whose address nobody can guess. */
const OPEN = /^\/(?:health|ready|pictures\/[\w-]+)$/;

/**
 * Lets those pass who show the key: as a bearer, which clients of OpenAI do, or as the password of Basic, which
 * browsers and clients of the web UI do. Pages of other origins are refused, as they could otherwise make a visitor's
 * browser draw here; and without a key so are names other than this machine's, by which such a page could read answers
 * (DNS rebinding).
 *
 * @throws Fault 401 or 403.
 */
export function guard({ apiKey, corsOrigins }: Guard): (c: Context, next: Next) => Promise<void> {
  const digest = apiKey === null ? null : digestOf(apiKey);
  return async (c, next) => {
    const { origin: own, hostname } = new URL(c.req.url);
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== own && !corsOrigins.includes(origin)) {
      const needed = '--cors-origin lets it';
      throw new Fault(403, 'SD_ORIGIN', `Pages of another origin may not ask this server; ${needed}.`);
    }
    if (digest === null && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
      throw new Fault(403, 'SD_ORIGIN', 'This server is asked as localhost, or has an --api-key.');
    if (digest !== null && !OPEN.test(c.req.path) && !timingSafeEqual(digest, digestOf(shownKey(c) ?? ''))) {
      throw new Fault(401, 'SD_KEY', 'The key of this server is needed: Authorization: Bearer KEY.', {
        'www-authenticate': 'Basic realm="sd-ts"',
      });
    }
    await next();
  };
}

/** Digests are compared, in constant time, since they are all as long. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

function shownKey(c: Context): string | undefined {
  const [, kind = '', shown = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (kind.toLowerCase() === 'bearer') return shown;
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(shown, 'base64').toString()) ?? [];
  return password;
}
