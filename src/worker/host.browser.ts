/**
 * The script of the worker. It exports nothing: `connect` starts it, and is told by its option `worker` where it lies if a
 * bundler has left it behind. A page sends a port, or, to a shared worker, connects with one.
 *
 * @module worker-host
 */

import { Host } from './host';

const host = new Host();

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof MessagePort) host.serve(data);
});
addEventListener('connect', (event) => {
  const [port] = event instanceof MessageEvent ? event.ports : [];
  if (port !== undefined) host.serve(port);
});
