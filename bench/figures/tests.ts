import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../peers/environments';

const run = promisify(execFile);

/** A test that ran: its title, and whether it passed. */
export interface Ran {
  readonly title: string;
  readonly passed: boolean;
}

/** Runs tests of this project, those whose titles match `pattern`; skipped ones did not run. */
export async function tests(project: string, pattern?: string, files: readonly string[] = []): Promise<Ran[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sd-ts-figures-'));
  const report = join(folder, 'report.json');
  const args = ['vitest', 'run', '--project', project, '--reporter=json', `--outputFile=${report}`];
  try {
    const matching = pattern === undefined ? [] : ['-t', pattern];
    await run('npx', [...args, ...matching, ...files], { cwd: root, maxBuffer: 2 ** 28 }).catch(() => undefined); // failures are in the report
    const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
      testResults: { assertionResults: { fullName: string; status: string }[] }[];
    };
    return testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, status }) => ({ title: fullName, passed: status === 'passed' }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** By the short name in square brackets at the end of a title; a name of several tests has passed if all have. */
export function byName(ran: readonly Ran[], prefix: RegExp): Record<string, boolean> {
  const results: Record<string, boolean> = {};
  for (const { title, passed } of ran) {
    const [, name] = /\[([a-z0-9.-]+)\]$/.exec(title) ?? [];
    if (name !== undefined && prefix.test(name)) results[name] = passed && results[name] !== false;
  }
  return results;
}
