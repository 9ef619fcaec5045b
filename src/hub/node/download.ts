import { HubError } from '../../errors';
import { encodePath } from '../id';
import { listedChecksum, type Checksum, type RemoteFile } from '../listing';
import { contentRange, MOST_BYTES, pieces, send, type Remote } from '../request';
import { retry, Transient } from '../retry';
import { PartialFile } from './part';

/** A file as the hub offers it. */
export interface Offer {
  readonly path: string;
  readonly url: string;
  /** The name of its blob. */
  readonly etag: string;
  readonly size: number;
  readonly checksum: Checksum | null;
}

/**
 * Asks for a file's entity tag and size. On a hub a large file is a redirect to another host, whose own tag is another:
 * that of the redirect counts (`x-linked-etag`, `x-linked-size`).
 */
export async function offerOf(remote: Remote, repo: string, commit: string, file: RemoteFile): Promise<Offer> {
  const { path } = file;
  const what = `${repo}: ${path}`;
  const url = `${remote.endpoint}/${repo}/resolve/${commit}/${encodePath(path)}`;
  const { headers } = await retry(what, remote.pace, remote.signal, () =>
    send(remote, what, url, { method: 'HEAD' }, { enough: (redirect) => redirect.headers.has('x-linked-etag') }),
  );
  const etag = (headers.get('x-linked-etag') ?? headers.get('etag') ?? '')
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
  const length = headers.get('x-linked-size') ?? headers.get('content-length');
  const size = length === null ? file.size : Number(length);
  const served = headers.get('x-repo-commit') ?? commit;
  if (
    !/^\w[\w.-]{0,150}$/.test(etag) ||
    size === null ||
    !Number.isSafeInteger(size) ||
    size < 0 ||
    size > MOST_BYTES ||
    served !== commit
  ) {
    const found = `entity tag '${etag.slice(0, 200)}', size ${length ?? 'unknown'}, commit ${served.slice(0, 200)}`;
    throw new HubError(
      `${what}: ${found}; a tag, a size and commit ${commit} are needed; check the endpoint, ${remote.endpoint}.`,
    );
  }
  return { path, url, etag, size, checksum: checksumOf(file, etag) };
}

/** The checksum from the listing, or else from the tag of a hub, which is the SHA-256 or git's hash too. */
function checksumOf(file: RemoteFile, etag: string): Checksum | null {
  const listed = listedChecksum(file);
  if (listed !== null) return listed;
  if (/^[0-9a-f]{64}$/.test(etag)) return { kind: 'sha256', hex: etag };
  return /^[0-9a-f]{40}$/.test(etag) ? { kind: 'git', hex: etag } : null;
}

/**
 * Fetches a file to `target`, continuing a partial file of an earlier call. Checks length and hash at the end: a wrong
 * file is fetched once more, then deleted, and `HubError` is thrown.
 */
export async function download(
  remote: Remote,
  offer: Offer,
  target: string,
  report: (bytes: number) => void,
): Promise<void> {
  const part = await PartialFile.open(target, offer.size, offer.checksum);
  try {
    for (let tries = 1; ; tries++) {
      const fault = await fill(remote, offer, part, report);
      if (fault === null) break;
      await part.discard();
      if (tries === 2) {
        throw new HubError(`${offer.url}: ${fault}, twice; nothing of it was kept; try later, or check the endpoint.`);
      }
      await part.restart();
    }
    await part.finish();
  } finally {
    await part.close();
  }
}

/** Fetches what a partial file lacks, and returns what is wrong with the whole file, if anything. */
async function fill(
  remote: Remote,
  offer: Offer,
  part: PartialFile,
  report: (bytes: number) => void,
): Promise<string | null> {
  let validator: string | null = null;
  report(part.done);
  const fault = await retry(offer.url, remote.pace, remote.signal, async () => {
    if (part.done >= offer.size) return null;
    const headers: Record<string, string> = part.done === 0 ? {} : { range: `bytes=${part.done}-` };
    if (part.done > 0 && validator !== null) headers['if-range'] = validator;
    const response = await send(remote, offer.url, offer.url, { headers }, { allowed: [416] });
    const wrong = await beginning(response, offer, part);
    if (wrong !== null) {
      await response.body?.cancel();
      return wrong;
    }
    const etag = response.headers.get('etag');
    validator = etag?.startsWith('"') === true ? etag : null;
    return receive(remote, offer, response, part, report);
  });
  return fault ?? part.fault();
}

/** Truncates the partial file to where the response begins; returns what is wrong with the response, if anything. */
async function beginning(response: Response, { size }: Offer, part: PartialFile): Promise<string | null> {
  if (response.status === 200) {
    if (part.done > 0) await part.restart(); // the server has no ranges, or the file has changed
    return null;
  }
  const range = contentRange(response);
  const isAsked = part.done > 0; // the whole file was asked for, and a range is no answer
  if (response.status === 206 && isAsked && range?.start === part.done && range.total === size) return null;
  const answer = response.headers.get('content-range') ?? 'no range';
  return `the answer was ${response.status} with ${answer}; bytes from ${part.done} of ${size} are needed`;
}

async function receive(
  remote: Remote,
  { size }: Offer,
  response: Response,
  part: PartialFile,
  report: (bytes: number) => void,
): Promise<string | null> {
  const before = part.done;
  try {
    for await (const piece of pieces(remote, response)) {
      if (part.done + piece.length > size) return `more bytes came than the ${size} that are needed`;
      await part.append(piece);
      report(part.done);
    }
    return null;
  } catch (error) {
    if (!(error instanceof Transient)) throw error;
    throw new Transient(error.message, { cause: error, progressed: part.done > before, stalled: error.stalled });
  }
}
