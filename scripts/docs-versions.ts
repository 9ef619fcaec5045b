// The site of all versions: main's documents, and under /vX.Y/ those of each release as its own scripts build them. Needs the tags, and
// `DOCS_ROOT`, the address that the site will have. `npx tsx scripts/docs-versions.ts FOLDER` writes it to FOLDER.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { releases } from './docs/versions';

const repository = fileURLToPath(new URL('..', import.meta.url));
const [folder] = process.argv.slice(2);
const root = process.env['DOCS_ROOT'];
if (folder === undefined || root === undefined || !root.endsWith('/')) {
  throw new Error(
    'scripts/docs-versions.ts: needs FOLDER, and DOCS_ROOT in the environment, an address that ends in a slash',
  );
}
const run = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): void => {
  execFileSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
};

const tags = execFileSync('git', ['tag'], { cwd: repository, encoding: 'utf8' }).split('\n');
const kept = releases(tags);
const versions = kept.map(({ name }) => name).join(',');
const base = new URL(root).pathname;

/** Builds the documents in `checkout` as `name`, and puts them where they belong. */
function build(checkout: string, name: string, path: string): void {
  const env = { DOCS_BASE: `${base}${path}`, DOCS_VERSION: name, DOCS_VERSIONS: versions };
  run('npm', ['run', 'docs'], checkout, env);
  cpSync(join(checkout, 'docs/.vitepress/dist'), join(resolve(folder as string), path), { recursive: true });
}

build(repository, 'main', '');
for (const { name, ref } of kept) {
  const checkout = mkdtempSync(join(tmpdir(), 'sd-ts-docs-'));
  try {
    run('git', ['worktree', 'add', '--detach', checkout, ref], repository);
    run('npm', ['ci', '--ignore-scripts'], checkout);
    build(checkout, name, `${name}/`);
  } finally {
    run('git', ['worktree', 'remove', '--force', checkout], repository);
    rmSync(checkout, { recursive: true, force: true });
  }
}
