import type { Started } from './line';
import type { Heard } from './protocol';
import type { Platform } from './start';

/** Old browsers have no shared workers; pages that are not secure (https or localhost) have no locks. */
const browser: { readonly SharedWorker?: typeof SharedWorker; readonly navigator: { readonly locks?: LockManager } } =
  globalThis;

/** Workers of a page. */
export const platform: Platform = {
  start({ worker, shared = false }) {
    if (shared && browser.SharedWorker !== undefined)
      return ofShared(worker === undefined ? sharedOwn() : new SharedWorker(worker, { type: 'module' }));
    return ofWorker(worker === undefined ? own() : new Worker(worker, { type: 'module' }));
  },

  absolute: (place) => new URL(place, globalThis.location.href).href,

  lock() {
    const { locks } = browser.navigator;
    if (locks === undefined) return undefined;
    const name = `sd-ts page ${crypto.randomUUID()}`;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    void locks.request(name, () => released);
    return { name, release };
  },
};

/** Bundlers take exactly this form for a worker, and emit its file. */
function own(): Worker {
  try {
    return new Worker(new URL('./worker-host.browser.js', import.meta.url), { type: 'module' });
  } catch {
    return new Worker(elsewhere(), { type: 'module' });
  }
}

function sharedOwn(): SharedWorker {
  return new SharedWorker(new URL('./worker-host.browser.js', import.meta.url), { type: 'module' });
}

/** A worker must be of the page's own host. One that imports the file from a CDN is. */
function elsewhere(): string {
  const here = import.meta.url; // apart from the name, so that no bundler emits the file a second time
  const host = new URL('./worker-host.browser.js', here);
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(host.href)};`], { type: 'text/javascript' }));
}

function ofWorker(worker: Worker): Started {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port2, [port2]);
  return through(port1, worker, false, () => {
    worker.terminate();
  });
}

function ofShared(worker: SharedWorker): Started {
  return through(worker.port, worker, true, () => undefined);
}

function through(port: MessagePort, worker: AbstractWorker, isShared: boolean, end: () => void): Started {
  return {
    isShared,
    say: (said) => {
      port.postMessage(said);
    },
    listen: (heard) => {
      port.onmessage = ({ data }: MessageEvent<Heard>) => {
        heard(data);
      };
    },
    watch(failed) {
      worker.onerror = ({ message }: Partial<ErrorEvent>) => {
        failed(message ?? 'its file could not be loaded');
      };
    },
    busy: () => undefined,
    stop: () => {
      port.close();
      end();
    },
  };
}
