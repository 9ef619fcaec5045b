/** Numbers of 8 bits: `values` [·, outputs], from −127 to 127, each times the scale of its output. */
export interface Int8Numbers {
  readonly dtype: 'int8';
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/**
 * `[·, outputs]` rounded to whole steps of an output's largest value / 127, ties to even. An output that holds what is
 * no number, or is infinite, becomes no number as a whole.
 */
export function quantized(floats: Float32Array, outputs: number): Int8Numbers {
  const scales = new Float32Array(outputs);
  for (let first = 0; first < floats.length; first += outputs) {
    for (let o = 0; o < outputs; o++) {
      scales[o] = Math.max(scales[o] as number, Math.abs(floats[first + o] as number)); // of NaN it is NaN
    }
  }
  for (let o = 0; o < outputs; o++) scales[o] = scaleOf(scales[o] as number);
  const values = new Int8Array(floats.length);
  for (let first = 0; first < floats.length; first += outputs) {
    for (let o = 0; o < outputs; o++) {
      const steps = (floats[first + o] as number) / (scales[o] as number);
      values[first + o] = Math.min(127, Math.max(-127, steps)) + TO_EVEN - TO_EVEN;
    }
  }
  return { dtype: 'int8', values, scales };
}

/** The step of an output of which this is the largest value; at most so large that 127 steps are a float32. */
function scaleOf(largest: number): number {
  return largest === Infinity ? NaN : Math.min(largest / 127, 2 ** 121);
}

/** A sum with it has no bits for fractions, and so rounds. */
const TO_EVEN = 1.5 * 2 ** 52;

/** The numbers as float32. */
export function dequantized({ values, scales }: Int8Numbers): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(values.length);
  const outputs = scales.length;
  for (let first = 0; first < floats.length; first += outputs) {
    for (let o = 0; o < outputs; o++) floats[first + o] = (values[first + o] as number) * (scales[o] as number);
  }
  return floats;
}
