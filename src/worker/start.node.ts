import { MessageChannel, Worker } from 'node:worker_threads';
import type { Platform } from './start';

/** By another name, as bundlers would take every file beside this one for what `new Worker(place)` may name. */
class Thread extends Worker {}

/** Threads of Node, each a client's own. */
export const platform: Platform = {
  start({ worker = new URL('./worker-host.js', import.meta.url) }) {
    const execArgv = process.execArgv.filter((word) => !word.startsWith('--input-type')); // is of `node -e` alone
    const thread = new Thread(worker, { execArgv });
    const { port1, port2 } = new MessageChannel();
    thread.postMessage(port2, [port2]);
    thread.unref();
    return {
      isShared: false,
      say: (said) => {
        port1.postMessage(said);
      },
      listen: (heard) => {
        port1.on('message', heard).unref();
      },
      watch(failed) {
        thread.on('error', (error) => {
          failed(String(error));
        });
        thread.on('exit', () => {
          failed('its thread is over');
        });
      },
      busy(isBusy) {
        for (const one of [thread, port1]) {
          if (isBusy) one.ref();
          else one.unref();
        }
      },
      stop: () => {
        port1.close();
        void thread.terminate();
      },
    };
  },

  absolute: String,
  lock: () => undefined,
};
