import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SdImage } from '../../src';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('examples/server', () => {
  const env = { ...process.env, PORT: '0', NODE_OPTIONS: '' };
  const server = spawn(process.execPath, ['--import', 'tsx', '-C', 'source', 'examples/server/server.ts'], {
    cwd: root,
    env,
  });
  let address = '';
  let complaints = '';

  beforeAll(async () => {
    server.stderr.on('data', (text) => (complaints += String(text)));
    const ended = once(server, 'exit').then(() => Promise.reject(new Error(`it ended: ${complaints}`)));
    const [text] = (await Promise.race([once(server.stdout, 'data'), ended])) as [Buffer];
    address = /http:\/\/localhost:\d+/.exec(String(text))?.[0].replace('localhost', '127.0.0.1') ?? '';
    ended.catch(() => undefined); // by afterAll
  });
  afterAll(async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    expect(code).toBe(0);
  });

  it('answers while it draws, and sends what the library draws', async () => {
    const drawn = fetch(`${address}/?prompt=a%20red%20heart&seed=7&steps=8`);
    let slowest = 0;
    const seen = new Set<number>();
    const ask = async (): Promise<false> => {
      const start = performance.now();
      const { drawing } = (await (await fetch(`${address}/status`)).json()) as { drawing: { step: number }[] };
      slowest = Math.max(slowest, performance.now() - start);
      for (const { step } of drawing) seen.add(step);
      return false;
    };
    while (!(await Promise.race([drawn.then(() => true), ask()])));
    const answer = await drawn;
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    const image = await SdImage.decode(new Uint8Array(await answer.arrayBuffer()));
    expect(image).toMatchObject({ width: 128, height: 128 });
    expect(image.parameters).toMatch(/^a red heart\nSteps: 8, .* Seed: 7, /);
    expect(seen.size).toBeGreaterThan(3); // it was asked between steps
    expect(slowest).toBeLessThan(2000);
  });

  it('says what is wrong with an order, and takes the next', async () => {
    const bad = await fetch(`${address}/?prompt=a&seed=-1`);
    expect([bad.status, await bad.text()]).toEqual([400, expect.stringContaining('seed is -1')]);
    expect((await fetch(`${address}/elsewhere`)).status).toBe(404);
    const two = await Promise.all([1, 2].map((seed) => fetch(`${address}/?prompt=a%20star&steps=1&seed=${seed}`)));
    expect(two.map(({ status }) => status)).toEqual([200, 200]);
  });
});
