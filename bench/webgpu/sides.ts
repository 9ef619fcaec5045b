import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { root } from '../peers/environments';
import { difference } from '../statistics';
import type { SubjectName } from './subjects';

export type PeerName = 'tfjs' | 'onnxruntime';

/** Ours / the other's least time of a run; null where the other does not run. */
export type Ratios = Readonly<Record<PeerName, number | null>>;

/** Far above rounding, far below what a wrong network gives; relative to the largest value. */
const TOLERANCE = 1e-3;

/** How to run a script of this folder. */
export const tsx = (script: string): readonly [command: string, args: string[]] => [
  join(root, 'node_modules/.bin/tsx'),
  ['-C', 'source', join(root, 'bench/webgpu', script)],
];

/** `step.ts` for one side, in a process of its own, since instances of Dawn do not get along. */
class Side {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly times: number[] = [];

  private constructor(
    readonly name: string,
    child: ChildProcess,
    lines: Interface,
  ) {
    this.#child = child;
    this.#lines = lines[Symbol.asyncIterator]();
  }

  static async open(name: string, subject: string, folder: string): Promise<{ side: Side; answer: Float32Array }> {
    const [command, args] = tsx('step.ts');
    const child = spawn(command, [...args, name, subject, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const side = new Side(name, child, createInterface({ input: child.stdout }));
    const { answer } = (await side.#next()) as { answer: readonly number[] };
    return { side, answer: Float32Array.from(answer) };
  }

  async #next(): Promise<unknown> {
    for (;;) {
      const line = await this.#lines.next();
      if (line.done === true) throw new Error(`the process of ${this.name} ended`);
      if (line.value.startsWith('{')) return JSON.parse(line.value);
    }
  }

  async run(): Promise<void> {
    this.#child.stdin?.write('\n');
    this.times.push(((await this.#next()) as { ms: number }).ms);
  }

  get least(): number {
    return Math.min(...this.times);
  }

  close(): void {
    this.#child.stdin?.end();
  }
}

/**
 * Runs a subject on ours and on the others, which take turns. Who cannot run it says why on stderr. Throws if ours cannot,
 * or if answers differ.
 */
export async function compare(
  subject: SubjectName,
  peers: readonly PeerName[],
  folder: string,
  rounds: number,
): Promise<Ratios> {
  const opening = await Promise.allSettled(['ours', ...peers].map((name) => Side.open(name, subject, folder)));
  const open = opening.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  try {
    const ours = open.find(({ side }) => side.name === 'ours');
    if (ours === undefined) throw new Error(`${subject}: ours does not run`);
    for (const { side, answer } of open) {
      const distance = difference(answer, ours.answer);
      if (!(distance < TOLERANCE)) throw new Error(`${subject}: the answer of ${side.name} is ${distance} away`);
    }
    for (let round = 0; round < rounds; round++) for (const { side } of open) await side.run();
    const times = open.map(({ side }) => `${side.name} ${side.least.toFixed(0)} ms`);
    console.error(`${subject}: ${times.join(', ')}`);
    const ratio = (name: PeerName): number | null => {
      const peer = open.find(({ side }) => side.name === name);
      return peer === undefined ? null : ours.side.least / peer.side.least;
    };
    return { tfjs: ratio('tfjs'), onnxruntime: ratio('onnxruntime') };
  } finally {
    for (const { side } of open) side.close();
  }
}
