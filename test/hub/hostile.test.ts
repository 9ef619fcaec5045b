import { readdir, stat } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors';
import { pageHub } from '../../src/hub/browser/snapshot';
import { nodeHub } from '../../src/hub/node/snapshot';
import { openUrlFolder } from '../../src/hub/url-folder';
import { gitHash, repo } from './server';
import { errorOf, expectSame, faultsOfLarge, large, quick, rangesOfLarge, readFrom, repoFolder, surroundings, type Surroundings } from './support'; // prettier-ignore

const pace = { ...quick, stall: 600 };
const { openHub } = nodeHub(pace);
const patient = nodeHub(quick);

let around: Surroundings;
beforeEach(async () => {
  around = await surroundings();
});
afterEach(() => around[Symbol.asyncDispose]());

const config = 'model_index.json';

describe('a hub that stalls', () => {
  it('is asked for the rest of a file, from what is there [hub-stall]', async () => {
    const { hub, cacheDir } = around;
    faultsOfLarge(hub, { stallAfter: 100_000 }, { stallAfter: 50_000 });
    const snapshot = await openHub(repo, () => [large], { cacheDir });
    await expectSame(snapshot, hub, large);
    expect(rangesOfLarge(hub)).toEqual([undefined, 'bytes=100000-', 'bytes=150000-']);
  });

  it('is given up when nothing comes three times, and what is there is kept [hub-content-length]', async () => {
    const { hub, cacheDir } = around;
    // As a body that is shorter than its Content-Length, over a connection that stays.
    faultsOfLarge(hub, { stallAfter: 100_000 }, ...Array.from({ length: 9 }, () => ({ stallAfter: 0 })));
    const error = await errorOf(openHub(repo, () => [large], { cacheDir }));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toMatch(/nothing came for 0.6 s/);
    expect(rangesOfLarge(hub).length).toBeLessThan(5);
    const [part = '', ...others] = await readdir(join(cacheDir, repoFolder, 'blobs'));
    expect(others).toEqual([]);
    expect((await stat(join(cacheDir, repoFolder, 'blobs', part))).size).toBe(100_000);
  });

  it('before it has answered is given up as well, by a server that takes connections and says nothing [hub-silent]', async () => {
    await using server = await raw(() => undefined);
    const error = await errorOf(openHub(repo, () => [config], { cacheDir: around.cacheDir, endpoint: server.origin }));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toMatch(/nothing came for 0.6 s/);
    const folder = openUrlFolder(server.origin, { pace });
    await expect(folder.open('model_index.json')).rejects.toThrow(/nothing came for 0.6 s/);
  });
});

describe('a hub that answers what was not asked', () => {
  it('with 206 and a part, to a request for the whole [hub-206]', async () => {
    const { hub, cacheDir } = around;
    const part = { status: 206, headers: { 'content-range': 'bytes 0-299999/300000' } };
    faultsOfLarge(hub, part);
    await expectSame(await openHub(repo, () => [large], { cacheDir }), hub, large);
    faultsOfLarge(hub, ...Array.from({ length: 9 }, () => part));
    const error = await errorOf(openHub(repo, () => [large], { cacheDir: join(cacheDir, 'other') }));
    expect(error.message).toMatch(/the answer was 206 with bytes 0-299999\/300000; .*, twice/);
  });

  it.each([
    ['a body longer than its Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag: "a"\r\n\r\n{"sha": 1}'],
    ['a body shorter than its Content-Length, and the end', 'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"sha": 1}'],
    ['a 206 without a range', 'HTTP/1.1 206 Partial Content\r\nContent-Length: 10\r\n\r\n{"sha": 1}'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}`],
  ])('%s', async (_, answer) => {
    await using server = await raw((socket) => socket.end(answer));
    const { cacheDir } = around;
    const opened = openHub(repo, () => [config], { cacheDir, endpoint: server.origin });
    expect(await errorOf(opened)).toBeInstanceOf(HubError);
    const result: unknown = await openUrlFolder(server.origin, { pace })
      .open('unet/config.json')
      .catch((reason: unknown) => reason);
    if (result instanceof Error) expect(result).toBeInstanceOf(HubError);
  });

  it('is not waited for where it asks for years [hub-retry-after]', async () => {
    const { hub, cacheDir } = around;
    const { openHub: ask } = nodeHub({ retries: 5, first: 1000, longest: 60_000 });
    for (const after of ['1000000000', '9'.repeat(400), new Date(4e12).toUTCString()]) {
      hub.asked.length = 0;
      hub.fault = () => ({ status: 429, headers: { 'retry-after': after } });
      const error = await errorOf(ask(repo, () => [large], { cacheDir }));
      expect(error).toBeInstanceOf(HubError);
      expect(error.message).toMatch(/answered 429, which asks to wait (\d+|Infinity) s/);
      expect(hub.asked.length).toBe(1);
    }
  });
});

describe('a listing', () => {
  const listed = async (body: string) => {
    await using server = await raw((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
    });
    return await errorOf(patient.openHub(repo, () => [config], { cacheDir: around.cacheDir, endpoint: server.origin }));
  };
  const with_ = (siblings: string) => `{"sha": "${'0'.repeat(40)}", "siblings": ${siblings}}`;
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  it.each([
    ['null entries', 'null', with_('[null, null]'), /the listing names a file undefined/],
    ['100,000 levels', 'levels', with_(deep), /more than 64 levels/],
    ['a path of 100,000 levels', 'path', with_(`[{"rfilename": ${deep}}]`), /more than 64 levels/],
    ['100,000 files', 'many', with_(`[${Array.from({ length: 100_000 }, (_, i) => `{"rfilename": "a/${i}", "size": 1, "blobId": null}`).join()}]`), /more than 262144 values/], // prettier-ignore
    ['a key twice', 'twice', '{"sha": 1, "sha": 2}', /same key twice/],
    ['20 MB', 'large', with_(`["${'x'.repeat(20_000_000)}"]`), /more than 16777216 bytes/],
  ])('with %s is refused [hub-listing-%s]', async (_, __, body, message) => {
    const error = await listed(body);
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toMatch(message);
    expect(error.message.length).toBeLessThan(500);
  });

  it('that names a size which no file has tells no size', async () => {
    const error = await listed(with_(`[{"rfilename": "${config}", "size": ${2 ** 52}}]`));
    expect(error).toBeInstanceOf(HubError); // no longer an array of a billion blocks
  });
});

describe('a config of the right length and the wrong hash', () => {
  const wrong = { bytes: new TextEncoder().encode('{"_class_name":"StableDiffusionPipelinX"}\n') };

  it('is refused by what the listing says, whatever the tag of the file is [hub-hash]', async () => {
    const { hub, cacheDir } = around;
    for (const etag of ['"0123456789abcdef"', `"${'a'.repeat(40)}"`, `"${gitHash(wrong.bytes)}"`]) {
      let times = 0;
      hub.fault = ({ path, method }) => {
        if (!path.endsWith(config)) return null;
        if (method === 'GET' && path.startsWith('/cached/')) times++;
        return { ...wrong, headers: { etag } };
      };
      const error = await errorOf(openHub(repo, () => [config], { cacheDir }));
      expect(error).toBeInstanceOf(HubError);
      expect(error.message).toMatch(/the hash of what came is [0-9a-f]{40}; [0-9a-f]{40} is needed, twice/);
      expect(times).toBe(2);
    }
  });

  it('is refused in a page as well [page-hash]', async () => {
    const { hub } = around;
    const page = pageHub(pace);
    const { endpoint } = hub;
    const folder = await page.openHub(repo, () => [config], { endpoint });
    expect((await readFrom(folder, config)).length).toBe(wrong.bytes.length);
    hub.fault = ({ path }) => (path.endsWith(config) ? wrong : null);
    const again = await page.openHub(repo, () => [config], { endpoint });
    await expect(readFrom(again, config)).rejects.toThrow(
      /the hash of what came is [0-9a-f]{40}; [0-9a-f]{40} is needed/,
    );
  });
});

/** A server that says what it wants to whoever connects. */
async function raw(answer: (socket: Socket) => unknown): Promise<AsyncDisposable & { readonly origin: string }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
