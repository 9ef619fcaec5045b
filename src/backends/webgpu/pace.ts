/** Work between two submits, in seconds. Windows ends a device that is busy for two seconds. */
const SUBMIT_SECONDS = 0.1;

/** A dispatch takes no longer by the rate of products, in seconds, so that one at half of it has half a second. */
const DISPATCH_SECONDS = 0.25;

/** FLOP a second until they are measured: about what the smallest integrated GPUs reach. */
const FIRST_RATE = 8e10;

interface Work {
  readonly flops: number;
}

/** How fast a device works, as seen so far, and how much is therefore submitted at a time. */
export class Pace {
  readonly #queue: GPUQueue;
  /** FLOP a second. */
  rate = FIRST_RATE;
  #isMeasuring = false;

  constructor(queue: GPUQueue) {
    this.#queue = queue;
  }

  /** The most FLOP in a submit of several dispatches; ops that run one by one may end it with a dispatch more. */
  get budget(): number {
    return SUBMIT_SECONDS * this.rate;
  }

  /** Cuts work into submits, each of one dispatch at least. */
  parts<T extends Work>(work: readonly T[]): T[][] {
    const parts: T[][] = [];
    let flops = Infinity;
    for (const one of work) {
      if (flops + one.flops > this.budget) {
        parts.push([]);
        flops = 0;
      }
      parts.at(-1)?.push(one);
      flops += one.flops;
    }
    return parts;
  }

  /** Measures the rate of work that has just been submitted to an idle queue. */
  learn(work: readonly Work[]): void {
    const flops = work.reduce((sum, one) => sum + one.flops, 0);
    if (this.#isMeasuring || flops === 0) return;
    this.#isMeasuring = true;
    const start = performance.now();
    const end = () => {
      this.#isMeasuring = false;
    };
    this.#queue.onSubmittedWorkDone().then(() => {
      this.rate = (1000 * flops) / Math.max(0.1, performance.now() - start);
      end();
    }, end); // a lost device tells its health
  }
}

/**
 * The most FLOP of a dispatch at that rate. It is a power of two, as rates vary a little, and with the cut of work the
 * order of a sum may change.
 */
export function mostFlops(rate: number = FIRST_RATE): number {
  return 2 ** Math.floor(Math.log2(DISPATCH_SECONDS * rate));
}

const all = new WeakMap<GPUDevice, Pace>();

export function paceOf(device: GPUDevice): Pace {
  const found = all.get(device) ?? new Pace(device.queue);
  all.set(device, found);
  return found;
}
