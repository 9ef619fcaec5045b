// Says what becomes of jobs, until all are done.
import { Queue, QueueEvents } from 'bullmq';
import type { Picture, Progress, Result } from './job';
import { connection, queueName } from './settings';

const redis = connection();
const queue = new Queue<Picture, Result>(queueName, { connection: redis });
const events = new QueueEvents(queueName, { connection: connection() });
events.on('progress', ({ jobId, data }) => {
  const { step, total } = data as unknown as Progress;
  console.log(`${jobId}: ${step}/${total}`);
});
events.on('failed', ({ jobId, failedReason }) => {
  console.log(`${jobId}: failed: ${failedReason}`);
});
events.on('stalled', ({ jobId }) => {
  console.log(`${jobId}: its worker is gone; it goes to another`);
});

for (;;) {
  const { completed = 0, failed = 0, ...open } = await queue.getJobCounts();
  const left = Object.values(open).reduce((sum, count) => sum + count, 0);
  console.log(`${completed} done, ${failed} failed, ${left} to do`);
  if (left === 0) break;
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
process.exit(0);
