const STRIP = 32;

/**
 * `[outputs, inputs, places]` → `[places, inputs, outputs]`; in strips of outputs and inputs, so that what is read and
 * what is written both stay in cache.
 */
export function outputsLast<T extends Float32Array | Uint16Array>(
  values: T,
  outputs: number,
  inputs: number,
  places: number,
): T {
  const result = new (values.constructor as new (length: number) => T)(values.length);
  const row = inputs * places;
  for (let first = 0; first < outputs; first += STRIP) {
    const last = Math.min(outputs, first + STRIP);
    for (let start = 0; start < inputs; start += STRIP) {
      const end = Math.min(inputs, start + STRIP);
      for (let place = 0; place < places; place++) {
        for (let input = start; input < end; input++) {
          const to = (place * inputs + input) * outputs;
          let from = first * row + input * places + place;
          for (let o = first; o < last; o++, from += row) result[to + o] = values[from] as number;
        }
      }
    }
  }
  return result;
}
