import { type Mask, type Raster, type Size } from './raster';
import { resample } from './resample';

/**
 * How a picture becomes one of other proportions: `cover` cuts off what is too much on both sides, `contain` adds
 * transparent white on both, `stretch` distorts.
 */
export type Resize = 'cover' | 'contain' | 'stretch';

export const resizes: readonly Resize[] = ['cover', 'contain', 'stretch'];

/** A picture in another size. Sizes in between and places are those of diffusers' `VaeImageProcessor.resize`. */
export function resizeRaster({ width, height, data }: Raster, to: Size, resize: Resize): Raster {
  const isSame = width === to[0] && height === to[1];
  const resized = isSame
    ? data.slice()
    : resizeBytes(multiplied(data), [width, height], to, resize, [255, 255, 255, 0]);
  return { width: to[0], height: to[1], data: isSame ? resized : unmultiplied(resized) };
}

/** A mask as `resizeRaster` does it; what `contain` adds is `outside`. */
export function resizeMask({ width, height, data }: Mask, to: Size, resize: Resize, outside = 0): Mask {
  return { width: to[0], height: to[1], data: resizeBytes(data, [width, height], to, resize, [outside]) };
}

/** Pixels in another size; what `contain` adds has the values of `colour`. */
function resizeBytes(
  data: Uint8ClampedArray,
  from: Size,
  to: Size,
  resize: Resize,
  colour: readonly number[],
): Uint8ClampedArray {
  const channels = colour.length;
  const between = sizeBetween(from, to, resize);
  const [width, height] = [Math.min(between[0], to[0]), Math.min(between[1], to[1])];
  const [left, top] = [half(to[0]) - half(between[0]), half(to[1]) - half(between[1])];
  const part = resample(
    data,
    from,
    between,
    { left: Math.max(0, -left), top: Math.max(0, -top), width, height },
    channels,
  );
  if (width === to[0] && height === to[1]) return part;
  const result = new Uint8ClampedArray(to[0] * to[1] * channels);
  for (let i = 0; i < result.length; i++) result[i] = colour[i % channels] as number;
  for (let y = 0; y < height; y++) {
    const row = part.subarray(y * width * channels, (y + 1) * width * channels);
    result.set(row, ((y + Math.max(0, top)) * to[0] + Math.max(0, left)) * channels);
  }
  return result;
}

/** The size before anything is cut off or added. */
function sizeBetween([width, height]: Size, to: Size, resize: Resize): Size {
  if (resize === 'stretch') return to;
  const isWider = width / height > to[0] / to[1]; // than what is asked for
  if (isWider === (resize === 'cover')) return [Math.max(1, Math.floor((width * to[1]) / height)), to[1]];
  return [to[0], Math.max(1, Math.floor((height * to[0]) / width))];
}

const half = (n: number): number => Math.floor(n / 2);

/** Colours times alpha, so that those of what is transparent do not spread. */
function multiplied(data: Uint8ClampedArray): Uint8ClampedArray {
  return mapColours(data, (value, alpha) => Math.floor((value * alpha + 127) / 255));
}

function unmultiplied(data: Uint8ClampedArray): Uint8ClampedArray {
  return mapColours(data, (value, alpha) => (alpha === 0 ? value : Math.min(255, Math.floor((255 * value) / alpha))));
}

function mapColours(data: Uint8ClampedArray, map: (value: number, alpha: number) => number): Uint8ClampedArray {
  const result = data.slice();
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] as number;
    if (alpha === 255) continue;
    for (let c = at; c < at + 3; c++) result[c] = map(data[c] as number, alpha);
  }
  return result;
}
