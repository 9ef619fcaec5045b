import { describe, expect, it } from 'vitest';
import { releases, versionMenu } from '../../scripts/docs/versions';

describe('versions of the documents', () => {
  it('are the last patch of each minor version, the newest first', () => {
    const tags = ['', 'v0.9.0', 'v0.10.1', 'v0.10.0', 'v1.0.0-beta.1', 'nightly', 'v0.10.12', 'v1.0.0', 'v0.9.3'];
    expect(releases(tags)).toEqual([
      { name: 'v1.0', ref: 'v1.0.0' },
      { name: 'v0.10', ref: 'v0.10.12' },
      { name: 'v0.9', ref: 'v0.9.3' },
    ]);
  });

  it('are in the menu, which one alone needs not', () => {
    expect(versionMenu('https://a.example/docs/', 'main', [])).toEqual([]);
    const [menu] = versionMenu('https://a.example/docs/', 'v0.2', ['v0.2', 'v0.1']);
    expect(menu?.text).toBe('v0.2');
    expect(menu?.items.map(({ text, link }) => `${text} ${link}`)).toEqual([
      'main https://a.example/docs/',
      'v0.2 https://a.example/docs/v0.2/',
      'v0.1 https://a.example/docs/v0.1/',
    ]);
  });
});
