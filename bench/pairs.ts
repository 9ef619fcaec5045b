import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Peer, withPeers } from './peers/peer';
import { checkpointOf, commandOf, preparesWeights, type SubjectName, type Task } from './peers/subjects';

/** Ours and the other, in this order. */
export type Pair = readonly [SubjectName, SubjectName];

/** What `npm run figures -- node` compares. */
export const usualPairs: readonly Pair[] = [
  ['sd-ts f32', 'KerasCV f32'],
  ['sd-ts eager f32', 'KerasCV f32'],
  ['sd-ts bf16', 'KerasCV f32'],
  ['sd-ts bf16', 'KerasCV bf16'],
  ['sd-ts bf16', 'diffusers bf16'],
  ['sd-ts bf16', 'OpenVINO bf16'],
  ['sd-ts f32', 'OpenVINO f32'], // where there is no bfloat16
];

export interface Options extends Task {
  readonly rounds: number;
}

/** Seconds of each of the two, and what the first takes of the second: medians' ratio. */
export interface Comparison {
  readonly seconds: readonly [readonly number[], readonly number[]];
  readonly medians: readonly [number, number];
  readonly minima: readonly [number, number];
  readonly ratio: number;
}

export interface PairReport {
  readonly step: Comparison;
  readonly decode: Comparison;
  /** MB that each process took at most, all told. */
  readonly peakMB: readonly [number, number];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? NaN) + (sorted[sorted.length >> 1] ?? NaN)) / 2;
}

function compared(ours: readonly number[], other: readonly number[]): Comparison {
  const medians = [median(ours), median(other)] as const;
  const minima = [Math.min(...ours), Math.min(...other)] as const;
  return { seconds: [ours, other], medians, minima, ratio: medians[0] / medians[1] };
}

/** `measure` for both, round after round, the order turned each time: a b, b a, a b … */
async function inTurn(rounds: number, measure: (which: 0 | 1) => Promise<number>): Promise<Comparison> {
  const seconds: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      seconds[which].push(await measure(which));
    }
  }
  return compared(...seconds);
}

function start(name: SubjectName, task: Task): Promise<Peer> {
  return Peer.start(name, commandOf(name, task));
}

/** One denoising step and one run of the decoder, in two live processes in turn, after one of each that does not count. */
export async function comparePair(pair: Pair, options: Options): Promise<PairReport> {
  const starts = pair.map((name) => () => start(name, options));
  return await withPeers(starts, async (ours, other) => {
    const peers = [ours, other] as const;
    const measure = async (work: 'step' | 'decode') => {
      for (const peer of peers) await peer.time(work);
      return inTurn(options.rounds, (which) => peers[which].time(work));
    };
    const [step, decode] = [await measure('step'), await measure('decode')];
    return { step, decode, peakMB: [await peers[0].quit(), await peers[1].quit()] };
  });
}

/**
 * From the start of a process to the end of its first step; a fresh one each time, alone, its files in the page cache. Weights that a
 * subject prepares are there already.
 */
export async function compareCold(pair: Pair, options: Options): Promise<Comparison> {
  for (const name of pair.filter(preparesWeights))
    await withPeers([() => start(name, options)], () => Promise.resolve());
  return await inTurn(options.rounds, async (which) => {
    await readAll(checkpointOf(pair[which]));
    return withPeers([() => start(pair[which], options)], async (peer) => {
      await peer.time('step');
      return peer.age;
    });
  });
}

/** Reads every file of a folder, so that the page cache holds them. */
async function readAll(folder: string): Promise<void> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const stream = createReadStream(join(entry.parentPath, entry.name), { highWaterMark: 2 ** 24 });
    await pipeline(
      stream,
      new Writable({
        write: (_chunk, _encoding, done: () => void) => {
          done();
        },
      }),
    );
  }
}
