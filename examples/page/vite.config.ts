import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  build: { chunkSizeWarningLimit: 600 }, // kB: the library with the vocabulary of CLIP in it
});
