import { Fault } from './fault';
import type { Drawn, Order } from './order';

/** How a drawing is followed and ended. */
export interface Following {
  readonly signal: AbortSignal;
  readonly onStep: (done: number, total: number) => void;
  readonly onPicture: (picture: Drawn) => void;
}

/** Draws one order at a time. The promise is settled when it has stopped, in whatever way. */
export interface Painter {
  draw(order: Order, following: Following): Promise<void>;
  dispose(): Promise<unknown>;
}

/** An order that is being drawn. */
export interface Job {
  readonly order: Order;
  /** `performance.now()` at its start. */
  readonly since: number;
  /** Pictures that are finished. */
  readonly pictures: Drawn[];
  /** Steps of the picture that is being drawn. */
  step: number;
  steps: number;
}

export type Outcome = 'drawn' | 'failed' | 'cancelled' | 'timeout' | 'stopped';

/** What is told of orders as they go. */
export interface Tally {
  waited(seconds: number): void;
  ended(outcome: Outcome, seconds: number, pictures: number): void;
}

export interface QueueOptions {
  readonly painters: readonly Painter[];
  /** Requests that wait, besides those that are drawn. */
  readonly waiting: number;
  /** Seconds that an order may take. */
  readonly seconds: number;
  readonly tally: Tally;
}

/** Orders wait here in the order in which they came, so many and no more. */
export class Queue {
  readonly drawing = new Set<Job>();
  readonly #idle: Painter[];
  readonly #waiting: ((painter: Painter) => void)[] = [];
  readonly #controllers = new Set<AbortController>();
  readonly #most: number;
  readonly #options: QueueOptions;
  #places = 0;
  #stopping = false;
  #empty: (() => void) | null = null;
  /** Of an order, as it was lately; 0 before the first, so that no one is sent away for a guess. */
  #secondsEach = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#idle = [...options.painters];
    this.#most = options.painters.length + options.waiting;
  }

  get isStopping(): boolean {
    return this.#stopping;
  }

  /** Requests that have a place, and are not drawn yet. */
  get waiting(): number {
    return this.#places - this.drawing.size;
  }

  /**
   * Does the work of a request in a place of the queue: it is taken before the body is read, so that bodies in memory
   * are as few as places.
   *
   * @throws Fault 429 where all are taken, with the seconds after which one may be free; 503 when the server stops.
   */
  async inPlace<T>(work: () => Promise<T>): Promise<T> {
    if (this.#stopping) throw stopped();
    if (this.#places >= this.#most) {
      const wait = (this.#secondsEach * this.#places) / this.#options.painters.length / 2;
      const seconds = Math.min(600, Math.max(1, Math.ceil(wait)));
      const needed = `try again in ${seconds} seconds`;
      throw new Fault(429, 'SD_BUSY', `The queue is full: ${this.#places} requests are before this one; ${needed}.`, {
        'retry-after': String(seconds),
      });
    }
    this.#places++;
    try {
      return await work();
    } finally {
      this.#places--;
      if (this.#places === 0) this.#empty?.();
    }
  }

  /**
   * The pictures of an order, in its turn. `gone` ends it, with its reason. `pictures` has those that were finished,
   * also when it ends before its end.
   */
  async draw(order: Order, gone: AbortSignal, pictures: Drawn[] = []): Promise<Drawn[]> {
    const { tally, seconds } = this.#options;
    const arrived = performance.now();
    const end = new AbortController();
    const leave = () => {
      end.abort(gone.reason);
    };
    gone.addEventListener('abort', leave, { once: true });
    this.#controllers.add(end);
    let timer: NodeJS.Timeout | undefined;
    try {
      gone.throwIfAborted();
      const painter = await this.#turn(end.signal);
      tally.waited((performance.now() - arrived) / 1000);
      timer = setTimeout(() => {
        end.abort(tooLong(seconds));
      }, seconds * 1000);
      await this.#drawn(painter, { order, since: performance.now(), pictures, step: 0, steps: 0 }, end.signal);
      return pictures;
    } finally {
      clearTimeout(timer);
      gone.removeEventListener('abort', leave);
      this.#controllers.delete(end);
    }
  }

  async #drawn(painter: Painter, job: Job, signal: AbortSignal): Promise<void> {
    let outcome: Outcome = 'drawn';
    this.drawing.add(job);
    try {
      signal.throwIfAborted();
      await painter.draw(job.order, {
        signal,
        onStep: (done, total) => Object.assign(job, { step: done, steps: total }),
        onPicture: (picture) => {
          job.pictures.push(picture);
          job.step = 0;
        },
      });
    } catch (error) {
      outcome = outcomeOf(error, signal);
      throw error;
    } finally {
      const seconds = (performance.now() - job.since) / 1000;
      this.#secondsEach = this.#secondsEach === 0 ? seconds : this.#secondsEach + (seconds - this.#secondsEach) / 4;
      this.drawing.delete(job);
      this.#options.tally.ended(outcome, seconds, job.pictures.length);
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(painter);
      else next(painter);
    }
  }

  /** A painter that is free, first come, first served. */
  #turn(signal: AbortSignal): Promise<Painter> {
    const painter = this.#idle.shift();
    if (painter !== undefined) return Promise.resolve(painter);
    return new Promise((resolve, reject) => {
      const turn = (free: Painter): void => {
        signal.removeEventListener('abort', leave);
        resolve(free);
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        this.#options.tally.ended(outcomeOf(signal.reason, signal), 0, 0);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(turn);
    });
  }

  /** Takes nothing more, finishes what it has within `seconds`, ends the rest, and lets the painters go. */
  async stop(seconds: number): Promise<void> {
    this.#stopping = true;
    const timer = setTimeout(() => {
      for (const end of this.#controllers) end.abort(stopped());
    }, seconds * 1000);
    if (this.#places > 0) await new Promise<void>((resolve) => (this.#empty = resolve));
    clearTimeout(timer);
    await Promise.all(this.#options.painters.map((painter) => painter.dispose()));
  }
}

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (!signal.aborted) return 'failed';
  if (!(error instanceof Fault)) return 'cancelled';
  return error.status === 504 ? 'timeout' : 'stopped';
}

const stopped = (): Fault =>
  new Fault(503, 'SD_STOPPING', 'The server is stopping; try again later.', {
    'retry-after': '10',
    connection: 'close',
  });

const tooLong = (seconds: number): Fault => {
  const needed = 'ask for fewer steps, fewer pictures or a smaller size';
  const message = `The drawing took more than the ${seconds} seconds that this server allows; ${needed}.`;
  return new Fault(504, 'SD_TIMEOUT', message, { 'x-should-retry': 'false' }); // which clients of OpenAI heed
};
