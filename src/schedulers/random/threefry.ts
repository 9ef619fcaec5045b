/**
 * `jax.random.normal` for keys of `jax.random.PRNGKey`: Threefry 2x32-20 (Salmon et al., SC 2011) with one counter a number
 * (`jax_threefry_partitionable`, JAX's default since 0.5), and the inverse error function's float32 polynomial (Giles,
 * "Approximating the erfinv function", 2011) as XLA compiles it.
 */

const { fround } = Math;

/** A JAX key: two 32-bit words. */
export type Key = readonly [number, number];

/** `jax.random.PRNGKey(seed)` without 64-bit types: only the low 32 bits of the seed count. */
export function prngKey(seed: number): Key {
  return [0, seed % 2 ** 32];
}

/** `jax.random.split(key)`. */
export function split(key: Key): [Key, Key] {
  const halves = Uint32Array.of(0, 0, 0, 1);
  threefry(key, halves.subarray(0, 2));
  threefry(key, halves.subarray(2, 4));
  const [a, b, c, d] = halves as unknown as [number, number, number, number];
  return [
    [a, b],
    [c, d],
  ];
}

/** `jax.random.normal(key, [size])`; any shape of that size has the same values in the same order. */
export function normal(key: Key, size: number): Float32Array {
  const out = new Float32Array(size);
  const block = new Uint32Array(2);
  for (let i = 0; i < size; i++) {
    block[0] = 0;
    block[1] = i;
    threefry(key, block);
    const fraction = ((block[0] ^ block[1]) >>> 9) * 2 ** -23;
    out[i] = SQRT_2 * inverseErf(Math.max(LOWEST, fround(2 * fraction + LOWEST)));
  }
  return out;
}

/** The smallest float32 above -1. */
const LOWEST = -1 + 2 ** -24;
const SQRT_2 = fround(Math.SQRT2);

const ROTATIONS = Int32Array.of(13, 15, 26, 6, 17, 29, 16, 24);

/** Encrypts the two words of `x` in place: twenty rounds, the key mixed in after every four. */
function threefry(key: Key, x: Uint32Array): void {
  let key0 = key[0] | 0;
  let key1 = key[1] | 0;
  let key2 = key0 ^ key1 ^ 0x1bd11bda;
  let x0 = ((x[0] as number) + key0) | 0;
  let x1 = ((x[1] as number) + key1) | 0;
  for (let round = 0; round < 20; round++) {
    const r = ROTATIONS[round & 7] as number;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << r) | (x1 >>> (32 - r))) ^ x0;
    if ((round & 3) === 3) {
      x0 = (x0 + key1) | 0;
      x1 = (x1 + key2 + (round >> 2) + 1) | 0;
      const next = key0;
      key0 = key1;
      key1 = key2;
      key2 = next;
    }
  }
  x[0] = x0;
  x[1] = x1;
}

const CENTRE = Float32Array.of(
  2.81022636e-8,
  3.43273939e-7,
  -3.5233877e-6,
  -4.39150654e-6,
  0.00021858087,
  -0.00125372503,
  -0.00417768164,
  0.246640727,
  1.50140941,
);
const TAIL = Float32Array.of(
  -0.000200214257,
  0.000100950558,
  0.00134934322,
  -0.00367342844,
  0.00573950773,
  -0.0076224613,
  0.00943887047,
  1.00167406,
  2.83297682,
);

/** erf⁻¹ of a float32 in (-1, 1); one `fround` around a product and a sum is XLA's fused multiply-add. */
function inverseErf(x: number): number {
  const w = -fround(Math.log1p(fround(-x * x)));
  const central = w < 5;
  const v = central ? fround(w - 2.5) : fround(fround(Math.sqrt(w)) - 3);
  const coefficients = central ? CENTRE : TAIL;
  let p = coefficients[0] as number;
  for (let i = 1; i < coefficients.length; i++) p = fround(p * v + (coefficients[i] as number));
  return fround(p * x);
}
