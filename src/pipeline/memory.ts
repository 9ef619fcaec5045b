import { currentEngine, type Memory } from '../backends/engine';
import { UnsupportedError } from '../errors';
import { widths } from '../backends/half';
import type { Module, Param } from '../layers/module';
import type { Policy } from '../precision/policy';
import { blocksAt, type Part } from '../weights/names';
import type { OnProgress } from '../progress';
import type { Size } from './options';
import type { Run } from './run';
import { latentFactor, type Preset } from '../models/presets';
import { isTiny } from '../models/tiny-autoencoder';
import { TinyDecoder } from '../checkpoints/tiny-decoder';
import type { LatentDecoder } from './tiling';

/** What a run needs, in bytes, on the current backend. */
export interface MemoryEstimate {
  readonly backend: string;
  /** The weights of each part that draws, as the backend holds them; what is kept away from it counts as what is in it at a time. */
  readonly weights: Readonly<Partial<Record<Part, number>>>;
  /** Parts whose weights are kept away from the backend because it cannot hold them, with the bytes they take outside, at most. */
  readonly away: Readonly<Partial<Record<Part, number>>>;
  /** What the largest network needs besides weights while it runs. */
  readonly working: number;
  /** Weights that are on the backend together, and `working`. */
  readonly total: number;
  /** What the backend has for it; null where nothing says. */
  readonly limit: number | null;
  /** Whether nothing can be had beyond the limit; else it is a guess, at which a run is warned of and not refused. */
  readonly isHard: boolean;
}

/** What is to be drawn, as far as memory depends on it. */
export interface Work extends Size, Pick<Run, 'batchSize' | 'tile'> {
  /** The decoder that the caller has brought; null: the model's own. */
  readonly decoder: LatentDecoder | null;
  /** Whether the UNet runs on both halves of guidance. */
  readonly isGuided: boolean;
  /** Whether it begins with a picture, which is encoded. */
  readonly isFromPicture: boolean;
}

const FLOAT = 4;

/**
 * What the networks need while they run, as measured (bench/memory.ts): the UNet, on both halves of guidance, mostly at its finest
 * level: the feed-forward of its transformers, pieces of attention scores, and the skips; the decoder at its last levels, of one
 * tile at a time where there are tiles; the image encoder, on one picture, at its first level. What a decoder of the caller's own needs,
 * the caller knows.
 */
export function workingBytes(preset: Preset, work: Work): number {
  const { height, width, batchSize, isGuided, isFromPicture, tile, decoder } = work;
  const { diffusionModel, autoencoder } = preset;
  const factor = latentFactor(preset);
  const places = (height / factor) * (width / factor);
  const { widths } = diffusionModel;
  const skips = widths.reduce(
    (sum, width, level) => sum + ((blocksAt(diffusionModel, level) + 1) * width * places) / 4 ** level,
    0,
  );
  const scores = 3 * 64 * 2 ** 20; // three of backends/reference.ts' SCORE_BYTES
  const rows = (isGuided ? 2 : 1) * batchSize;
  const denoise = rows * FLOAT * (skips + 33 * (widths[0] as number) * places) + scores;
  const most = tile ?? Infinity;
  const pixels = Math.min(height, most) * Math.min(width, most);
  const whole = tile === null ? 0 : TILED_IMAGES * 3 * height * width;
  const attended = isTiny(autoencoder) ? 0 : scores;
  const perPixel = decoder === null ? ownPerPixel(autoencoder) : tinyPerPixel(decoder);
  const decode = batchSize * FLOAT * (pixels * perPixel + whole) + (decoder === null ? attended : 0);
  const finest = autoencoder.widths[0] as number;
  const encode = isFromPicture ? FLOAT * height * width * ENCODER_IMAGES * finest + attended : 0;
  return Math.max(denoise, decode, encode);
}

function ownPerPixel(autoencoder: Preset['autoencoder']): number {
  const widest = Math.max(...autoencoder.widths.slice(0, 2));
  return (isTiny(autoencoder) ? TINY_IMAGES : DECODER_IMAGES) * widest;
}

function tinyPerPixel(decoder: object): number {
  return decoder instanceof TinyDecoder ? TINY_IMAGES * decoder.config.width : 0;
}

/** Images of its width that a tiny decoder holds at once, at its finest level. */
const TINY_IMAGES = 4;

/** Images of the second level's width that the decoder holds at once. */
const DECODER_IMAGES = 5;

/** Images of the first level's width that the image encoder holds at once. */
const ENCODER_IMAGES = 5;

/** Pictures of three channels that are held while tiles are joined: the rows, two rows of tiles, and the whole. */
const TILED_IMAGES = 4;

/** A network of a run. */
export interface Needed {
  readonly part: Part;
  readonly model: Module & { readonly policy: Policy };
}

/** Bytes of a network's weights as its policy holds them: matrices, filters and tables may be halves, the first two 8 bits. */
export function heldBytes(model: Needed['model']): number {
  let bytes = 0;
  for (const [, param] of model.parameters()) bytes += bytesOf(model, param);
  return bytes;
}

function bytesOf({ policy }: Needed['model'], { kind, size, shape }: Param): number {
  if (kind === 'vector') return FLOAT * size;
  const isQuantized = policy.quantizationMode !== null && kind !== 'embedding';
  const perOutput = currentEngine().intake?.outputBytes ?? FLOAT;
  return isQuantized ? size + perOutput * (shape.at(-1) ?? 1) : widths[policy.computeDtype] * size;
}

/**
 * Which weights a backend holds and which are kept away from it: the largest parts first, until the rest and `working` fit. Only
 * where the backend's memory is not the process's, which is where nothing can be had beyond its limit, is there another place for them.
 */
export function planMemory(
  backend: string,
  { limit, isHard }: Memory,
  needed: readonly Needed[],
  working: number,
  oneAtATime: boolean,
): MemoryEstimate {
  const sizes = new Map(needed.map(({ part, model }) => [part, heldBytes(model)]));
  const away: Partial<Record<Part, number>> = {};
  const together = () => {
    const each = [...sizes.values()];
    return oneAtATime ? Math.max(0, ...each) : each.reduce((sum, bytes) => sum + bytes, 0);
  };
  const byBytes = [...needed].sort((a, b) => b.model.parameterCount - a.model.parameterCount);
  for (const { part, model } of isHard ? byBytes : []) {
    if (limit === null || together() + working <= limit * USABLE) break;
    away[part] = FLOAT * model.parameterCount;
    sizes.set(part, 2 * FLOAT * largest(model));
  }
  const total = together() + working;
  return { backend, weights: Object.fromEntries(sizes), away, working, total, limit, isHard };
}

/** Heaps are never filled to the brim: freed pieces lie between used ones. */
export const USABLE = 0.9;

function largest(model: Module): number {
  let size = 0;
  for (const [, param] of model.parameters()) size = Math.max(size, param.size);
  return size;
}

/**
 * Throws `UnsupportedError`, with the figures, for a run that cannot fit. Where the limit is a guess, as on systems that swap, give back
 * what caches hold, or tell a container less than there is, it warns of them.
 */
export function requireMemory(where: string, estimate: MemoryEstimate, onProgress?: OnProgress): void {
  const { backend, weights, working, total, limit, isHard } = estimate;
  if (limit === null || total <= limit) return;
  const parts = Object.entries(weights).map(([part, bytes]) => `${part} ${gigabytes(bytes)}`);
  const found = `about ${gigabytes(total)} are needed on ${backend} (${parts.join(', ')}, at work ${gigabytes(working)})`;
  const advice = 'draw smaller or fewer pictures at a time, or set lowMemory';
  const message = `${where}: ${found}; it has ${gigabytes(limit)}: ${advice}.`;
  if (isHard) throw new UnsupportedError(message);
  onProgress?.({ kind: 'warning', message });
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}
