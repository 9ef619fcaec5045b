import type { Threads } from './threads';

/** What not all pages have. */
const page: { readonly crossOriginIsolated?: boolean; readonly Worker?: typeof Worker } = globalThis;

/** Workers of a page, where it is isolated. */
export const threads: Threads = {
  cores: () => navigator.hardwareConcurrency,
  whyAlone() {
    if (page.Worker === undefined) return 'there are no workers here';
    if (page.crossOriginIsolated === true) return null;
    return 'the page is not cross-origin isolated (headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp)';
  },
  start(place, start, ended) {
    const thread = place === null ? own() : new Worker(place, { type: 'module' });
    thread.addEventListener('error', ({ message }: Partial<ErrorEvent>) => {
      ended(message ?? 'its file could not be loaded');
    });
    thread.postMessage(start);
    return {
      stop: () => {
        thread.terminate();
      },
    };
  },
};

/** Bundlers take exactly this form for a worker, and emit its file. */
function own(): Worker {
  return new Worker(new URL('./wasm-thread.browser.js', import.meta.url), { type: 'module' });
}
