import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** Whether the clients that people have were served; null where they are not installed. */
export interface ClientFigures {
  readonly openaiClient: { readonly node: boolean | null; readonly python: boolean | null };
  readonly a1111Client: boolean | null;
}

/** Runs the tests of `sd-ts serve` with real clients. */
export async function clientFigures(): Promise<ClientFigures> {
  const work = mkdtempSync(join(tmpdir(), 'sd-ts-clients-'));
  const file = join(work, 'report.json');
  const words = ['run', '--project', 'all', '--reporter', 'json', '--outputFile', file, 'test/serve/clients.test.ts'];
  await new Promise((resolve) => execFile(join(root, 'node_modules/.bin/vitest'), words, { cwd: root }, resolve));
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  rmSync(work, { recursive: true });
  const passed = (words: string): boolean | null => {
    const test = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .find(({ title }) => title.includes(words));
    if (test === undefined) return false;
    return ['pending', 'skipped'].includes(test.status) ? null : test.status === 'passed';
  };
  return {
    openaiClient: { node: passed('OpenAI for Node'), python: passed('OpenAI for Python') },
    a1111Client: passed('AUTOMATIC1111'),
  };
}
