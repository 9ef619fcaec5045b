#!/usr/bin/env node
import { version } from '../../package.json';
import { EXIT, run } from './run';

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted); // asked twice: at once
    interrupt.abort();
  });

const { stdin, stdout, stderr, env: environment } = process;
const { signal } = interrupt;
const words = process.argv.slice(2);

async function serve(): Promise<number> {
  const server = await import('./serve/serve');
  return server.serve(words.slice(1), { stdout, stderr, environment, version, signal });
}

const code =
  words[0] === 'serve'
    ? await serve()
    : await run(words, { stdin, stdout, stderr, version, signal, loadLibrary: () => import('../index') });
process.stdout.write('', () => process.exit(code)); // an engine's threads may otherwise keep the process alive
