import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numbers } from '../support/fuzzing';
import { hostile, notHttp } from './hostile';
import { startMeasuredServer } from './running';

const COUNT = 400;
const good = { method: 'POST', body: JSON.stringify({ prompt: 'a red heart', size: '16x16', steps: 1 }) };

describe('sd-ts serve and clients that mean ill', () => {
  let server: Awaited<ReturnType<typeof startMeasuredServer>>;
  beforeAll(async () => {
    server = await startMeasuredServer('--max-size', '64', '--max-steps', '2', '--max-count', '1', '--max-body', '1');
    expect((await ask('/v1/images/generations')).status).toBe(200);
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });

  function ask(path: string, options: RequestInit = {}): Promise<Response> {
    return fetch(`${server.address}${path}`, { ...good, ...options });
  }

  it(`answers ${COUNT} damaged and hostile bodies with a picture or what is wrong in them, and keeps none`, async () => {
    const random = numbers(7);
    const outcomes = new Map<number, number>();
    let before = 0;
    for (let i = 0; i < COUNT; i++) {
      if (i === COUNT / 4) before = await server.memory();
      const { path, body, headers = {} } = hostile(random);
      const answer = await ask(path, { body, headers });
      const said = (await answer.json()) as { error?: string | { message: string }; detail?: string } | null;
      outcomes.set(answer.status, (outcomes.get(answer.status) ?? 0) + 1);
      if (answer.status === 200) continue;
      const message = typeof said?.error === 'object' ? said.error.message : said?.detail;
      const about = `${i}: ${path} ${answer.status} ${message ?? ''} ${server.complaints()}`;
      expect(answer.status, about).toBeGreaterThanOrEqual(400);
      expect(answer.status, about).toBeLessThan(500);
      expect(message?.length, about).toBeGreaterThan(10);
      expect(message?.length, about).toBeLessThanOrEqual(2000);
    }
    expect(outcomes.get(400)).toBeGreaterThan(COUNT / 2);
    expect((await server.memory()) - before).toBeLessThan(8e6);
    expect(server.complaints()).not.toContain('sd-ts serve:'); // which is how it logs what has failed inside
    expect((await ask('/v1/images/generations')).status).toBe(200);
  });

  it('answers or ends what is no HTTP', async () => {
    for (const text of notHttp) {
      const said = await raw(text);
      expect(said, text).toMatch(/^($|HTTP\/1\.1 4\d\d )/);
    }
    expect((await fetch(`${server.address}/health`)).status).toBe(200);
  });

  it('serves others while hundreds of clients send nothing, or a byte at a time', async () => {
    const sockets = await Promise.all(Array.from({ length: 300 }, () => opened()));
    for (const [i, socket] of sockets.entries())
      if (i % 2 === 0) socket.write('POST /v1/images/generations HTTP/1.1\r\nHost: localhost\r\nX-Sl');
    expect((await ask('/v1/images/generations')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  async function opened(): Promise<Socket> {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }

  /** What comes back until the server ends the connection. */
  async function raw(text: string): Promise<string> {
    const socket = await opened();
    let said = '';
    socket.on('data', (bytes) => (said += String(bytes)));
    socket.write(text, 'latin1');
    socket.setTimeout(2000, () => socket.destroy());
    await new Promise((resolve) => socket.on('close', resolve)); // also after a reset
    return said;
  }
});
