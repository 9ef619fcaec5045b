import type { Context } from 'hono';
import type { Drawn, Limits, Order, Usual } from './order';
import type { Queue } from './queue';
import type { Store } from './store';

/** What the APIs are served with. */
export interface Host {
  /** What others know the model by, which is no path. */
  readonly modelName: string;
  readonly usual: Usual;
  readonly limits: Limits;
  readonly queue: Queue;
  readonly store: Store;
  /** The body of a request as JSON. Throws a `Fault` when it is none. */
  readonly body: (c: Context) => Promise<unknown>;
  /**
   * Draws for a request, whose leaving ends it, as does `end`. `pictures` has those that were finished, also when it
   * ends before its end.
   */
  readonly draw: (c: Context, order: Order, end?: AbortSignal, pictures?: Drawn[]) => Promise<Drawn[]>;
}
