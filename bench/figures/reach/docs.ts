import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenInSite, builtPages } from '../../../scripts/docs/built';
import { brokenLinks, documents } from '../../../scripts/docs/links';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface DocsFigures {
  /** Pages that are written; the reference of the API, which is generated, has its own count. */
  readonly docsPages: number;
  readonly apiPages: number;
  /** Snippets of TypeScript in them, README.md and CONTRIBUTING.md that ran without a fault. */
  readonly docsSnippetsRun: number;
  /** Links of the documents and of the built site that lead nowhere. */
  readonly brokenLinks: number;
}

/** Builds the site and runs the snippets of the documents. Needs the built package. */
export function docsFigures(): DocsFigures {
  execFileSync('npm', ['run', 'docs'], {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
  });
  const pages = builtPages();
  const broken = [
    ...documents().flatMap((path) => brokenLinks(path).map((link) => `${path}: ${link}`)),
    ...brokenInSite(),
  ];
  for (const link of broken) console.error(link);
  const apiPages = pages.filter((page) => page.startsWith('api/')).length;
  return { docsPages: pages.length - apiPages, apiPages, docsSnippetsRun: snippetsRun(), brokenLinks: broken.length };
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** How many snippets their test has run, and found to do what they say. */
function snippetsRun(): number {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-snippets-'));
  const file = join(folder, 'report.json');
  const command = ['run', '--project', 'all', 'test/docs/snippets.test.ts', '--reporter=json', `--outputFile=${file}`];
  try {
    execFileSync(join(root, 'node_modules/.bin/vitest'), command, { cwd: root, stdio: ['ignore', 2, 'inherit'] });
  } catch {
    console.error('docs: not all snippets run');
  }
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    return results.filter(({ title, status }) => title.includes('snippet') && status === 'passed').length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
