import { describe, expect, it } from 'vitest';
import { anchorsOf, brokenLinks, documents, linksOf } from '../../scripts/docs/links';
import { sidebar, writtenPages } from '../../scripts/docs/pages';

describe('links', () => {
  it.each(documents())('%s: lead somewhere', (path) => {
    expect(brokenLinks(path)).toEqual([]);
  });

  it('are found, and so are headings', () => {
    expect(linksOf('docs/index.md')).toEqual(expect.arrayContaining(['/start', '/hero.webp']));
    expect(linksOf('README.md').length).toBeGreaterThan(10);
    expect([...anchorsOf('docs/errors.md')].slice(0, 2)).toEqual(['errors', 'sd_option']);
    expect(anchorsOf('docs/guide.md')).toContain('sooner-compilation-and-mixed-precision');
  });

  it('name every page in the sidebar', () => {
    const shown = sidebar().flatMap(({ items }) => items.map(({ link }) => link.replace(/#.*/, '')));
    expect(new Set(shown)).toEqual(
      new Set(
        writtenPages()
          .filter((page) => page !== 'index.md')
          .map((page) => `/${page.replace('.md', '')}`),
      ),
    );
  });
});
