// Convolutions of any size and stride as matrix products: the pixels that an output sees are a row. Images are NHWC.
import { packRows, upTo4 } from './packing';
import { beginOf } from './parts';
import { ASIDE, multiplyPacked, rowsAtATime } from './tile';

/** Bytes that a part of `convolve` needs for itself; `k` is the product of a filter's size, twice, and the inputs. */
export function convolveScratch(k: i32): usize {
  return ASIDE + ((<usize>k * <usize>(4 + 8 + rowsAtATime(k))) << 2);
}

/** The pixels [size, size, inputs] whose first is (top, left), zeros outside of the image, to `to`. */
function gather(height: i32, width: i32, inputs: i32, size: i32, x: usize, ldx: i32, top: i32, left: i32, to: usize): void {
  const pixel = <usize>ldx << 2, bytes = <usize>inputs << 2;
  for (let i = top; i < top + size; i++) {
    const inside = i >= 0 && i < height;
    for (let j = left; j < left + size; j++, to += bytes) {
      if (!inside || j < 0 || j >= width) {
        memory.fill(to, 0, bytes);
        continue;
      }
      const from = x + <usize>(i * width + j) * pixel;
      let at: usize = 0;
      for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(from + at));
      for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(from + at));
    }
  }
}

/**
 * y [batch, down, across, outputs] = x [batch, height, width, inputs] * filter [size, size, inputs, outputs], in panels of a kind, + bias
 * [batch or 1, outputs] + add (like y; 0: none). `top` and `left` zeros come before the image, and as many after it as `down` and `across`
 * want. Pixels of x, add and y are `ldx`, `ldadd` and `ldy` floats apart, a sample's biases `biasStep` (0: one for all).
 */
export function convolve(batch: i32, height: i32, width: i32, inputs: i32, outputs: i32, size: i32, stride: i32, top: i32, left: i32, down: i32, across: i32, x: usize, ldx: i32, filter: usize, kind: i32, bias: usize, biasStep: i32, add: usize, ldadd: i32, y: usize, ldy: i32, scratch: usize, part: i32, parts: i32): void {
  const k = size * size * inputs, each = down * across, groups = upTo4(each) >> 2, block = rowsAtATime(k);
  const panel = scratch + ASIDE, rows = panel + (<usize>k << 5), packed = rows + (<usize>k << 4);
  const units = batch * groups, end = beginOf(units, part + 1, parts);
  let unit = beginOf(units, part, parts);
  while (unit < end) {
    const sample = unit / groups, first = 4 * (unit % groups);
    const count = min(min(block, 4 * (end - unit)), each - first);
    const image = x + ((<usize>sample * <usize>(height * width) * <usize>ldx) << 2);
    for (let r = 0; r < count; r += 4) {
      const some = min(4, count - r);
      for (let i = 0; i < some; i++) {
        const at = first + r + i;
        gather(height, width, inputs, size, image, ldx, (at / across) * stride - top, (at % across) * stride - left, rows + (<usize>(i * k) << 2));
      }
      packRows(some, k, rows, k, packed + (<usize>(r * k) << 2));
    }
    const at = <usize>sample * <usize>each + <usize>first;
    multiplyPacked(count, outputs, k, packed, <usize>k << 4, filter, kind, y + ((at * <usize>ldy) << 2), ldy, bias ? bias + (<usize>(sample * biasStep) << 2) : 0, add ? add + ((at * <usize>ldadd) << 2) : 0, ldadd, scratch, panel);
    unit += (count + 3) >> 2;
  }
}
