import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { docs } from './pages';

/** Where the built site lies. */
export const site = join(docs, '.vitepress/dist');

/** The pages of the built site, by path in it. */
export function builtPages(): string[] {
  const files = readdirSync(site, { recursive: true }) as string[];
  return files.filter((file) => file.endsWith('.html') && file !== '404.html').sort();
}

/** Links and pictures within the built site that lead to no file of it, or to no anchor of a page. */
export function brokenInSite(): string[] {
  const pages = new Map(builtPages().map((page) => [page, readFileSync(join(site, page), 'utf8')]));
  const anchors = new Map(Array.from(pages, ([page, html]) => [page, anchorsOf(html)]));
  return Array.from(pages, ([page, html]) =>
    linksOf(html).flatMap((link) => {
      const [place = '', anchor = ''] = decodeURI(link).split('#');
      const path = place === '' ? page : pathOf(page, place);
      const isThere = existsSync(join(site, path)) && (anchor === '' || anchors.get(path)?.has(anchor) !== false);
      return isThere ? [] : [`${page}: ${link}`];
    }),
  ).flat();
}

function anchorsOf(html: string): Set<string> {
  return new Set(Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id = '']) => unescaped(id)));
}

/** Those within the site: what names a host or a scheme is no file of it. */
function linksOf(html: string): string[] {
  const links = Array.from(html.matchAll(/\s(?:href|src)="([^"]+)"/g), ([, link = '']) => unescaped(link));
  return [...new Set(links)].filter((link) => !/^([a-z]+:|\/\/)/.test(link));
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

function pathOf(page: string, place: string): string {
  const path = place.startsWith('/') ? place.slice(1) : join(dirname(page), place);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
