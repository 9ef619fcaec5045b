import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { apiSidebar } from '../../scripts/docs/api.ts';
import { flowchart } from '../../scripts/docs/flowchart.ts';
import { sidebar } from '../../scripts/docs/pages.ts';
import { slug } from '../../scripts/docs/slug.ts';
import { versionMenu } from '../../scripts/docs/versions.ts';

const root = new URL('../../', import.meta.url);
const { description } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const repository = 'https://github.com/sd-ts/sd-ts';

/** What scripts/docs-versions.ts says of the site that this is one version of. */
const { DOCS_ROOT = '/', DOCS_VERSION = 'main', DOCS_VERSIONS = '' } = process.env;
const versions = versionMenu(DOCS_ROOT, DOCS_VERSION, DOCS_VERSIONS.split(',').filter(Boolean));

/** Links that leave docs/, which work in the repository, become links to it. */
function linksOfTheRepository(md) {
  md.core.ruler.push('links-of-the-repository', ({ tokens, env }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (!href || /^([a-z]+:|#|\/)/.test(href)) continue;
      const path = posix.join('docs', posix.dirname(env.relativePath ?? ''), href);
      if (!path.startsWith('docs/')) token.attrSet('href', `${repository}/blob/main/${path}`);
    }
  });
}

/** Flowcharts are drawn; all other code stays code. */
function flowcharts(md) {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    return info.trim() === 'mermaid' ? flowchart(content) : fence(tokens, index, ...rest);
  };
}

export default defineConfig({
  title: 'sd-ts',
  description,
  base: process.env.DOCS_BASE ?? '/',
  lang: 'en',
  cleanUrls: false,
  srcExclude: ['node_modules/**'],
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    anchor: { slugify: slug },
    config(md) {
      linksOfTheRepository(md);
      flowcharts(md);
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Guide', link: '/guide' },
      { text: 'Draw', link: '/live' },
      { text: 'API', link: '/api/' },
      { text: 'Changes', link: `${repository}/blob/main/CHANGELOG.md` },
      ...versions,
    ],
    sidebar: { '/': sidebar(), '/api/': [{ text: 'All names', link: '/api/' }, ...apiSidebar()] },
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: repository }],
    editLink: { pattern: `${repository}/edit/main/docs/:path`, text: 'Edit this page' },
    footer: { message: 'Apache-2.0' },
  },
  vite: {
    resolve: { alias: { 'sd-ts': fileURLToPath(new URL('dist/browser.js', root)) } },
    build: { chunkSizeWarningLimit: 4000 }, // kB: the search index and the vocabulary of CLIP are loaded when they are used
    server: { fs: { allow: [fileURLToPath(root)] } },
  },
});
