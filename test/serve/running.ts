import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from '../cli/built';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const measuring = ['--expose-gc', '--import', new URL('memory.mjs', import.meta.url).href];

export interface Running {
  readonly address: string;
  readonly pid: number;
  /** What it has written on standard error so far. */
  complaints(): string;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built `sd-ts serve` at a port that is free. */
export function startServer(...words: readonly string[]): Promise<Running> {
  return start([], words);
}

/** The same, which says what memory it uses. Of one thread alone. */
export async function startMeasuredServer(
  ...words: readonly string[]
): Promise<Running & { memory(): Promise<number> }> {
  const server = await start(measuring, words);
  return {
    ...server,
    async memory() {
      const before = server.complaints();
      process.kill(server.pid, 'SIGUSR2');
      for (;;) {
        const [, bytes] = /^memory (\d+)$/m.exec(server.complaints().slice(before.length)) ?? [];
        if (bytes !== undefined) return Number(bytes);
        await pause(10);
      }
    },
  };
}

async function start(options: readonly string[], words: readonly string[]): Promise<Running> {
  await build();
  const child = spawn(process.execPath, [...options, main, 'serve', '--port', '0', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (text) => (complaints += String(text)));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const early = ended.then(() => Promise.reject(new Error(`it ended: ${complaints}`)));
  early.catch(() => undefined); // later it is to end
  const [line] = (await Promise.race([once(child.stdout, 'data'), early])) as [Buffer];
  return {
    address: /http:\/\/[\d.]+:\d+/.exec(String(line))?.[0] ?? '',
    pid: child.pid ?? 0,
    complaints: () => complaints,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}
