import { defineConfig } from 'vite';

/** Makes the page cross-origin isolated, without which wasm has one thread. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  base: './',
  server: { headers },
  preview: { headers },
  build: { chunkSizeWarningLimit: 600 }, // kB: the library with the vocabulary of CLIP in it
});
