import { SdError, type OnProgress, type SdImage, type StepInfo } from '../index';
import type { Followed, Next } from './protocol';

type Steps = AsyncGenerator<StepInfo, SdImage[], void>;

/** A run that a client drives. */
interface Driven {
  readonly steps: Steps;
  readonly controller: AbortController;
  /** The call that is followed now. */
  onProgress: OnProgress | undefined;
  last: StepInfo | null;
}

/** The runs that one client drives step by step, by their numbers. */
export class Runs {
  readonly #runs = new Map<number, Driven>();
  #last = 0;

  begin(start: (during: Followed) => Steps): number {
    const controller = new AbortController();
    const onProgress: OnProgress = (progress) => {
      driven.onProgress?.(progress);
    };
    const steps = start({ signal: controller.signal, onProgress });
    const driven: Driven = { steps, controller, onProgress: undefined, last: null };
    this.#runs.set(++this.#last, driven);
    return this.#last;
  }

  async next(run: number, { signal, onProgress }: Followed): Promise<Next> {
    const driven = this.#run(run);
    driven.onProgress = onProgress;
    const abort = (): void => {
      this.end(run);
    };
    signal.addEventListener('abort', abort);
    try {
      const next = await driven.steps.next();
      if (next.done === true) {
        this.#runs.delete(run);
        return { images: next.value };
      }
      driven.last = next.value;
      const { preview: _, ...step } = next.value;
      return { step };
    } catch (error) {
      this.#runs.delete(run);
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async preview(run: number): Promise<readonly SdImage[]> {
    return (await this.#run(run).last?.preview()) ?? [];
  }

  /** Ends a run: at once when it stands between two steps, else at its next wait. */
  end(run: number): void {
    const driven = this.#runs.get(run);
    this.#runs.delete(run);
    driven?.controller.abort();
    void driven?.steps.return([]).catch(() => undefined);
  }

  endAll(): void {
    for (const run of [...this.#runs.keys()]) this.end(run);
  }

  #run(run: number): Driven {
    const driven = this.#runs.get(run);
    if (driven !== undefined) return driven;
    throw new SdError('SD_WORKER', `generate: the run ${run} is over; begin another.`);
  }
}
