// A server that answers while it draws: the model is in a worker thread, so that the main thread never waits for a step.
//   npx tsx -C source examples/server/server.ts        then open http://localhost:8000/?prompt=a%20red%20heart&seed=7
// Settings: the environment variables PORT (8000) and BACKEND (wasm; tensorflow where it is installed).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { Answer, Order } from './worker';

const { PORT = '8000', BACKEND = 'wasm' } = process.env;
const worker = new Worker(new URL('./start.mjs', import.meta.url), { workerData: { backend: BACKEND } });

/** Pictures under way, by the ids of their orders. */
const waiting = new Map<number, { step: number; readonly answer: ServerResponse }>();
let lastId = 0;

worker.on('message', (said: Answer) => {
  const order = waiting.get(said.id);
  if (order === undefined) return; // its asker has gone
  if ('step' in said) order.step = said.step;
  else {
    waiting.delete(said.id);
    if ('png' in said) order.answer.writeHead(200, { 'content-type': 'image/png' }).end(said.png);
    else order.answer.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(`${said.error}\n`);
  }
});
worker.on('error', (error) => {
  console.error(error);
  process.exit(1); // a supervisor starts it anew
});

function draw(query: URLSearchParams, answer: ServerResponse): void {
  const id = ++lastId;
  waiting.set(id, { step: 0, answer });
  answer.on('close', () => waiting.delete(id));
  const order: Order = {
    id,
    prompt: query.get('prompt') ?? '',
    numSteps: Math.min(50, Number(query.get('steps') ?? 12)), // strangers may not ask for hours
    seed: Number(query.get('seed') ?? id),
  };
  worker.postMessage(order);
}

const server = createServer((request: IncomingMessage, answer) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/status') {
    const drawing = Array.from(waiting, ([id, { step }]) => ({ id, step }));
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ drawing }));
  } else if (url.pathname === '/') draw(url.searchParams, answer);
  else answer.writeHead(404).end();
});
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : PORT;
  console.log(`http://localhost:${port}/?prompt=a%20red%20heart&seed=7`);
});
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void worker.terminate();
});
