import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWhole } from '../../src/files';
import { pageHub } from '../../src/hub/browser/snapshot';
import { nodeHub } from '../../src/hub/node/snapshot';
import { openUrlFolder } from '../../src/hub/url-folder';
import { damagedText, pick, sizeUpTo, spoiled, utf8, type Kind, type Random } from './fuzzing';

const pace = { retries: 2, first: 1, longest: 5, stall: 20 };
const commit = '0123456789abcdef0123456789abcdef01234567';
const files = ['model_index.json', 'unet/config.json', 'unet/model.safetensors', 'a/../b', '/etc/passwd'];

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

/** Bodies of listings that a reader may stumble over. */
const listings: readonly ((siblings: string) => string)[] = [
  (siblings) => `{"sha":"${commit}","siblings":[null,${siblings}]}`,
  (siblings) => `{"sha":"${commit}","siblings":[${siblings},{"rfilename":${deep}}]}`,
  (siblings) => `{"sha":"${commit}","siblings":[${siblings},{"rfilename":{"a":[{}]}}]}`,
  (siblings) => `{"sha":"${commit}","siblings":[${siblings},{"rfilename":"${'x'.repeat(2 ** 20)}"}]}`,
  (siblings) => `{"sha":"${commit}","siblings":[${siblings},{"rfilename":"a","size":9007199254740991}]}`,
  (siblings) =>
    `{"sha":"${commit}","siblings":[${siblings}${',{"rfilename":"f/a","size":1,"blobId":null}'.repeat(100_000)}]}`,
  (siblings) => `{"sha":"${commit}","siblings":[${siblings}${',null'.repeat(250_000)}]}`,
  (siblings) => `{"sha":"${commit}","siblings":[${siblings}],"sha":"main"}`,
  () => deep,
  () => '{"a":'.repeat(50_000),
  () => '<!DOCTYPE html>',
  () => '',
  () => 'null',
];

/** A listing as a hub gives it, spoiled in places or made to be stumbled over. */
function listing(random: Random): Uint8Array<ArrayBuffer> {
  const sha256 = commit + commit.slice(16);
  const siblings = files.slice(0, random() < 0.8 ? 3 : 5).map((rfilename) => {
    return { rfilename, size: 40, blobId: commit, lfs: random() < 0.5 ? { sha256, size: 40 } : null };
  });
  if (random() < 0.3) return utf8.encode(pick(listings, random)(siblings.map((one) => JSON.stringify(one)).join()));
  const whole = { sha: commit, siblings };
  return damagedText(random() < 0.5 ? whole : spoiled(whole, random), random);
}

const headers: Readonly<Record<string, readonly string[]>> = {
  'content-range': ['bytes 0-39/40', 'bytes 10-39/40', 'bytes 0-39/*', 'bytes */0', 'bytes 0-39/9007199254740992', 'x'],
  'content-length': ['0', '40', '39', '99999999999999', '-1', '1e9', 'x'],
  etag: ['"a"', `"${commit}"`, '', '"../../x"', `W/"${'e'.repeat(300)}"`],
  'x-linked-etag': [`"${commit}"`, '"/etc/passwd"', `"${commit}${commit.slice(16)}"`],
  'x-linked-size': ['40', '4', '-4', '1e300', '9007199254740991'],
  'x-repo-commit': [commit, 'main'],
  'x-error-message': ['no', 'x'.repeat(5000)],
  'retry-after': ['0', '1', '1000000000', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT', 'soon'],
  location: [
    '/other',
    'file:///etc/passwd',
    'http://',
    'https://elsewhere.example/x',
    `https://elsewhere.example/${'x'.repeat(9000)}`,
  ],
};

/** A body that ends, breaks off, stalls, or is more than was asked for. */
function body(random: Random, content: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  const how = random();
  const most = random() < 0.05 ? 2000 : 1;
  let pieces = 0;
  return new ReadableStream({
    pull(controller) {
      if (pieces++ < most) controller.enqueue(most === 1 ? content : new Uint8Array(2 ** 16));
      else if (how < 0.7) controller.close();
      else if (how < 0.85) controller.error(new TypeError('terminated'));
      else return new Promise(() => undefined);
      return undefined;
    },
  });
}

/** Answers in place of a network's; those to the first requests are more often right, so that later ones are come to. */
function answering(random: Random): typeof fetch {
  return (url, init) => {
    if (random() < 0.02) return silence(init?.signal ?? null);
    if (random() < 0.05) return Promise.reject(new TypeError('fetch failed'));
    const isListing = String(url instanceof Request ? url.url : url).includes('/api/models/');
    const usual = isListing ? 200 : pick([200, 206], random);
    const status = random() < 0.7 ? usual : pick([200, 204, 206, 301, 307, 401, 403, 404, 416, 429, 500, 503], random);
    const some = Object.entries(headers).filter(() => random() < (isListing ? 0.1 : 0.5));
    const chosen = Object.fromEntries(some.map(([name, values]) => [name, random() < 0.5 ? (values[0] ?? '') : pick(values, random)])); // prettier-ignore
    const content = isListing ? listing(random) : new Uint8Array(random() < 0.7 ? 40 : sizeUpTo(2 ** 16, random));
    const isBare = status === 204 || init?.method === 'HEAD';
    return Promise.resolve(new Response(isBare ? null : body(random, content), { status, headers: chosen }));
  };
}

function silence(signal: AbortSignal | null): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
}

/** What servers answer to the hub in Node and in pages, and to folders by URL. */
export const hub: Kind = (random) => {
  const select = (paths: readonly string[]) => paths.filter((path) => !path.startsWith('f/')).slice(0, 4);
  const options = { endpoint: 'http://hub.example' };
  const reads = [
    async () => {
      const cacheDir = mkdtempSync(join(tmpdir(), 'sd-ts-fuzz-hub-'));
      try {
        const folder = await nodeHub(pace).openHub('a/b', select, { ...options, cacheDir });
        for (const path of (await folder.list()) ?? []) await (await folder.open(path))?.close();
      } finally {
        rmSync(cacheDir, { recursive: true, force: true });
      }
    },
    async () => {
      const folder = await pageHub(pace).openHub('a/b', select, options);
      for (const path of (await folder.list()) ?? []) {
        const file = await folder.open(path);
        if (file !== null) await readWhole(file);
      }
    },
    async () => {
      const file = await openUrlFolder('http://hub.example/folder', { pace }).open('unet/config.json');
      if (file !== null) await readWhole(file);
    },
  ];
  const read = pick(reads, random);
  const answer = answering(random);
  // The most that is held of an answer: a listing, twice over as text, or a block.
  return { size: 2 ** 24, run: () => withFetch(answer, read) };
};

async function withFetch(answer: typeof fetch, read: () => Promise<void>): Promise<void> {
  const usual = globalThis.fetch;
  globalThis.fetch = answer;
  try {
    await read();
  } finally {
    globalThis.fetch = usual;
  }
}
