import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Threads } from './threads';

/** By another name, as bundlers would take every file beside this one for what `new Worker(place)` may name. */
class Thread extends Worker {}

/** `worker_threads`. */
export const threads: Threads = {
  cores: availableParallelism,
  whyAlone: () => null,
  start(place, workerData, ended) {
    const thread = new Thread(place ?? new URL('./wasm-thread.js', import.meta.url), { workerData, execArgv: [] });
    thread.unref();
    thread.on('error', (error) => {
      ended(String(error));
    });
    thread.on('exit', () => {
      ended('it is over');
    });
    return {
      stop: () => {
        void thread.terminate();
      },
    };
  },
};
