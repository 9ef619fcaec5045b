import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../../test/cli/built';
import { addLongBatch, type Batch } from '../../../test/queue/batch';
import { finished, program, startRedis, until, type Running } from '../../../test/queue/running';

/** What examples/queue does on this machine. */
export interface QueueFigures {
  /** Of the batch in which a worker is killed. */
  readonly jobs: number;
  readonly lost: number;
  /** Pictures that were drawn more than once. */
  readonly doubled: number;
  readonly batch: Batch;
  /** The embedded model as it draws by itself, 128x128 in 25 steps, by the number of workers. */
  readonly picturesPerHour: { readonly 1: number; readonly 2: number };
}

const [SMALL, OWN] = [20, 16];

/** Real workers and a real Redis; null, with the reason on stderr, where they are not installed. */
export async function queueFigures(): Promise<QueueFigures | null> {
  if (!existsSync(new URL('../../../examples/queue/node_modules/.installed', import.meta.url))) {
    console.error('queue: not measured: bash scripts/engines.sh queue installs what it needs');
    return null;
  }
  await build();
  const work = mkdtempSync(join(tmpdir(), 'sd-ts-queue-'));
  const redis = await startRedis(work);
  try {
    const killed = await withOneKilled(work, redis.url);
    const batch = await addLongBatch(work, { REDIS_URL: redis.url, QUEUE: 'long' });
    const one = await picturesPerHour(work, redis.url, 1);
    return { ...killed, batch, picturesPerHour: { 1: one, 2: await picturesPerHour(work, redis.url, 2) } };
  } finally {
    await redis.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

function batchOf(work: string, name: string, url: string, rows: readonly string[]) {
  const [batch, store] = [join(work, `${name}.csv`), join(work, name)];
  mkdirSync(store);
  writeFileSync(batch, rows.join('\n'));
  return { batch, store, env: { REDIS_URL: url, STORE: store, QUEUE: name, LOCK_SECONDS: '6' } };
}

const drawn = (workers: readonly Running[]): string[] =>
  workers.flatMap((worker) => worker.lines()).filter((line) => line.startsWith('drew'));

async function stop(workers: readonly Running[]): Promise<void> {
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
}

async function withOneKilled(work: string, url: string): Promise<Pick<QueueFigures, 'jobs' | 'lost' | 'doubled'>> {
  const rows = Array.from({ length: SMALL }, (_, i) => `a red heart,${i},2,64,64`);
  const { batch, store, env } = batchOf(work, 'killed', url, ['prompt,seed,numSteps,width,height', ...rows]);
  await finished('add.ts', env, batch);
  const [victim, other] = [program('work.ts', env), program('work.ts', env)];
  await until(() => drawn([victim]).length > 0, 'a picture');
  victim.child.kill('SIGKILL');
  await finished('watch.ts', env);
  await stop([other]);
  const names = drawn([victim, other]);
  return { jobs: SMALL, lost: SMALL - readdirSync(store).length, doubled: names.length - new Set(names).size };
}

/** From the first job that is taken to the last picture; the workers have their models by then. */
async function picturesPerHour(work: string, url: string, count: number): Promise<number> {
  const rows = Array.from({ length: OWN }, (_, i) => `a red heart on a blue background,${i}`);
  const { batch, env } = batchOf(work, `workers-${count}`, url, ['prompt,seed', ...rows]);
  const workers = Array.from({ length: count }, () => program('work.ts', env));
  await until(() => workers.every((worker) => worker.lines().includes('ready')), 'the workers');
  const start = performance.now();
  await finished('add.ts', env, batch);
  await until(() => drawn(workers).length === OWN, 'all pictures', 1200);
  const hours = (performance.now() - start) / 3_600_000;
  await stop(workers);
  return Math.round(OWN / hours);
}
