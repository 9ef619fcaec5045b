import { OptionError, SdError } from '../errors';
import type { During, OnProgress, Progress } from '../progress';
import { errorOf } from './failures';
import type { Answer, Heard, Method, Methods, Said } from './protocol';

/** A worker that has been started, and the way to it. */
export interface Started {
  say(said: Said): void;
  /** From now on `heard` is told what the host says. */
  listen(heard: (heard: Heard) => void): void;
  /** Whether other pages may have the same. */
  readonly isShared: boolean;
  /** Calls `failed` when the worker cannot go on, with the reason. */
  watch(failed: (reason: string) => void): void;
  /** Says whether anything is waited for: a worker that nobody waits for keeps no process alive. */
  busy(isBusy: boolean): void;
  /** Ends the worker, or, where others share it, the way to it. */
  stop(): void;
}

interface Pending {
  readonly onProgress: OnProgress | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** A client's end of a line to a host: the calls that wait for an answer. */
export class Line {
  readonly #pending = new Map<number, Pending>();
  readonly #started: Started;
  #last = 0;
  /** Why nothing can be asked any more. */
  #broken: SdError | null = null;

  constructor(started: Started) {
    this.#started = started;
    started.listen((heard) => {
      this.#hear(heard);
    });
    started.watch((reason) => {
      const advice = 'connect() again; when its file is missing, give its place as the option `worker`';
      this.#break(new SdError('SD_WORKER', `connect: the worker has ended: ${reason}; ${advice}.`));
    });
  }

  /** Calls a method of the host. Throws what it throws there, and the reason of a signal at once. */
  ask<M extends Method>(method: M, args: Parameters<Methods[M]>, during: During = {}): Promise<Answer<M>> {
    const { signal, onProgress } = during;
    return new Promise<Answer<M>>((resolve, reject) => {
      if (this.#broken !== null) throw this.#broken;
      signal?.throwIfAborted();
      const id = ++this.#last;
      const abort = () => {
        this.#say({ abort: id });
        settle(() => {
          reject(signal?.reason as Error);
        });
      };
      const settle = (how: () => void) => {
        signal?.removeEventListener('abort', abort);
        this.#pending.delete(id);
        if (this.#pending.size === 0) this.#started.busy(false);
        how();
      };
      this.#post(method, { id, method, args, isFollowed: onProgress !== undefined });
      signal?.addEventListener('abort', abort);
      this.#pending.set(id, {
        onProgress,
        resolve: (result) => {
          settle(() => {
            resolve(result as Answer<M>);
          });
        },
        reject: (reason) => {
          settle(() => {
            reject(reason);
          });
        },
      });
      this.#started.busy(true);
    });
  }

  /** Ends what was started, and every call that still waits. */
  close(reason: SdError): void {
    this.#break(reason);
    this.#started.stop();
  }

  #break(reason: SdError): void {
    this.#broken ??= reason;
    for (const one of [...this.#pending.values()]) one.reject(reason);
  }

  #post(where: string, said: Said): void {
    try {
      this.#say(said);
    } catch (cause) {
      const found = `the arguments hold what cannot cross to a worker (${String(cause)})`;
      throw new OptionError(`${where}: ${found}; give plain data, and samplers by name.`, { cause });
    }
  }

  #say(said: Said): void {
    this.#started.say(said);
  }

  #hear(heard: Heard): void {
    const pending = this.#pending.get(heard.id);
    if (pending === undefined) return; // its caller has left
    if ('progress' in heard) this.#tell(heard.id, pending, heard.progress);
    else if ('failure' in heard) pending.reject(errorOf(heard.failure));
    else pending.resolve(heard.result);
  }

  /** What the callback throws ends the call, as it does without a worker. */
  #tell(id: number, { onProgress, reject }: Pending, progress: Progress): void {
    try {
      onProgress?.(progress);
    } catch (error) {
      this.#say({ abort: id });
      reject(error as Error);
    }
  }
}
