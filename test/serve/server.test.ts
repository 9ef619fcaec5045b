import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SdImage } from '../../src';
import { sdTs } from '../cli/built';
import { startServer, type Running } from './running';

const drawing = '/v1/images/generations';
const small = { prompt: 'a red heart', size: '64x64', steps: 1, seed: 7 };
const long = { prompt: 'a red heart', size: '256x256', steps: 150 };

function post(address: string, path: string, body: object, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(`${address}${path}`, { method: 'POST', body: JSON.stringify(body), signal });
}

async function metric(address: string, name: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1) ?? 0);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}

describe('sd-ts serve', () => {
  let server: Running | null = null;
  afterEach(async () => {
    const code = await server?.stop();
    server = null;
    expect(code ?? 0).toBe(0);
  });

  it('draws what the command line draws, and ends what nobody waits for', async () => {
    server = await startServer();
    const { address } = server;
    const leaving = new AbortController();
    const left = post(address, drawing, long, leaving.signal).catch((error: unknown) => error);
    await until(async () => (await metric(address, 'sd_ts_drawing')) === 1);
    leaving.abort();
    await left;
    await until(async () => (await metric(address, 'sd_ts_orders_total{outcome="cancelled"}')) === 1);

    const { data } = (await (await post(address, drawing, small)).json()) as { data: [{ b64_json: string }] };
    const served = await SdImage.decode(Buffer.from(data[0].b64_json, 'base64'));
    const words = ['-p', 'a red heart', '--steps', '1', '-s', '7', '-W', '64', '-H', '64', '-f', '-o', 'served.png'];
    expect(await sdTs(tmpdir(), words)).toMatchObject({ code: 0 });
    expect(await SdImage.fromFile(`${tmpdir()}/served.png`)).toEqual(served);
  });

  it('finishes what it draws when it is asked to stop, and takes nothing more', async () => {
    server = await startServer();
    const { address } = server;
    const last = post(address, drawing, { ...small, n: 6, steps: 4 });
    await until(async () => (await metric(address, 'sd_ts_drawing')) === 1);
    const stopping = server.stop();
    await until(async () => !(await fetch(`${address}/ready`)).ok).catch(() => undefined); // or takes no connection
    expect(((await (await last).json()) as { data: unknown[] }).data).toHaveLength(6);
    expect(await stopping).toBe(0);
    server = null;
  });

  it('refuses bodies that are too long before it has read them, and goes on', async () => {
    server = await startServer('--max-body', '1');
    const { address } = server;
    const huge = { prompt: 'x'.repeat(2e6) };
    expect((await post(address, drawing, huge)).status).toBe(413);
    expect((await post(address, '/sdapi/v1/img2img', huge)).status).toBe(413);
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(await endless(address));
    const broken = request(`${address}${drawing}`, { method: 'POST', headers: { 'content-length': 1000 } });
    broken.on('error', () => undefined);
    broken.write('{"prompt":');
    await pause(100);
    broken.destroy();
    expect((await post(address, drawing, small)).status).toBe(200);
    await until(async () => (await metric(address, 'sd_ts_waiting')) === 0);
  });
});

/** A body in pieces that does not say its length; the status of the answer, or how the server ended it. */
function endless(address: string): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    const sent = request(`${address}${drawing}`, { method: 'POST' }, (answer) => {
      resolve(answer.statusCode);
      sent.destroy();
    });
    sent.on('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code);
    });
    const piece = Buffer.alloc(65536, ' ');
    const write = (): void => {
      while (!sent.destroyed && sent.write(piece));
      if (!sent.destroyed) sent.once('drain', write);
    };
    write();
  });
}
