#!/usr/bin/env node
import { version } from '../../package.json';
import { EXIT, run } from './run';

const interrupt = new AbortController();
process.on('SIGINT', () => {
  if (interrupt.signal.aborted) process.exit(EXIT.interrupted); // asked twice: at once
  interrupt.abort();
});

const code = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  version,
  signal: interrupt.signal,
  loadLibrary: () => import('..'),
});
process.stdout.write('', () => process.exit(code)); // an engine's threads may otherwise keep the process alive
