/**
 * `tf.random.stateless_normal` on the CPU: Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011) and the Box-Muller transform, in TensorFlow's order of operations and float32 roundings. Logarithm, sine and cosine
 * are correctly rounded here; TensorFlow takes them from the system's C library, which rounds one in about fifty otherwise.
 */

const { fround, imul } = Math;

/** What TensorFlow scrambles a seed pair with before it becomes a key and a counter. */
const SCRAMBLE_KEY = [0x3ec8f720, 0x02461e29] as const;

const SMALLEST = fround(1e-7);

/** One block: encrypts the counter `c[0..3]` under the key, ten rounds, into `c` itself. */
function philox(c: Uint32Array, key0: number, key1: number): void {
  let [c0, c1, c2, c3] = c as unknown as [number, number, number, number];
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd251, 0x1f53, c0);
    const high2 = multiplyHigh(0xcd9e, 0x8d57, c2);
    const low0 = imul(0xd2511f53, c0);
    const low2 = imul(0xcd9e8d57, c2);
    c0 = high2 ^ c1 ^ key0;
    c1 = low2;
    c2 = high0 ^ c3 ^ key1;
    c3 = low0;
    key0 = (key0 + 0x9e3779b9) | 0;
    key1 = (key1 + 0xbb67ae85) | 0;
  }
  c[0] = c0;
  c[1] = c1;
  c[2] = c2;
  c[3] = c3;
}

/** The upper 32 bits of (aHigh·2^16 + aLow)·b, by 16-bit halves: every partial sum stays below 2^53. */
function multiplyHigh(aHigh: number, aLow: number, b: number): number {
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16) + aLow * bHigh;
  return (aHigh * bHigh + Math.floor(middle / 0x10000)) | 0;
}

/** The low 23 bits as a fraction in [0, 1). */
function fraction(bits: number): number {
  return (bits & 0x7fffff) * 2 ** -23;
}

/**
 * `size` standard normal numbers for the seed pair. Both seeds are taken as int32, as Keras 3 hands them over: only the
 * low 32 bits of a seed count, and 2^31 is the same seed as -2^31.
 */
export function statelessNormal(size: number, seed0: number, seed1: number): Float32Array {
  const low0 = seed0 | 0;
  const low1 = seed1 | 0;
  const scrambled = Uint32Array.of(low0, low0 >> 31, low1, low1 >> 31);
  philox(scrambled, ...SCRAMBLE_KEY);
  const [key0, key1, counter2, counter3] = scrambled as unknown as [number, number, number, number];

  const out = new Float32Array(Math.ceil(size / 4) * 4);
  const block = new Uint32Array(4);
  for (let i = 0; i < out.length; i += 4) {
    block[0] = i / 4;
    block[1] = 0;
    block[2] = counter2;
    block[3] = counter3;
    philox(block, key0, key1);
    boxMuller(block[0], block[1], out, i);
    boxMuller(block[2], block[3], out, i + 2);
  }
  return out.subarray(0, size);
}

/** Two normal numbers at `out[at]` and `out[at + 1]` from two words. */
function boxMuller(x0: number, x1: number, out: Float32Array, at: number): void {
  const u = Math.max(fraction(x0), SMALLEST);
  const angle = fround(2 * Math.PI * fraction(x1));
  const radius = fround(Math.sqrt(fround(-2 * fround(Math.log(u)))));
  out[at] = fround(Math.sin(angle)) * radius;
  out[at + 1] = fround(Math.cos(angle)) * radius;
}
