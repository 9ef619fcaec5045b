// Writes docs/options.md: npx tsx -C source scripts/options.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsPage } from './docs/options';
import { docs } from './docs/pages';

writeFileSync(join(docs, 'options.md'), await optionsPage());
