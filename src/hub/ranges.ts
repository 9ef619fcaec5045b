import { HubError, SdError } from '../errors';
import type { OpenFile } from '../files';
import { inParallel } from './parallel';
import { bodyOf, contentRange, send, type Remote } from './request';
import { retry, Transient } from './retry';

/** Bytes of a block; many tensors are smaller and share a request. */
export const BLOCK = 8 * 2 ** 20;
const KEPT = 2;
const AT_ONCE = 3;

export type ReadRange = (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;

/** Bytes from `start` up to, not including, `end`. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** The blocks of a file of `size` bytes that have bytes from `start` up to `end`. */
function blocksOf(size: number, start = 0, end = size): Block[] {
  const first = Math.floor(start / BLOCK);
  return Array.from({ length: Math.max(0, Math.ceil(end / BLOCK) - first) }, (_, i) => ({
    start: (first + i) * BLOCK,
    end: Math.min((first + i + 1) * BLOCK, size),
  }));
}

/**
 * A file that comes in blocks, several at once where a read spans them. The last blocks are cached, as reads are often
 * close to each other. `first` is the first block, if known.
 */
export function blockFile(
  location: string,
  size: number,
  fetchBlock: ReadRange,
  first?: Uint8Array<ArrayBuffer>,
): OpenFile {
  const recent = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  if (first !== undefined) recent.set(0, Promise.resolve(first));

  function block({ start, end }: Block): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = recent.get(start) ?? fetchBlock(start, end);
    recent.delete(start);
    recent.set(start, bytes);
    bytes.catch(() => {
      if (recent.get(start) === bytes) recent.delete(start);
    });
    for (const oldest of recent.keys()) if (recent.size > KEPT) recent.delete(oldest);
    return bytes;
  }

  return {
    location,
    size,
    async read(start, end) {
      if (!(start >= 0 && start <= end && end <= size)) {
        throw new SdError('SD_FILE', `${location}: bytes ${start} to ${end} were asked for; the file has ${size}.`);
      }
      const result = new Uint8Array(end - start);
      const touched = start === end ? [] : blocksOf(size, start, end);
      await inParallel(touched, AT_ONCE, undefined, async (one) => {
        const bytes = await block(one);
        const from = Math.max(start, one.start);
        result.set(bytes.subarray(from - one.start, Math.min(end, one.end) - one.start), from - start);
      });
      return result;
    },
    close() {
      recent.clear();
      return Promise.resolve();
    },
  };
}

export const rangeHeaders = (start: number, end: number): Record<string, string> => ({
  range: `bytes=${start}-${end - 1}`,
  'accept-encoding': 'identity', // in a page `fetch` drops this header, and does so by default
});

/**
 * Bytes of a file of a known size. Repeats the request if their number is wrong. Throws `HubError` if the server has
 * another file.
 */
export function fetchRange(
  remote: Remote,
  url: string,
  [start, end]: readonly [number, number],
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const isWhole = start === 0 && end === size;
  return retry(url, remote.pace, remote.signal, async () => {
    const headers = isWhole ? {} : rangeHeaders(start, end);
    const response = await send(remote, url, url, { headers }, { allowed: [416] });
    const range = contentRange(response); // hidden from pages by some servers
    const isOther = range !== null && (range.start !== start || range.total !== size);
    if (response.status !== (isWhole ? 200 : 206) || isOther) {
      await response.body?.cancel();
      const found = `${response.status} (${response.headers.get('content-range') ?? 'no range'}) was answered`;
      const needed = `bytes ${start} to ${end} of ${size} are needed`;
      throw new HubError(`${url}: ${found}; ${needed}; the file has changed, or the server gives no ranges.`);
    }
    const bytes = await bodyOf(remote, url, response, end - start);
    if (bytes.length === end - start) return bytes;
    throw new Transient(`${bytes.length} bytes came where ${end - start} are needed`);
  });
}
