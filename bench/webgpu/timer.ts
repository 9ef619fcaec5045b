import { median } from '../statistics';

/** A dispatch with all that it needs. */
export interface Work {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/** How long work took, and of how many passes that is the median. */
export interface Timed {
  readonly seconds: number;
  readonly rounds: number;
  /** One workgroup before, in which some drivers still compile. */
  readonly firstSeconds: number;
}

/** Passes are made this long, so that a clock's steps, often 0.1 ms, and the cost of a submit do not matter; in seconds. */
const LONG_ENOUGH = 0.02;
const MOST_TIMES = 2000;
/** Work has about as much time, in seconds: what takes longer is run in fewer rounds, and at last once. */
const BUDGET = 2;

/** Times work on a device: by its own clock where it has one, else by that of the processor around a submit. */
export class Timer {
  readonly #device: GPUDevice;
  readonly #stamps: { readonly set: GPUQuerySet; readonly resolved: GPUBuffer; readonly read: GPUBuffer } | null;
  readonly #rounds: number;

  constructor(device: GPUDevice, rounds: number) {
    this.#device = device;
    this.#rounds = rounds;
    this.#stamps = device.features.has('timestamp-query')
      ? {
          set: device.createQuerySet({ type: 'timestamp', count: 2 }),
          resolved: device.createBuffer({ size: 16, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC }),
          read: device.createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST }),
        }
      : null;
  }

  get clock(): 'timestamp-query' | 'wall' {
    return this.#stamps === null ? 'wall' : 'timestamp-query';
  }

  /** Passes of work that is not too long. */
  get rounds(): number {
    return this.#rounds;
  }

  /** What the work takes once: the median of some passes in which it is repeated. */
  async time(work: Work): Promise<Timed> {
    const one = await this.#pass({ ...work, workgroups: [1, 1, 1] }, 1);
    const first = await this.#pass(work, 1);
    if (first > BUDGET / 2) return { seconds: first, rounds: 1, firstSeconds: one };
    const once = first > LONG_ENOUGH ? first : await this.#pass(work, 1);
    const times = Math.min(MOST_TIMES, Math.max(1, Math.ceil(LONG_ENOUGH / Math.max(once, 1e-6))));
    const rounds = Math.max(1, Math.min(this.#rounds, Math.floor(BUDGET / (once * times))));
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) seconds.push((await this.#pass(work, times)) / times);
    return { seconds: median(seconds), rounds, firstSeconds: one };
  }

  async #pass(work: Work, times: number): Promise<number> {
    const stamps = this.#stamps;
    const encoder = this.#device.createCommandEncoder();
    const writes = stamps && { querySet: stamps.set, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 };
    const pass = encoder.beginComputePass(writes === null ? {} : { timestampWrites: writes });
    pass.setPipeline(work.pipeline);
    pass.setBindGroup(0, work.group);
    for (let i = 0; i < times; i++) pass.dispatchWorkgroups(...work.workgroups);
    pass.end();
    if (stamps !== null) {
      encoder.resolveQuerySet(stamps.set, 0, 2, stamps.resolved, 0);
      encoder.copyBufferToBuffer(stamps.resolved, 0, stamps.read, 0, 16);
    }
    const commands = encoder.finish();
    await this.#device.queue.onSubmittedWorkDone();
    const start = performance.now();
    this.#device.queue.submit([commands]);
    await this.#device.queue.onSubmittedWorkDone();
    const wall = (performance.now() - start) / 1000;
    if (stamps === null) return wall;
    await stamps.read.mapAsync(GPUMapMode.READ);
    const [begun = 0n, ended = 0n] = new BigUint64Array(stamps.read.getMappedRange());
    stamps.read.unmap();
    return ended > begun ? Number(ended - begun) / 1e9 : wall;
  }

  dispose(): void {
    this.#stamps?.set.destroy();
    this.#stamps?.resolved.destroy();
    this.#stamps?.read.destroy();
  }
}
