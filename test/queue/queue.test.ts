import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SdImage } from '../../src';
import { build } from '../cli/built';
import { required } from '../support/engines';
import { addLongBatch } from './batch';
import { finished, program, startRedis, until } from './running';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isThere = existsSync(join(root, 'examples/queue/node_modules/.installed')) && hasRedis();

function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version']);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!isThere && !required)('examples/queue (bash scripts/engines.sh queue installs what it needs)', () => {
  const work = mkdtempSync(join(tmpdir(), 'sd-ts-queue-'));
  const store = join(work, 'pictures');
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let env: NodeJS.ProcessEnv = {};

  beforeAll(async () => {
    await build();
    redis = await startRedis(work);
    env = { REDIS_URL: redis.url, STORE: store, LOCK_SECONDS: '4' };
  });
  afterAll(async () => {
    await redis.stop();
    rmSync(work, { recursive: true, force: true });
  });

  it('is what TypeScript takes', async () => {
    await promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', 'examples/queue'], { cwd: root });
  });

  it('draws a batch on two workers, of which one is killed, once each', async () => {
    const batch = join(work, 'batch.csv');
    const rows = Array.from({ length: 12 }, (_, i) => `"a red heart, or ""a star""",${i},2,64,64`);
    writeFileSync(batch, `prompt,seed,numSteps,width,height\r\n${rows.join('\r\n')}\r\n${rows[0] ?? ''}\n`);
    expect(await finished('add.ts', env, batch)).toEqual(['13 rows, 12 new']); // a row that is there twice is one

    const victim = program('work.ts', env);
    await until(() => victim.lines().some((line) => line.startsWith('drew')), 'a picture');
    victim.child.kill('SIGKILL');
    await victim.ended;
    const other = program('work.ts', env);
    const said = await finished('watch.ts', env);
    expect(said.at(-1)).toBe('12 done, 0 failed, 0 to do');
    other.child.kill('SIGTERM');
    await other.ended;
    expect(other.child.exitCode).toBe(0);

    const names = readdirSync(store);
    expect(names).toHaveLength(12);
    const drawn = [...victim.lines(), ...other.lines()].filter((line) => line.startsWith('drew'));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.length).toBeGreaterThanOrEqual(11); // the victim may have been killed before it said so
    const [name = ''] = names.filter((one) => one.startsWith('7-'));
    const picture = await SdImage.fromFile(join(store, name));
    expect(picture.parameters).toMatch(/^a red heart, or "a star"\nSteps: 2, .* Seed: 7,/);
    expect(said.some((line) => /: [12]\/2$/.test(line))).toBe(true);

    expect(await finished('add.ts', env, batch)).toEqual(['13 rows, 0 new']);
  }, 240_000);

  it('goes on with a batch where another queue has left off, and refuses what is no job', async () => {
    const batch = join(work, 'batch.jsonl');
    const row = { prompt: 'a red heart, or "a star"', seed: 3, numSteps: 2, width: 64, height: 64 };
    writeFileSync(batch, `${JSON.stringify(row)}\n`);
    const fresh = { ...env, QUEUE: 'fresh' };
    expect(await finished('add.ts', fresh, batch)).toEqual(['1 rows, 1 new']);
    const worker = program('work.ts', fresh);
    await until(() => worker.lines().some((line) => line.startsWith('found 3-')), 'the picture of the other queue');
    worker.child.kill('SIGTERM');
    await worker.ended;
    writeFileSync(batch, '{"prompt":"a","sed":1}\n');
    await expect(finished('add.ts', fresh, batch)).rejects.toThrow('row 1: "sed" is no option');
  });

  it('goes on with 10,000 rows whose adding was killed, of CSV or JSONL, each of which is one job', async () => {
    const long = { ...env, QUEUE: 'long', STORE: join(work, 'long') };
    const { rows, missing, doubled } = await addLongBatch(work, long);
    expect(rows).toBe(10_000);
    expect(missing).toBeGreaterThan(0); // it was killed
    expect(missing).toBeLessThan(rows); // and had begun
    expect(doubled).toBe(0);
    const worker = program('work.ts', long);
    await until(() => worker.lines().filter((line) => line.startsWith('drew')).length > 2, 'pictures');
    worker.child.kill('SIGTERM');
    await worker.ended;
    expect(readdirSync(join(work, 'long')).filter((name) => /^[0-5]-/.test(name)).length).toBeGreaterThan(2); // in order
    expect(await finished('add.ts', long, join(work, 'long.jsonl'))).toContain('10000 rows, 0 new');
  });

  it('puts pictures into a bucket, and shows the queue in a page', async () => {
    const objects = new Map<string, Buffer>();
    const s3 = createServer((request: IncomingMessage, answer) => {
      const { url = '', method, headers } = request;
      const isSigned = /^AWS4-HMAC-SHA256 Credential=key\//.test(headers.authorization ?? '');
      if (!isSigned) answer.writeHead(403).end();
      else if (method === 'HEAD') answer.writeHead(objects.has(url) ? 200 : 404).end();
      else {
        const pieces: Buffer[] = [];
        request.on('data', (piece: Buffer) => pieces.push(piece));
        request.on('end', () => {
          const isTaken = headers['if-none-match'] === '*' && objects.has(url);
          if (!isTaken) objects.set(url, Buffer.concat(pieces));
          answer.writeHead(isTaken ? 412 : 200).end();
        });
      }
    });
    await new Promise<void>((resolve) => s3.listen(0, '127.0.0.1', resolve));
    const S3_ENDPOINT = `http://127.0.0.1:${(s3.address() as AddressInfo).port}`;
    const keys = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', S3_ENDPOINT };
    const remote = { ...env, QUEUE: 'remote', STORE: 's3://bucket/some/where', ...keys };
    const batch = join(work, 'remote.csv');
    writeFileSync(batch, 'prompt,numSteps,width,height\na red heart,1,64,64');
    await finished('add.ts', remote, batch);
    const worker = program('work.ts', remote);
    const board = program('dashboard.ts', { ...remote, PORT: '0' });
    await until(() => worker.lines().some((line) => line.startsWith('drew 1-')), 'a picture');
    const [[key, bytes] = ['', Buffer.alloc(0)]] = objects;
    expect(key).toMatch(/^\/bucket\/some\/where\/1-[0-9a-f]{16}\.png$/);
    expect((await SdImage.decode(bytes)).width).toBe(64);
    await until(() => board.lines().length > 0, 'the dashboard');
    const address = board.lines()[0] ?? '';
    expect(await (await fetch(address)).text()).toContain('Bull Dashboard');
    const { queues } = (await (await fetch(`${address}/api/queues`)).json()) as { queues: { name: string }[] };
    expect(queues.map(({ name }) => name)).toEqual(['remote']);
    for (const { child, ended } of [worker, board]) {
      child.kill('SIGTERM');
      await ended;
    }
    s3.close();
  });
});
