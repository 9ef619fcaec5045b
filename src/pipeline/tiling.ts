import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import { Scope } from '../layers/scope';
import type { LatentShape } from '../schedulers';
import { latentFactor, type Preset } from '../models/presets';
import { settled } from './pacing';

/** What makes pixels `[B, f·h, f·w, 3]`, −1 to 1, of latents `[B, h, w, C]`: a new tensor, the caller's. */
export interface LatentDecoder {
  /** What others know it by; it stands in the settings of pictures. */
  readonly name?: string;
  run(latents: Tensor4D): Tensor4D;
}

/** Neighbours have a quarter of a tile in common, as in diffusers' autoencoder. */
const PARTS = 4;

/**
 * The side of the tiles that the option `vaeTiling` asks for, in pixels; null without tiling. Throws `OptionError` for one that is no
 * multiple of what is needed.
 */
export function tileSide(where: string, vaeTiling: boolean | number | undefined, preset: Preset): number | null {
  if (vaeTiling === undefined || vaeTiling === false) return null;
  const multiple = PARTS * latentFactor(preset);
  const atLeast = (side: number) => Math.ceil(side / multiple) * multiple;
  if (vaeTiling === true) return atLeast(preset.tileSize ?? preset.imageSize);
  if (vaeTiling % multiple === 0) return vaeTiling;
  const needed = `a multiple of ${multiple} is needed, the next is ${atLeast(vaeTiling)}`;
  throw new OptionError(`${where}: vaeTiling is ${vaeTiling}; ${needed}.`);
}

/** How pixels are made. */
interface Decoding {
  /** Pixels of a latent's side. */
  readonly factor: number;
  /** Side of the tiles in pixels; null: the whole at once. */
  readonly tile: number | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * Latents `[B, h, w, C]` → pixels `[B, f·h, f·w, 3]`, in tiles where asked to. Throws `OptionError` for a decoder that makes others, and
 * the reason of a signal that is aborted before, between tiles, or while the engine is at work.
 */
export async function decodePixels(decoder: LatentDecoder, latents: Tensor4D, run: Decoding): Promise<Tensor4D> {
  const { factor, tile, signal } = run;
  const [batch, height, width] = latents.shape;
  signal?.throwIfAborted();
  const pixels =
    tile === null ? decoder.run(latents) : await decodeTiled(decoder, latents, { tile: tile / factor, factor, signal });
  const needed = [batch, factor * height, factor * width, 3];
  if (pixels.shape.join() === needed.join()) return pixels;
  pixels.dispose();
  const found = `the decoder made [${pixels.shape.join(', ')}] of latents [${latents.shape.join(', ')}]`;
  throw new OptionError(`decoder: ${found}; [${needed.join(', ')}] is needed: take one of this family.`);
}

/** The shapes of the latents that a decoder is given of latents of this shape, with tiles of this side in latents or without (null). */
export function tileShapes([batch, height, width, channels]: LatentShape, tile: number | null): LatentShape[] {
  if (tile === null || (height <= tile && width <= tile)) return [[batch, height, width, channels]];
  const step = tile - tile / PARTS;
  const sides = (length: number) => {
    const starts = Array.from({ length: Math.ceil(length / step) }, (_, i) => i * step);
    return [...new Set(starts.map((start) => Math.min(tile, length - start)))];
  };
  return sides(height).flatMap((h) => sides(width).map((w): LatentShape => [batch, h, w, channels]));
}

interface Tiling {
  /** Side of a tile in latents, a multiple of 4. */
  readonly tile: number;
  /** Pixels of a latent's side. */
  readonly factor: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decodes latents in tiles that overlap by a quarter and are blended linearly there, from above and then from the left, as diffusers'
 * `AutoencoderKL.tiled_decode`: what the decoder holds at once is bounded by a tile. Norms and attention see one tile alone, so that
 * the picture differs from that of the whole. Timers run between tiles, and an aborted signal ends it there.
 */
export async function decodeTiled(
  decoder: LatentDecoder,
  latents: Tensor4D,
  { tile, factor, signal }: Tiling,
): Promise<Tensor4D> {
  const [, height, width] = latents.shape;
  if (height <= tile && width <= tile) return decoder.run(latents);
  const step = tile - tile / PARTS;
  const overlap = (tile / PARTS) * factor;
  const scope = new Scope();
  try {
    const rows: Tensor4D[] = [];
    let above: Tensor4D[] = [];
    for (let top = 0; top < height; top += step) {
      const row: Tensor4D[] = [];
      for (let left = 0; left < width; left += step) {
        signal?.throwIfAborted();
        const decoded = scope.hold(decodePiece(decoder, latents, top, left, tile));
        await settled(decoded);
        const [up, before] = [above[row.length], row.at(-1)];
        row.push(scope.hold(tf.tidy(() => blended(before, blended(up, decoded, 1, overlap), 2, overlap))));
        decoded.dispose();
      }
      rows.push(
        scope.hold(
          tf.tidy(() =>
            tf.concat(
              row.map((piece) => cropped(piece, step * factor)),
              2,
            ),
          ),
        ),
      );
      tf.dispose(above);
      above = row;
    }
    return tf.concat(rows, 1);
  } finally {
    scope.dispose();
  }
}

function decodePiece(decoder: LatentDecoder, latents: Tensor4D, top: number, left: number, tile: number): Tensor4D {
  const [, height, width] = latents.shape;
  const size = [-1, Math.min(tile, height - top), Math.min(tile, width - left), -1] as [number, number, number, number];
  return tf.tidy(() => decoder.run(tf.slice(latents, [0, top, left, 0], size)));
}

/** `next`, whose first `overlap` rows (axis 1) or columns (2) fade in over the last ones of the piece before it, if there is one. */
function blended(before: Tensor4D | undefined, next: Tensor4D, axis: 1 | 2, overlap: number): Tensor4D {
  if (before === undefined) return tf.clone(next);
  const extent = Math.min(before.shape[axis], next.shape[axis], overlap);
  const part = (x: Tensor4D, start: number, count: number): Tensor4D => {
    const [begin, size] = [[0, 0, 0, 0], [...x.shape]] as [number[], number[]];
    [begin[axis], size[axis]] = [start, count];
    return tf.slice(x, begin, size);
  };
  const from = part(before, before.shape[axis] - extent, extent);
  const share = tf.reshape(tf.linspace(0, 1 - 1 / extent, extent), axis === 1 ? [1, extent, 1, 1] : [1, 1, extent, 1]);
  const faded = tf.add<Tensor4D>(from, tf.mul(tf.sub(part(next, 0, extent), from), share));
  const rest = next.shape[axis] - extent;
  return rest === 0 ? faded : tf.concat([faded, part(next, extent, rest)], axis);
}

/** At most the first `limit` rows and columns. */
function cropped(x: Tensor4D, limit: number): Tensor4D {
  const [batch, height, width, channels] = x.shape;
  return tf.slice(x, [0, 0, 0, 0], [batch, Math.min(limit, height), Math.min(limit, width), channels]);
}
