import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writtenPages } from './pages';
import { slug } from './slug';

const root = fileURLToPath(new URL('../../', import.meta.url));
const repository = 'https://github.com/sd-ts/sd-ts';

/** The Markdown files that people read, by path in the repository. */
export function documents(): string[] {
  const others = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'checkpoints/tiny/README.md'];
  return [...others, ...writtenPages().map((page) => `docs/${page}`)];
}

/** A Markdown file without its code. */
function prose(path: string): string {
  const text = readFileSync(join(root, path), 'utf8');
  return text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/``.*?``/g, '');
}

/** Where the links and pictures of a file lead, as written. */
export function linksOf(path: string): string[] {
  const text = prose(path);
  const inline = Array.from(text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g), ([, link = '']) => link);
  const front = Array.from(text.matchAll(/^\s+(?:link|src): (\S+)$/gm), ([, link = '']) => link);
  return [...inline, ...front];
}

/** The anchors of a file's headings, as GitHub and the site make them. */
export function anchorsOf(path: string): Set<string> {
  const counts = new Map<string, number>();
  return new Set(
    Array.from(prose(path).matchAll(/^#+ (.+)$/gm), ([, heading = '']) => {
      const anchor = slug(heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, ''));
      const count = counts.get(anchor) ?? 0;
      counts.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    }),
  );
}

/** Links of a file that lead nowhere. Of those to other hosts only the form is checked: nothing is fetched. */
export function brokenLinks(path: string): string[] {
  return linksOf(path).filter((link) => !leadsSomewhere(path, link));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [place = '', anchor] = (ownLink(link) ?? link).split('#');
  if (/^[a-z]+:/.test(place)) return URL.canParse(place) && place.startsWith('https://');
  const path = place === '' ? from : target(from, place, link);
  if (path === null) return true; // of the site, which its own build checks
  if (!existsSync(join(root, path))) return false;
  return anchor === undefined || !path.endsWith('.md') || anchorsOf(path).has(anchor);
}

/** The path in the repository that a link to its own page on the web names, from its root. */
function ownLink(link: string): string | null {
  const [, path] =
    /^\/(?:blob|tree|raw|edit)\/main\/(.+)$/.exec(link.startsWith(repository) ? link.slice(repository.length) : '') ??
    [];
  return path === undefined ? null : `//${path}`;
}

/** A link's file by path in the repository: from the root of the repository, of the site, or from the file that has it. */
function target(from: string, place: string, link: string): string | null {
  if (place.startsWith('//')) return place.slice(2);
  if (!place.startsWith('/')) return normalize(join(dirname(from), place));
  if (link.startsWith('/api/')) return null;
  const pages = [`docs${place}.md`, `docs/public${place}`];
  return pages.find((page) => existsSync(join(root, page))) ?? place;
}
