import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished, program, until } from './running';

/** What became of a long batch whose adding was killed in the middle. */
export interface Batch {
  readonly rows: number;
  /** Of these, those that the second attempt found missing. */
  readonly missing: number;
  /** New jobs when the same rows came again, out of a JSONL file. */
  readonly doubled: number;
  /** That the second attempt read, named and gave to Redis, its start included. */
  readonly rowsPerSecond: number;
}

/** Adds so many rows of a CSV file to the queue of `env`, is killed, goes on, and adds the same out of a JSONL file. */
export async function addLongBatch(work: string, env: NodeJS.ProcessEnv, count = 10_000): Promise<Batch> {
  const rows = Array.from({ length: count }, (_, seed) => ({
    prompt: `a red heart, ${seed % 7} of seven, or "a star"`,
    seed,
    numSteps: 2,
    width: 64,
    height: 64,
  }));
  const [csv, jsonl] = [join(work, 'long.csv'), join(work, 'long.jsonl')];
  const cells = rows.map(({ prompt, ...numbers }) => [`"${prompt.replaceAll('"', '""')}"`, ...Object.values(numbers)]);
  writeFileSync(csv, ['prompt,seed,numSteps,width,height', ...cells.map((row) => row.join(','))].join('\n'));
  writeFileSync(jsonl, rows.map((row) => JSON.stringify(row)).join('\n'));

  const broken = program('add.ts', env, csv);
  await until(() => broken.lines().length > 0 || broken.child.exitCode !== null, 'the first rows');
  broken.child.kill('SIGKILL');
  await broken.ended;
  const start = performance.now();
  const missing = await added(env, csv);
  const rowsPerSecond = Math.round((count / (performance.now() - start)) * 1000);
  return { rows: count, missing, doubled: await added(env, jsonl), rowsPerSecond };
}

/** Adds a file, and returns how many of its jobs are new. */
async function added(env: NodeJS.ProcessEnv, file: string): Promise<number> {
  const said = (await finished('add.ts', env, file)).at(-1) ?? '';
  const [, added] = /^\d+ rows, (\d+) new$/.exec(said) ?? [];
  if (added === undefined) throw new Error(`add.ts: ${said}`);
  return Number(added);
}
