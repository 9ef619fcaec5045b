// Draws jobs, one at a time, until it is told to stop; run it on as many machines as there are.
import { Worker, type Job } from 'bullmq';
import { connect, type ConnectOptions } from 'sd-ts/worker';
import { nameOf, type Picture, type Progress, type Result } from './job';
import { backend, connection, lockSeconds, model as weights, queueName, storePlace } from './settings';
import { openStore } from './store';

const store = await openStore(storePlace);
// The model has a thread of its own, so that this one can tell Redis that it lives while a step takes long.
const model = await connect({ weights, backend: backend as NonNullable<ConnectOptions['backend']> });
const redis = connection();

async function draw(job: Job<Picture, Result>): Promise<Result> {
  const { data } = job;
  const name = nameOf(data);
  if (data.model !== weights) throw new Error(`${name} is for ${data.model}; this worker has ${weights}.`);
  if (await store.has(name)) return { name, isNew: false }; // drawn by a worker that ended before it could say so
  const [image] = await model.textToImage(data.prompt, {
    ...data.options,
    onProgress(progress) {
      if (progress.kind !== 'step') return;
      const { done: step, total } = progress;
      job.updateProgress({ step, total } satisfies Progress).catch(() => undefined); // the next one says more
    },
  });
  if (image === undefined) throw new Error(`${name}: nothing was drawn.`);
  return { name, isNew: await store.put(name, image.toPNG()) };
}

const worker = new Worker<Picture, Result>(queueName, draw, {
  connection: redis,
  lockDuration: lockSeconds * 1000,
  stalledInterval: (lockSeconds * 1000) / 2,
  maxStalledCount: 10, // machines may go as they like; what a job does wrong counts as an attempt
});
worker.on('completed', (_, { name, isNew }) => {
  console.log(`${isNew ? 'drew' : 'found'} ${name}`);
});
worker.on('failed', (job, error) => {
  console.error(`${job?.name ?? 'a job'} failed: ${error.message}`);
});
worker.on('error', (error) => {
  console.error(error.message);
});
console.log('ready');

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await worker.close(); // after the job that is being drawn
    model.dispose();
    redis.disconnect();
    process.exit(0);
  });
