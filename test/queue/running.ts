import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../examples/queue/', import.meta.url));

/** A process that runs, and what it has written so far. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  lines(): string[];
}

function running(program: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const options = { cwd: folder, env: { ...process.env, NODE_OPTIONS: '', ...env } };
  const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (text += String(bytes)));
  return { child, ended: once(child, 'exit'), lines: () => text.split('\n').filter((line) => line !== '') };
}

/** A program of examples/queue. */
export function program(name: string, env: NodeJS.ProcessEnv, ...words: readonly string[]): Running {
  return running(process.execPath, ['--import', 'tsx', join(folder, name), ...words], env);
}

/** What a program that ends has written; throws when it failed. */
export async function finished(name: string, env: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<string[]> {
  const one = program(name, env, ...words);
  await one.ended;
  if (one.child.exitCode !== 0) throw new Error(one.lines().join('\n'));
  return one.lines();
}

export async function until(holds: () => unknown, what: string, seconds = 100): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Debian's Redis on this machine alone, which keeps nothing. */
export async function startRedis(work: string): Promise<{ readonly url: string; stop(): Promise<unknown> }> {
  const port = String(await freePort());
  const words = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', work];
  const redis = running('redis-server', words);
  await until(() => redis.lines().some((line) => line.includes('Ready to accept connections')), 'redis-server');
  return {
    url: `redis://127.0.0.1:${port}`,
    stop() {
      redis.child.kill('SIGTERM');
      return redis.ended;
    },
  };
}
