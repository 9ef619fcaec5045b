import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { optionsPage } from '../../scripts/docs/options';
import { docs } from '../../scripts/docs/pages';

it('docs/options.md is what the tables of options and their docstrings say: npx tsx -C source scripts/options.ts', async () => {
  expect(readFileSync(join(docs, 'options.md'), 'utf8')).toBe(await optionsPage());
});
