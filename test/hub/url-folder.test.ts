import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors';
import { openUrlFolder } from '../../src/hub/hub.node';
import { BLOCK } from '../../src/hub/ranges';
import { noise, sendFile, sha256, type Fault } from './server';
import { errorOf, quick, readFrom } from './support';

const big = noise(2 * BLOCK + 1000, 5);
const files: Record<string, Uint8Array> = {
  '/models/a model/model_index.json': new TextEncoder().encode('{}'),
  '/models/a model/unet/big.safetensors': big,
  '/models/a model/empty.txt': new Uint8Array(),
};

let url: string;
let asked: (string | undefined)[];
let fault: (times: number) => Fault | undefined;
let close: () => Promise<void>;

beforeEach(async () => {
  asked = [];
  fault = () => undefined;
  const server = createServer((request, response) => {
    asked.push(request.method === 'HEAD' ? 'HEAD' : request.headers.range);
    const [path = '', query] = (request.url ?? '').split('?');
    const bytes = query === 'key=1' ? files[decodeURIComponent(path)] : undefined;
    const { status, ...wrong } = fault(asked.length) ?? {};
    if (status !== undefined || bytes === undefined) response.writeHead(status ?? 404, { ...wrong.headers }).end();
    else sendFile(bytes, '"x"', {}, wrong, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/models/a%20model/?key=1`;
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => close());

describe('a folder under a URL', () => {
  it('opens a small file with one request', async () => {
    const folder = openUrlFolder(url, { pace: quick });
    expect(await folder.list()).toBeNull();
    expect(new TextDecoder().decode(await readFrom(folder, 'model_index.json'))).toBe('{}');
    expect(await readFrom(folder, 'empty.txt')).toEqual(new Uint8Array());
    expect(await folder.open('missing.json')).toBeNull();
    expect(asked).toEqual(Array.from({ length: 3 }, () => `bytes=0-${BLOCK - 1}`));
  });

  it('reads a large file by range, what lies side by side at once', async () => {
    const file = await openUrlFolder(url, { pace: quick }).open('unet/big.safetensors');
    expect(file?.size).toBe(big.length);
    expect(file?.location).toContain('/models/a%20model/unet/big.safetensors');
    for (const [start, end] of [
      [0, 8],
      [8, 5000],
      [BLOCK - 3, BLOCK + 3],
      [BLOCK + 3, BLOCK + 900],
      [2 * BLOCK + 990, 2 * BLOCK + 1000],
      [77, 77],
    ] as const) {
      expect(await file?.read(start, end), `${start}`).toEqual(big.slice(start, end));
    }
    expect(asked).toEqual([
      `bytes=0-${BLOCK - 1}`,
      `bytes=${BLOCK}-${2 * BLOCK - 1}`,
      `bytes=${2 * BLOCK}-${2 * BLOCK + 999}`,
    ]);
    expect(sha256((await file?.read(0, big.length)) ?? noise(0))).toBe(sha256(big));
    for (const [start, end] of [
      [-1, 4],
      [5, 4],
      [0, big.length + 1],
      [NaN, 4],
    ] as const) {
      await expect(file?.read(start, end)).rejects.toThrow(`the file has ${big.length}`);
    }
    await file?.close();
  });

  it('finds the size of a file whose ranges do not tell it', async () => {
    fault = () => ({ headers: { 'content-range': 'bytes */*' } });
    const file = await openUrlFolder(url, { pace: quick }).open('unet/big.safetensors');
    expect(file?.size).toBe(big.length);
    expect(await file?.read(BLOCK, BLOCK + 10)).toEqual(big.slice(BLOCK, BLOCK + 10));
    expect(asked.filter((one) => one === 'HEAD').length).toBe(1);
  });

  it('holds a file whole where the server gives no ranges, up to 256 MB', async () => {
    fault = () => ({ noRanges: true });
    const folder = openUrlFolder(url, { pace: quick });
    const file = await folder.open('unet/big.safetensors');
    expect(await file?.read(BLOCK, BLOCK + 10)).toEqual(big.slice(BLOCK, BLOCK + 10));
    expect(await file?.read(3, 10)).toEqual(big.slice(3, 10));
    expect(asked.length).toBe(1);
    fault = () => ({ noRanges: true, headers: { 'content-length': `${256 * 2 ** 20 + 1}` } });
    const error = await errorOf(folder.open('unet/big.safetensors'));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toContain('has 268435457 bytes, and the server gives no ranges');
  });

  it('tries again what may pass, and says what does not', async () => {
    fault = (times) => (times % 2 === 1 ? { status: 503 } : times === 2 ? { dropAfter: 100 } : undefined);
    const folder = openUrlFolder(url, { pace: quick });
    expect(new TextDecoder().decode(await readFrom(folder, 'model_index.json'))).toBe('{}');
    fault = () => ({ status: 403 });
    expect((await errorOf(folder.open('model_index.json'))).message).toContain('answered 403');
    fault = () => ({ status: 500 });
    expect((await errorOf(folder.open('model_index.json'))).message).toContain('answered 500 (4 times)');
  });

  it('notices that a file has changed under it', async () => {
    const file = await openUrlFolder(url, { pace: quick }).open('unet/big.safetensors');
    fault = () => ({ bytes: noise(BLOCK + 50, 5) });
    expect((await errorOf(file?.read(BLOCK, BLOCK + 3) ?? Promise.resolve())).message).toContain(
      `of ${big.length} are needed`,
    );
    fault = () => ({ bytes: noise(50, 5) });
    expect((await errorOf(file?.read(BLOCK, BLOCK + 3) ?? Promise.resolve())).message).toContain('416 (bytes */50)');
    fault = () => undefined;
    expect(await file?.read(BLOCK, BLOCK + 3)).toEqual(big.slice(BLOCK, BLOCK + 3)); // a failure is not kept
  });

  it('opens nothing outside', async () => {
    const folder = openUrlFolder(url, { pace: quick });
    for (const path of ['../other', '/etc/passwd', 'a/../../b', 'http://other/', '']) {
      expect(await errorOf(folder.open(path)), path).toBeInstanceOf(HubError);
    }
    expect(asked).toEqual([]);
    expect(() => openUrlFolder('ftp://here/')).toThrow(HubError);
    expect(() => openUrlFolder('models/here')).toThrow(HubError);
  });

  it('ends when it is aborted', async () => {
    const reason = new Error('enough');
    const stop = new AbortController();
    fault = () => ({ stallAfter: 1 });
    const opening = openUrlFolder(url, { pace: quick }).open('unet/big.safetensors', { signal: stop.signal });
    setTimeout(() => {
      stop.abort(reason);
    }, 50);
    expect(await errorOf(opening)).toBe(reason);
  });
});
