// The transforms of Winograd's F(4×4, 3×3) (Lavin & Gray, 2015): Bᵀ·tile·B of an image, G·filter·Gᵀ, and Aᵀ·products·A. The 36 places of
// each lie `step` bytes apart, and `turn` is where 6×6 vectors are turned.
import { loadSome, storeSome } from './lanes';
import { loadSomeOf } from './numbers';

/** Bytes in which a tile is turned: 6×6 vectors. */
// @ts-ignore: decorator
@inline
export const TURN: usize = 576;

/** Six vectors at `from`, `step` bytes apart, times Bᵀ, to `to`. */
// @ts-ignore: decorator
@inline
function turnInput(d0: v128, d1: v128, d2: v128, d3: v128, d4: v128, d5: v128, to: usize, step: usize): void {
  const four = f32x4.splat(4), five = f32x4.splat(5);
  v128.store(to, f32x4.add(f32x4.sub(f32x4.mul(d0, four), f32x4.mul(d2, five)), d4));
  let even = f32x4.sub(d4, f32x4.mul(d2, four)), odd = f32x4.sub(d3, f32x4.mul(d1, four));
  v128.store(to + step, f32x4.add(even, odd));
  v128.store(to + 2 * step, f32x4.sub(even, odd));
  even = f32x4.sub(d4, d2);
  odd = f32x4.sub(d3, d1);
  odd = f32x4.add(odd, odd);
  v128.store(to + 3 * step, f32x4.add(even, odd));
  v128.store(to + 4 * step, f32x4.sub(even, odd));
  v128.store(to + 5 * step, f32x4.add(f32x4.sub(f32x4.mul(d1, four), f32x4.mul(d3, five)), d5));
}

/**
 * The tile whose outputs begin at (top, left): BᵀdB of each channel, to `to` with its places `step` bytes apart. With `doubled` 1 the
 * image [height/2, width/2] is seen at twice its size.
 */
export function transformInput(height: i32, width: i32, inputs: i32, image: usize, pixel: usize, doubled: i32, top: i32, left: i32, to: usize, step: usize, turn: usize): void {
  const bytes = <usize>inputs << 2, zero = f32x4.splat(0), line = width >> doubled;
  // Columns −1 to 4 of the tile, as distances in bytes from the row's first pixel.
  const x0 = <usize>((left - 1) >> doubled) * pixel, x1 = <usize>(left >> doubled) * pixel, x2 = <usize>((left + 1) >> doubled) * pixel;
  const x3 = <usize>((left + 2) >> doubled) * pixel, x4 = <usize>((left + 3) >> doubled) * pixel, x5 = <usize>((left + 4) >> doubled) * pixel;
  const within = left > 0 && left + 5 <= width;
  for (let c: usize = 0; c < bytes; c += 16) {
    for (let i = 0; i < 6; i++) {
      const y = top + i - 1, row = turn + <usize>i * 96;
      const inside = y >= 0 && y < height;
      const from = image + c + <usize>((y >> doubled) * line) * pixel;
      if (inside && within) {
        turnInput(v128.load(from + x0), v128.load(from + x1), v128.load(from + x2), v128.load(from + x3), v128.load(from + x4), v128.load(from + x5), row, 16);
      } else {
        const d0 = inside && left > 0 ? v128.load(from + x0) : zero;
        const d1 = inside ? v128.load(from + x1) : zero;
        const d2 = inside && left + 1 < width ? v128.load(from + x2) : zero;
        const d3 = inside && left + 2 < width ? v128.load(from + x3) : zero;
        const d4 = inside && left + 3 < width ? v128.load(from + x4) : zero;
        const d5 = inside && left + 4 < width ? v128.load(from + x5) : zero;
        turnInput(d0, d1, d2, d3, d4, d5, row, 16);
      }
    }
    for (let j: usize = 0; j < 6; j++) {
      const from = turn + (j << 4);
      turnInput(v128.load(from), v128.load(from, 96), v128.load(from, 192), v128.load(from, 288), v128.load(from, 384), v128.load(from, 480), to + c + j * step, 6 * step);
    }
  }
}

/** Three vectors times G, to `to`. */
// @ts-ignore: decorator
@inline
function turnFilter(g0: v128, g1: v128, g2: v128, to: usize, step: usize): void {
  v128.store(to, f32x4.mul(g0, f32x4.splat(0.25)));
  const sixth = f32x4.mul(f32x4.add(g0, g2), f32x4.splat(-1 / 6.0)), middle = f32x4.mul(g1, f32x4.splat(1 / 6.0));
  v128.store(to + step, f32x4.sub(sixth, middle));
  v128.store(to + 2 * step, f32x4.add(sixth, middle));
  const ends = f32x4.add(f32x4.mul(g0, f32x4.splat(1 / 24.0)), f32x4.mul(g2, f32x4.splat(1 / 6.0)));
  const twelfth = f32x4.mul(g1, f32x4.splat(1 / 12.0));
  v128.store(to + 3 * step, f32x4.add(ends, twelfth));
  v128.store(to + 4 * step, f32x4.sub(ends, twelfth));
  v128.store(to + 5 * step, g2);
}

/** GgGᵀ of up to four outputs of a filter of a kind, whose taps lie `place` bytes apart. */
// @ts-ignore: decorator
@inline
export function transformTaps(from: usize, place: usize, left: i32, kind: i32, out: usize, step: usize, turn: usize): void {
  for (let j: usize = 0; j < 3; j++) {
    const column = from + j * place;
    turnFilter(loadSomeOf(column, left, kind), loadSomeOf(column + 3 * place, left, kind), loadSomeOf(column + 6 * place, left, kind), turn + (j << 4), 48);
  }
  for (let i: usize = 0; i < 6; i++) {
    const g = turn + i * 48;
    turnFilter(v128.load(g), v128.load(g, 16), v128.load(g, 32), out + i * 6 * step, step);
  }
}

/** Six vectors times Aᵀ, to `to`. */
// @ts-ignore: decorator
@inline
function turnOutput(m0: v128, m1: v128, m2: v128, m3: v128, m4: v128, m5: v128, to: usize, step: usize): void {
  const a = f32x4.add(m1, m2), b = f32x4.sub(m1, m2), c = f32x4.add(m3, m4), d = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(f32x4.add(m0, a), c));
  v128.store(to + step, f32x4.add(b, f32x4.add(d, d)));
  v128.store(to + 2 * step, f32x4.add(a, f32x4.mul(c, f32x4.splat(4))));
  v128.store(to + 3 * step, f32x4.add(f32x4.add(b, f32x4.mul(d, f32x4.splat(8))), m5));
}

/** Aᵀ·products·A plus bias and `add` (0: none) of `count` channels, to the pixels of the tile at (top, left) of the image. */
export function transformOutput(height: i32, width: i32, count: i32, products: usize, step: usize, bias: usize, add: usize, ldadd: i32, image: usize, ldy: i32, top: i32, left: i32, turn: usize): void {
  const pixel = <usize>ldy << 2, addPixel = <usize>ldadd << 2;
  for (let c = 0; c < count; c += 4) {
    const from = products + (<usize>c << 2), some = count - c;
    for (let j: usize = 0; j < 6; j++) {
      const m = from + j * step;
      turnOutput(v128.load(m), v128.load(m + 6 * step), v128.load(m + 12 * step), v128.load(m + 18 * step), v128.load(m + 24 * step), v128.load(m + 30 * step), turn + (j << 4), 96);
    }
    const shift = bias ? loadSome(bias + (<usize>c << 2), some) : f32x4.splat(0);
    for (let i = 0; i < min(4, height - top); i++) {
      const row = turn + <usize>i * 96, place = <usize>((top + i) * width + left);
      turnOutput(v128.load(row), v128.load(row, 16), v128.load(row, 32), v128.load(row, 48), v128.load(row, 64), v128.load(row, 80), turn + 384, 16);
      let to = image + place * pixel + (<usize>c << 2), more = add + place * addPixel + (<usize>c << 2);
      for (let j = 0; j < min(4, width - left); j++, to += pixel, more += addPixel) {
        let sum = f32x4.add(v128.load(turn + 384 + (<usize>j << 4)), shift);
        if (add) sum = f32x4.add(sum, loadSome(more, some));
        storeSome(to, some, sum);
      }
    }
  }
}
