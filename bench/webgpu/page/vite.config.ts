import { defineConfig, type Plugin } from 'vite';

/** The threads of wasm, which is not used here, are a file of the built package alone. */
const noThreads: Plugin = {
  name: 'no-threads',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('/wasm-thread.browser.js') ? '\0no-threads' : null),
  load: (id) => (id === '\0no-threads' ? 'export {};' : null),
};

export default defineConfig({
  resolve: { conditions: ['source'] },
  worker: { format: 'es', plugins: () => [noThreads] },
  plugins: [noThreads],
  build: { target: 'es2022' },
});
