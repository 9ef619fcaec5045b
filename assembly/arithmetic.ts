// Sums, and moves of values.
import { loadSome, storeSome } from './lanes';
import { loadSomeOf, shiftOf } from './numbers';
import { beginOf } from './parts';

/**
 * y [batch, rows, width] = a + b. Rows of a, b and y are `lda`, `ldb` and `ldy` floats apart (`ldb` 0: one row of b for all of a sample),
 * samples of b `stepB` (0: one for all). Parts are rows.
 */
export function add(batch: i32, rows: i32, width: i32, a: usize, lda: i32, b: usize, stepB: i32, ldb: i32, y: usize, ldy: i32, part: i32, parts: i32): void {
  const end = beginOf(batch * rows, part + 1, parts);
  for (let r = beginOf(batch * rows, part, parts); r < end; r++) {
    const left = a + (<usize>r * <usize>lda << 2), right = b + (<usize>(r / rows) * <usize>stepB + <usize>(r % rows) * <usize>ldb << 2);
    const to = y + (<usize>r * <usize>ldy << 2);
    for (let c = 0; c < width; c += 4) {
      const at = <usize>c << 2, some = width - c;
      storeSome(to + at, some, f32x4.add(loadSome(left + at, some), loadSome(right + at, some)));
    }
  }
}

/** y = a + t·(b − a), `count` values. */
export function mix(count: i32, a: usize, b: usize, t: f32, y: usize, part: i32, parts: i32): void {
  const units = (count + 3) >> 2, end = min(count, 4 * beginOf(units, part + 1, parts)), factor = f32x4.splat(t);
  for (let i = 4 * beginOf(units, part, parts); i < end; i += 4) {
    const at = <usize>i << 2, some = end - i, first = loadSome(a + at, some);
    storeSome(y + at, some, f32x4.add(first, f32x4.mul(f32x4.sub(loadSome(b + at, some), first), factor)));
  }
}

/** y = x·factor + offset, `count` values. */
export function scale(count: i32, factor: f32, offset: f32, x: usize, y: usize, part: i32, parts: i32): void {
  const units = (count + 3) >> 2, end = min(count, 4 * beginOf(units, part + 1, parts)), by = f32x4.splat(factor), plus = f32x4.splat(offset);
  for (let i = 4 * beginOf(units, part, parts); i < end; i += 4) {
    const at = <usize>i << 2, some = end - i;
    storeSome(y + at, some, f32x4.add(f32x4.mul(loadSome(x + at, some), by), plus));
  }
}

/** x [batch, height, width, channels] → y [batch, 2·height, 2·width, channels], the nearest pixel; pixels are `ldx` and `ldy` floats apart. */
export function upsample2x(batch: i32, height: i32, width: i32, channels: i32, x: usize, ldx: i32, y: usize, ldy: i32, part: i32, parts: i32): void {
  const lines = batch * height * 2, end = beginOf(lines, part + 1, parts);
  for (let line = beginOf(lines, part, parts); line < end; line++) {
    for (let j = 0; j < 2 * width; j++) {
      const from = x + (<usize>((line >> 1) * width + (j >> 1)) * <usize>ldx << 2), to = y + (<usize>(line * 2 * width + j) * <usize>ldy << 2);
      for (let c = 0; c < channels; c += 4) storeSome(to + (<usize>c << 2), channels - c, loadSome(from + (<usize>c << 2), channels - c));
    }
  }
}

/** Rows of `table` [·, width], of a kind, named by `count` int32 `indices`, which the caller has checked → y [count, width]. */
export function embedding(count: i32, width: i32, indices: usize, table: usize, kind: i32, y: usize, part: i32, parts: i32): void {
  const size = shiftOf(kind), end = beginOf(count, part + 1, parts);
  for (let i = beginOf(count, part, parts); i < end; i++) {
    const from = table + (<usize>load<i32>(indices + (<usize>i << 2)) * <usize>width << size), to = y + (<usize>i * <usize>width << 2);
    for (let c = 0; c < width; c += 4) storeSome(to + (<usize>c << 2), width - c, loadSomeOf(from + (<usize>c << size), width - c, kind));
  }
}
