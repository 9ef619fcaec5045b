import { SdError } from '../errors';
import { Scope } from '../layers/scope';
import type { During, OnProgress } from '../progress';

/** One call under way on an object: how it is followed and ended, and what it holds until it is over. */
export class Call implements During {
  readonly onProgress: OnProgress | undefined;
  readonly #caller: AbortSignal | undefined;
  readonly #controller = new AbortController();
  /** Aborted when the caller's signal is, and when the object that is called is disposed. */
  readonly signal = this.#controller.signal;
  readonly #scope = new Scope();
  readonly #guards: (() => void)[] = [];
  readonly #over: (call: Call) => void;
  #isPaused = false;

  /** `where` is the method that the user called; `over` is told when the call is closed. */
  constructor(
    readonly where: string,
    { signal, onProgress }: During,
    over: (call: Call) => void,
  ) {
    this.onProgress = onProgress;
    this.#caller = signal;
    this.#over = over;
    if (signal?.aborted === true) this.#abort();
    else signal?.addEventListener('abort', this.#abort);
  }

  /** Keeps what is to be disposed when the call is over. */
  hold<T extends { dispose(): void }>(held: T): T {
    return this.#scope.hold(held);
  }

  /** From now on `check` throws what `guard` throws. */
  guard(guard: () => void): void {
    this.#guards.push(guard);
  }

  /** Throws why the call cannot go on, if that is so. */
  check(): void {
    this.signal.throwIfAborted();
    for (const guard of this.#guards) guard();
  }

  /** Says that nothing is at work until `resume`: a generator that stands between two steps, and may never go on. */
  pause(): void {
    this.#isPaused = true;
  }

  /** Throws the reason when the call was ended meanwhile. */
  resume(): void {
    this.#isPaused = false;
    this.check();
  }

  /**
   * Ends the call. One at work closes itself at its next `check`, since nothing is freed under it; a paused one is
   * closed here.
   */
  end(reason: unknown): void {
    this.#controller.abort(reason);
    if (this.#isPaused) this.close();
  }

  /** Frees what the call holds. To be called when it is over, however it went. */
  close(): void {
    this.#caller?.removeEventListener('abort', this.#abort);
    this.#scope.dispose();
    this.#over(this);
  }

  readonly #abort = (): void => {
    this.end(this.#caller?.reason);
  };
}

/**
 * The calls under way on a model, and the order of their work. Whatever reads, writes or frees weights is a piece of
 * work, and pieces come one after the other, in the order in which they were asked for: nobody takes away what a piece
 * is using. A run is many pieces, so that several runs go on side by side. A change of weights waits for runs that are
 * driven to their end, and they for it; one that its caller drives step by step is not waited for, since that caller
 * may be the one who waits.
 */
export class Calls {
  readonly #open = new Set<Call>();
  readonly #runs = new Set<Promise<unknown>>();
  readonly #abandoned = new FinalizationRegistry<Call>((call) => {
    call.close();
  });
  #piece: Promise<unknown> = Promise.resolve();
  #change: Promise<unknown> = Promise.resolve();

  /** Begins a call, which whoever begins it closes. */
  begin(where: string, during: During = {}): Call {
    const call = new Call(where, during, () => this.#open.delete(call));
    this.#open.add(call);
    return call;
  }

  /** One call from beginning to end. Once it was ended, whatever it throws is the reason. */
  async run<T>(where: string, during: During, work: (call: Call) => Promise<T>): Promise<T> {
    const call = this.begin(where, during);
    try {
      return await work(call);
    } catch (error) {
      call.check();
      throw error;
    } finally {
      call.close();
    }
  }

  /**
   * A call that its caller drives: begun when the first step is asked for, closed when nobody can resume it any more.
   */
  steps<Step, Result>(
    where: string,
    during: During,
    work: (call: Call) => AsyncGenerator<Step, Result, void>,
  ): AsyncGenerator<Step, Result, void> {
    const steps = this.#steps(where, during, work, (call) => {
      this.#abandoned.register(steps, call);
    });
    return steps;
  }

  async *#steps<Step, Result>(
    where: string,
    during: During,
    work: (call: Call) => AsyncGenerator<Step, Result, void>,
    begun: (call: Call) => void,
  ): AsyncGenerator<Step, Result, void> {
    const call = this.begin(where, during);
    begun(call);
    try {
      return yield* work(call);
    } catch (error) {
      call.check();
      throw error;
    } finally {
      call.close();
    }
  }

  /**
   * Does `work` when all that was asked for before it has been done. A call that is ended while it waits does not wait
   * on.
   */
  inTurn<T>(call: Call, work: () => T | Promise<T>): Promise<T> {
    return this.#waiting(call, this.#piece, work, (done) => {
      this.#piece = done;
    });
  }

  /** A run that nobody interrupts: it has the same weights from its first piece to its last. */
  whole<T>(call: Call, run: () => Promise<T>): Promise<T> {
    return this.#waiting(call, this.#change, run, (done) => {
      this.#runs.add(done);
      void done.then(() => this.#runs.delete(done));
    });
  }

  /** `inTurn`, after the whole runs that were begun before, and before those that are begun after. */
  change<T>(call: Call, work: () => T | Promise<T>): Promise<T> {
    const before = Promise.allSettled([this.#change, ...this.#runs]);
    const change = () => this.inTurn(call, work);
    return this.#waiting(call, before, change, (done) => {
      this.#change = done;
    });
  }

  /** Ends every call, with an error that says that what it used was disposed. */
  end(): void {
    for (const call of this.#open) call.end(disposed(call.where));
  }

  #waiting<T>(
    call: Call,
    before: Promise<unknown>,
    work: () => T | Promise<T>,
    next: (done: Promise<unknown>) => void,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(call.signal.reason as Error);
      };
      if (call.signal.aborted) leave();
      call.signal.addEventListener('abort', leave);
      const done = before.then(async () => {
        call.signal.removeEventListener('abort', leave);
        call.check();
        return work();
      });
      next(done.catch(() => undefined));
      done.then(resolve, reject);
    });
  }
}

function disposed(where: string): SdError {
  const found = 'the model was disposed before the call had ended';
  return new SdError('SD_DISPOSED', `${where}: ${found}; keep it until then, or call again to load it anew.`);
}
