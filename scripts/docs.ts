// The site of docs/: `npm run docs` builds it to docs/.vitepress/dist, `npm run docs -- dev` serves it while it is written. Its tools are
// installed by `npm ci --prefix docs`, which `npm run docs` does.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeApi } from './docs/api';
import { docs } from './docs/pages';

const [command = 'build', ...rest] = process.argv.slice(2);
writeApi();
const vitepress = join(docs, 'node_modules/vitepress/bin/vitepress.js');
const { status } = spawnSync(process.execPath, [vitepress, command, docs, ...rest], { stdio: 'inherit' });
process.exit(status ?? 1);
