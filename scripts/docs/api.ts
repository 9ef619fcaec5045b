import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docs, type Section } from './pages';

const folder = join(docs, 'api');

/** Writes the reference of the API to `docs/api`, which git ignores: one page for each public name, from its docstring. */
export function writeApi(): void {
  rmSync(folder, { recursive: true, force: true });
  const typedoc = join(docs, 'node_modules/typedoc/bin/typedoc');
  execFileSync(process.execPath, [typedoc, '--options', join(docs, 'typedoc.json'), '--logLevel', 'Warn'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const file of apiFiles()) {
    const path = join(folder, file);
    writeFileSync(path, tidied(readFileSync(path, 'utf8')));
  }
}

function apiFiles(): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.md'));
}

/** Without where each member is inherited from, and without a link to a page to edit: these are generated. */
function tidied(page: string): string {
  const text = page.replaceAll(/^#+ (?:Inherited from|Overrides|Implementation of)\n\n.*\n\n?/gm, '');
  return `---\neditLink: false\n---\n\n${text}`;
}

const kinds: Readonly<Record<string, string>> = {
  classes: 'Classes',
  functions: 'Functions',
  interfaces: 'Interfaces',
  types: 'Types',
  variables: 'Values',
  modules: 'Modules',
};

/** The names of the API by kind, as the sidebar of the reference shows them. */
export function apiSidebar(): Section[] {
  return Object.entries(kinds).map(([kind, text]) => {
    const pages = apiFiles()
      .filter((file) => file.startsWith(`${kind}/`))
      .map((file) => file.slice(0, -'.md'.length))
      .sort();
    return {
      text,
      collapsed: kind !== 'classes',
      items: pages.map((page) => ({ text: page.slice(kind.length + 1), link: `/api/${page}` })),
    };
  });
}
