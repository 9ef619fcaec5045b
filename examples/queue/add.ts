// Adds a batch: tsx add.ts prompts.csv (or .jsonl). Adding it again adds what is not there yet.
import { Queue, type JobsOptions } from 'bullmq';
import { nameOf, pictureOf, type Picture } from './job';
import { rowsOf } from './rows';
import { connection, model, queueName } from './settings';

/** Jobs that go to Redis at a time. */
const AT_A_TIME = 500;

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say which file: tsx add.ts prompts.csv');
  process.exit(2);
}
const redis = connection();
const queue = new Queue<Picture>(queueName, { connection: redis });
const options: JobsOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: false, // a job that is there is not added again
};

let [rows, jobs] = [0, [] as { name: string; data: Picture; opts: JobsOptions }[]];
const before = await total();
for await (const row of rowsOf(file)) {
  const data = pictureOf(row, ++rows, model);
  const name = nameOf(data);
  jobs.push({ name, data, opts: { ...options, jobId: name } });
  if (jobs.length < AT_A_TIME) continue;
  await send();
  console.log(`${rows} rows …`);
}
await send();
console.log(`${rows} rows, ${(await total()) - before} new`);
await queue.close();
redis.disconnect();

async function send(): Promise<void> {
  if (jobs.length > 0) await queue.addBulk(jobs);
  jobs = [];
}

async function total(): Promise<number> {
  return Object.values(await queue.getJobCounts()).reduce((sum, count) => sum + count, 0);
}
