/** Protocol buffers, as far as a TensorFlow graph needs them to be written: fields of messages, by their numbers. */
export type Bytes = Uint8Array<ArrayBuffer>;

const text = new TextEncoder();

export function bytes(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Base 128, the low digits first; negative numbers as two's complement of 64 bits. */
export function varint(value: number): Bytes {
  if (value >= 0 && value < 128) return Uint8Array.of(value);
  const digits: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const digit = Number(rest & 127n);
    rest >>= 7n;
    digits.push(rest > 0n ? digit | 128 : digit);
  } while (rest > 0n);
  return Uint8Array.from(digits);
}

export function number(field: number, value: number): Bytes {
  return bytes(varint(field << 3), varint(value));
}

/** A message, a string, or numbers packed together. */
export function block(field: number, content: Uint8Array | string): Bytes {
  const data = typeof content === 'string' ? text.encode(content) : content;
  return bytes(varint((field << 3) | 2), varint(data.length), data);
}

export function float(field: number, value: number): Bytes {
  return bytes(varint((field << 3) | 5), new Uint8Array(Float32Array.of(value).buffer));
}
