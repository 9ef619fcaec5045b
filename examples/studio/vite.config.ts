import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** Writes the service worker, which keeps every file of the page, so that the second visit needs no network. */
function offline(): Plugin {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
      if (build.outDir.startsWith('/')) folder = build.outDir;
    },
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
        .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replace(/^\//, ''));
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      const text = readFileSync(fileURLToPath(new URL('./sw.js', import.meta.url)), 'utf8');
      const given = { VERSION: version, FILES: files.map((file) => (file === 'index.html' ? './' : file)) };
      writeFileSync(join(folder, 'sw.js'), `const { VERSION, FILES } = ${JSON.stringify(given)};\n${text}`);
    },
  };
}

export default defineConfig({
  base: './',
  build: { chunkSizeWarningLimit: 4000 }, // kB: what draws, in the worker
  plugins: [offline()],
});
