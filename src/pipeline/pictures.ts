import type { Tensor4D } from '@tensorflow/tfjs-core';
import { SdError } from '../errors';
import { SdImage } from '../image/image';
import type { Preset } from '../models/presets';

/**
 * Pixels `[B, H, W, 3]` from −1 to 1 as B images, each with its own text; the only read-back of a run. Throws `SdError` when some are no
 * finite numbers.
 */
export async function toImages(
  pixels: Tensor4D,
  rounding: Preset['rounding'],
  parametersOf: (place: number) => string,
): Promise<SdImage[]> {
  const [batch, height, width] = pixels.shape;
  const values = await requireFinite(pixels, 'the decoder');
  const size = height * width * 3;
  return Array.from({ length: batch }, (_, image) => {
    const data = toBytes(values.subarray(image * size, (image + 1) * size), rounding);
    return new SdImage({ width, height, data, parameters: parametersOf(image) });
  });
}

/** The values of a result. Throws `SdError` (`SD_NAN`) when some are infinite or no numbers, which a picture would not show. */
export async function requireFinite(result: Tensor4D, from: string): Promise<Float32Array> {
  const values = await result.data<'float32'>();
  if (values.every(Number.isFinite)) return values;
  const found = `${from} returned values that are not numbers, or infinite`;
  const needed = 'the weights may be damaged, or too large for a policy with float16';
  throw new SdError('SD_NAN', `textToImage: ${found}; ${needed}: load them again, or in 'float32'.`);
}

/** Whether all values of a result are finite numbers. */
export async function holdsNumbers(result: Tensor4D): Promise<boolean> {
  return (await result.data<'float32'>()).every(Number.isFinite);
}

/** `((x + 1) / 2)·255` in float32 as KerasCV has it, clipped, then cut off or rounded to a whole number. */
function toBytes(values: Float32Array, rounding: Preset['rounding']): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(values.length);
  const whole = rounding === 'truncate' ? Math.trunc : Math.round;
  for (let i = 0; i < values.length; i++) {
    const value = Math.fround((Math.fround((values[i] as number) + 1) / 2) * 255);
    bytes[i] = whole(Math.min(255, Math.max(0, value)));
  }
  return bytes;
}
