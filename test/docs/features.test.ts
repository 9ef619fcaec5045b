import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const docs = new URL('../../docs/', import.meta.url);
const rows = readFileSync(new URL('features.md', docs), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| |'));

it.each(rows)('is held by a test: %s', (row) => {
  const ours = row.split('|').at(-2) ?? '';
  const [, test = ''] = /\]\((\.\.\/test\/[\w/.-]+\.test\.ts)\)/.exec(ours) ?? [];
  expect(test, 'a link to a test').not.toBe('');
  expect(existsSync(fileURLToPath(new URL(test, docs))), test).toBe(true);
});
