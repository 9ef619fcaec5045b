import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that came, on either host. */
export interface Asked {
  readonly host: 'hub' | 'cdn';
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** What goes wrong with an answer. */
export interface Fault {
  /** Another status, with no body. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the body after which the connection is dropped. */
  readonly dropAfter?: number;
  /** Bytes of the body after which nothing more comes, and the connection stays. */
  readonly stallAfter?: number;
  /** What is served in place of the file. */
  readonly bytes?: Uint8Array;
  /** As a server that knows nothing of ranges. */
  readonly noRanges?: boolean;
}

export interface HubFile {
  readonly bytes: Uint8Array;
  /** Stored on the other host, under its SHA-256. */
  readonly lfs: boolean;
}

export interface FakeHub extends AsyncDisposable {
  readonly endpoint: string;
  /** The host of large files: another name and port of this machine. */
  readonly cdn: string;
  readonly asked: Asked[];
  /** Consulted for every answer but those to OPTIONS. */
  fault: (asked: Asked) => Fault | null | undefined;
  /** The token without which nothing is answered. */
  token: string | null;
  /** By path; names are served as they stand. */
  files: Record<string, HubFile>;
  commit: string;
}

export const repo = 'some-one/a_model.v1';
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const gitHash = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** Bytes that are no repetition, so that any mistake in putting them together shows. */
export function noise(length: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 16);
}

/** A server that answers as the Hugging Face hub does, with one repository, and another host for its large files. */
export async function fakeHub(files: Record<string, HubFile>): Promise<FakeHub> {
  const asked: Asked[] = [];
  const listen = async (host: Asked['host'], name: string) => {
    const server = createServer((request, response) => {
      answer(hub, host, request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, name, resolve));
    return { server, origin: `http://${name}:${(server.address() as AddressInfo).port}` };
  };
  const [main, other] = [await listen('hub', '127.0.0.1'), await listen('cdn', 'localhost')];
  const hub: FakeHub = {
    endpoint: main.origin,
    cdn: other.origin,
    asked,
    fault: () => null,
    token: null,
    files,
    commit: '0123456789abcdef0123456789abcdef01234567',
    async [Symbol.asyncDispose]() {
      for (const { server } of [main, other]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve)); // of one that is closed, at once
      }
    },
  };
  return hub;
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'X-Repo-Commit, ETag, Content-Range, X-Linked-Size, X-Linked-ETag, X-Error-Message',
};

function answer(hub: FakeHub, host: Asked['host'], request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', url = '/', headers } = request;
  const end = (status: number, more: Record<string, string> = {}, body?: string): void => {
    response.writeHead(status, { ...cors, ...more }).end(method === 'HEAD' ? undefined : body);
  };
  if (method === 'OPTIONS') {
    end(204);
    return;
  }
  const path = decodeURIComponent(url.split('?')[0] ?? '');
  const one: Asked = { host, method, path, headers };
  hub.asked.push(one);
  const fault = hub.fault(one) ?? {};
  if (fault.status !== undefined) {
    end(fault.status, { ...fault.headers });
    return;
  }
  if (host === 'cdn') {
    const file = Object.values(hub.files).find(({ bytes }) => path === `/store/${sha256(bytes)}`);
    if (file === undefined) end(404);
    else sendFile(file.bytes, `"cdn-${gitHash(file.bytes)}"`, {}, fault, request, response);
    return;
  }
  if (hub.token !== null && headers.authorization !== `Bearer ${hub.token}`) {
    end(401, { 'x-error-code': 'GatedRepo', 'x-error-message': 'Access to this model is restricted.' });
    return;
  }
  const commit = { 'x-repo-commit': hub.commit };
  const revision = [hub.commit, 'main', 'refs/pr/1'].find(
    (name) => path === `/api/models/${repo}/revision/${name}` || path.startsWith(`/${repo}/resolve/${name}/`),
  );
  if (revision === undefined && !path.startsWith('/cached/')) end(404, { 'x-error-code': 'RepoNotFound' });
  else if (path.startsWith('/api/')) end(200, { 'content-type': 'application/json' }, JSON.stringify(listing(hub)));
  else {
    const name = path.replace(`/${repo}/resolve/${revision ?? ''}/`, '').replace('/cached/', '');
    const file = hub.files[name];
    if (file === undefined) end(404, { 'x-error-code': 'EntryNotFound', ...commit });
    else if (file.lfs) {
      const hash = sha256(file.bytes);
      const linked = { 'x-linked-etag': `"${hash}"`, 'x-linked-size': `${file.bytes.length}` };
      const location = `${hub.cdn}/store/${hash}?signature=1`;
      end(302, { ...commit, ...linked, location, etag: 'W/"of-the-redirect"' }, 'Found');
    } else if (name.endsWith('.json') && !path.startsWith('/cached/')) {
      end(307, { ...commit, location: `/cached/${encodeURIComponent(name)}` }); // relative, on the same host
    } else sendFile(file.bytes, `"${gitHash(file.bytes)}"`, commit, fault, request, response);
  }
}

function listing({ commit, files }: FakeHub): unknown {
  const siblings = Object.entries(files).map(([rfilename, { bytes, lfs }]) => {
    const pointer = new TextEncoder().encode(`oid sha256:${sha256(bytes)}\n`);
    const store = { sha256: sha256(bytes), size: bytes.length, pointerSize: pointer.length };
    return { rfilename, size: bytes.length, blobId: gitHash(lfs ? pointer : bytes), ...(lfs ? { lfs: store } : {}) };
  });
  return { id: repo, sha: commit, siblings };
}

/** A file or a range of one, by RFC 9110. */
export function sendFile(
  whole: Uint8Array,
  etag: string,
  headers: Record<string, string>,
  fault: Fault,
  { method, headers: wanted }: IncomingMessage,
  response: ServerResponse,
): void {
  const bytes = fault.bytes ?? whole;
  const match = /^bytes=(\d+)-(\d*)$/.exec(wanted.range ?? '');
  const isCurrent = wanted['if-range'] === undefined || wanted['if-range'] === etag;
  const isRange = match !== null && isCurrent && fault.noRanges !== true;
  const start = isRange ? Number(match[1]) : 0;
  const end = isRange && match[2] !== '' ? Math.min(Number(match[2]) + 1, bytes.length) : bytes.length;
  const all = { ...cors, ...headers, etag, 'accept-ranges': 'bytes' };
  if (isRange && start >= bytes.length) {
    response.writeHead(416, { ...all, 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const range = isRange ? { 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` } : {};
  response.writeHead(isRange ? 206 : 200, { ...all, ...range, 'content-length': `${end - start}`, ...fault.headers });
  const part = bytes.subarray(start, end);
  if (method === 'HEAD') response.end();
  else if (fault.dropAfter !== undefined) {
    response.write(part.subarray(0, fault.dropAfter), () => setTimeout(() => response.destroy(), 20));
  } else if (fault.stallAfter !== undefined) response.write(part.subarray(0, fault.stallAfter));
  else response.end(part);
}
