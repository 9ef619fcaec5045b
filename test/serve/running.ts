import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from '../cli/built';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Running {
  readonly address: string;
  readonly pid: number;
  /** What it has written on standard error so far. */
  complaints(): string;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built `sd-ts serve` at a port that is free. */
export async function startServer(...words: readonly string[]): Promise<Running> {
  await build();
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...words], {
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
