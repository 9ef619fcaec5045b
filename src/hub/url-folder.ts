import { HubError } from '../errors';
import type { Folder, OpenFile } from '../files';
import { encodePath, isSafePath } from './id';
import { BLOCK, blockFile, fetchRange, rangeHeaders } from './ranges';
import { bodyOf, contentRange, send, type Remote } from './request';
import { retry, usualPace, type RetryPolicy } from './retry';

/** The largest file that is held in memory, if a server has no ranges. */
const MAX_HELD = 256 * 2 ** 20;

export interface UrlFolderOptions {
  /** For tests, which do not wait. */
  readonly pace?: RetryPolicy;
}

/**
 * A folder under an http(s) URL. Its files cannot be listed. They are read by range, or held in memory if the server
 * has no ranges and they have at most 256 MB. Throws `HubError`.
 */
export function openUrlFolder(url: string, { pace = usualPace }: UrlFolderOptions = {}): Folder {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new HubError(`${url}: no http(s) URL of a folder.`);
  }
  const remote: Remote = {
    endpoint: new URL(url).origin,
    pace,
    signal: undefined,
    permission: 'give the URL of a folder that anybody may read.',
    fetch: (place, init) => fetch(place, init),
  };
  return {
    location: url,
    list: () => Promise.resolve(null),
    async open(path, { signal } = {}) {
      if (!isSafePath(path)) throw new HubError(`${url}: '${path}' is no path inside the folder.`);
      const place = new URL(url);
      place.pathname = `${place.pathname.replace(/\/+$/, '')}/${encodePath(path)}`;
      return openUrl({ ...remote, signal }, place.href);
    },
  };
}

/** Opens a file with a request for its first block, for a small file the only one. Null if there is no file. */
async function openUrl(remote: Remote, url: string): Promise<OpenFile | null> {
  return retry(url, remote.pace, remote.signal, async () => {
    const response = await send(remote, url, url, { headers: rangeHeaders(0, BLOCK) }, { allowed: [404, 416] });
    const { status } = response;
    if (status === 206) return openRanges(remote, url, response);
    if (status === 200) return openWhole(remote, url, response);
    await response.body?.cancel();
    if (status === 404) return null;
    const isEmpty = status === 416 && response.headers.get('content-range') === 'bytes */0';
    if (isEmpty) return blockFile(url, 0, () => Promise.reject(new HubError(`${url}: is empty.`)));
    throw new HubError(`${url}: the server answered ${status}; a file is needed; check the URL.`);
  });
}

async function openRanges(remote: Remote, url: string, response: Response): Promise<OpenFile> {
  const size = contentRange(response)?.total ?? (await sizeOf(remote, url));
  const first = await bodyOf(remote, url, response, BLOCK);
  if (first.length !== Math.min(BLOCK, size)) {
    throw new HubError(
      `${url}: ${first.length} bytes came of ${size}; the first ${BLOCK} are needed; check the server.`,
    );
  }
  return blockFile(url, size, (start, end) => fetchRange(remote, url, [start, end], size), first);
}

/** For pages: a server of another origin hides the size in `Content-Range`, unless it exposes that header. */
async function sizeOf(remote: Remote, url: string): Promise<number> {
  const { headers } = await send(remote, url, url, { method: 'HEAD' });
  const length = headers.get('content-length');
  if (length !== null && Number.isSafeInteger(Number(length))) return Number(length);
  const advice = 'let the server send Access-Control-Expose-Headers: Content-Range';
  throw new HubError(`${url}: its size cannot be found out; a Content-Length is needed; ${advice}.`);
}

async function openWhole(remote: Remote, url: string, response: Response): Promise<OpenFile> {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MAX_HELD) {
    await response.body?.cancel();
    const found = `has ${length} bytes, and the server gives no ranges of it`;
    throw new HubError(
      `${url}: ${found}; a server that answers Range with 206 is needed, or at most ${MAX_HELD} bytes.`,
    );
  }
  const bytes = await bodyOf(remote, url, response, MAX_HELD);
  return blockFile(url, bytes.length, (start, end) => Promise.resolve(bytes.subarray(start, end)));
}
