import { Worker } from 'node:worker_threads';
import { SdError } from '../../errors';
import type { Heard, Said, Task, WorkFault } from './messages';
import type { Order, Usual } from './order';
import type { Following, Painter } from './queue';

/** What a thread is drawing. */
interface Current extends Following {
  readonly id: number;
  readonly finish: (error: Error | null) => void;
}

export interface Ready {
  readonly usual: Usual;
  readonly backend: string;
}

/** A thread with a model of its own. One that has ended, as when memory runs out, is started anew for the next order. */
export class Thread implements Painter {
  readonly #task: Task;
  readonly #note: (message: string) => void;
  #worker: Worker | null = null;
  #ready: Promise<Ready> | null = null;
  #isReady: ((ready: Ready | Error) => void) | null = null;
  #current: Current | null = null;
  #lastId = 0;

  /** `note` is told of licences and warnings, each a sentence. */
  constructor(task: Task, note: (message: string) => void) {
    this.#task = task;
    this.#note = note;
  }

  /** Starts the thread, unless it runs, and waits until its model is loaded. */
  start(): Promise<Ready> {
    if (this.#ready !== null) return this.#ready;
    const ready = new Promise<Ready>((resolve, reject) => {
      this.#isReady = (found) => {
        if (found instanceof Error) reject(found);
        else resolve(found);
      };
    });
    this.#ready = ready;
    // Its bundle lies beside this one's.
    const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: this.#task });
    this.#worker = worker;
    worker.on('message', (heard: Heard) => {
      this.#hear(heard);
    });
    worker.on('error', (error: Error) => {
      this.#end(worker, error);
    });
    worker.on('exit', (code) => {
      this.#end(worker, new Error(`the drawing thread ended with the code ${code}`));
    });
    return ready;
  }

  async draw(order: Order, following: Following): Promise<void> {
    await this.start();
    const { signal } = following;
    signal.throwIfAborted();
    const id = ++this.#lastId;
    const end = (): void => {
      this.#say({ id, end: true });
    };
    signal.addEventListener('abort', end, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        const finish = (error: Error | null): void => {
          if (error === null) resolve();
          else reject(error);
        };
        this.#current = { ...following, id, finish };
        this.#say({ id, order });
      });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      this.#current = null;
      signal.removeEventListener('abort', end);
    }
  }

  async dispose(): Promise<void> {
    await this.#worker?.terminate();
  }

  #say(said: Said): void {
    this.#worker?.postMessage(said);
  }

  #hear(heard: Heard): void {
    if (heard.kind === 'ready') this.#isReady?.(heard);
    else if (heard.kind === 'note') this.#note(heard.message);
    else if (heard.id !== this.#current?.id) return;
    else if (heard.kind === 'step') this.#current.onStep(heard.done, heard.total);
    else if (heard.kind === 'picture') this.#current.onPicture(heard.picture);
    else this.#current.finish(heard.fault && errorOf(heard.fault));
  }

  #end(worker: Worker, error: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#ready = null;
    this.#isReady?.(error);
    this.#current?.finish(error);
  }
}

function errorOf({ code, message }: WorkFault): Error {
  return code === null ? new Error(message) : new SdError(code, message);
}
