import { parentPort } from 'node:worker_threads';
import { Host } from './host';

/** The script of the thread: a client sends a port. */
const host = new Host();

parentPort?.on('message', (port: unknown) => {
  if (port instanceof MessagePort) host.serve(port);
});
