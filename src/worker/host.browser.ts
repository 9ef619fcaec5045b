import { Host } from './host';

/** The script of the worker: a page sends a port, or, to a shared worker, connects with one. */
const host = new Host();

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof MessagePort) host.serve(data);
});
addEventListener('connect', (event) => {
  const [port] = event instanceof MessageEvent ? event.ports : [];
  if (port !== undefined) host.serve(port);
});
