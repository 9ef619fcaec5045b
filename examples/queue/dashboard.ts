// The queue in a page: http://127.0.0.1:3000 (PORT says another). For this machine alone: it can remove jobs.
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Queue } from 'bullmq';
import { Hono } from 'hono';
import { connection, queueName } from './settings';

const adapter = new HonoAdapter(serveStatic);
createBullBoard({
  queues: [new BullMQAdapter(new Queue(queueName, { connection: connection() }))],
  serverAdapter: adapter,
});
const app = new Hono().route('/', adapter.registerPlugin());
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
