/** What the wasm kernels compute, each in the plainest way, summed in double precision. All matrices are dense. */

const of = (values: ArrayLike<number>, i: number): number => values[i] as number;

/** a [m, k]·b [k, n] + bias [n] + more [m, n]. */
export function product(
  [m, n, k]: readonly [number, number, number],
  a: Float32Array,
  b: Float32Array,
  bias: Float32Array | null,
  more: Float32Array | null,
): Float32Array {
  return Float32Array.from({ length: m * n }, (_, at) => {
    const [r, c] = [Math.floor(at / n), at % n];
    let sum = (bias === null ? 0 : of(bias, c)) + (more === null ? 0 : of(more, at));
    for (let i = 0; i < k; i++) sum += of(a, r * k + i) * of(b, i * n + c);
    return sum;
  });
}

export interface Convolution {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly size: number;
  readonly stride: number;
  /** Zeros before the image, and how many outputs there are. */
  readonly top: number;
  readonly left: number;
  readonly down: number;
  readonly across: number;
}

/** The pixels [batch·down·across, size²·inputs] that each output sees, zeros outside of the image. */
export function patches(shape: Convolution, x: Float32Array): Float32Array {
  const { batch, height, width, inputs, size, stride, top, left, down, across } = shape;
  const result = new Float32Array(batch * down * across * size * size * inputs);
  let to = 0;
  for (let row = 0; row < batch * down; row++) {
    for (let column = 0; column < across; column++) {
      for (let at = 0; at < size * size; at++, to += inputs) {
        const i = (row % down) * stride - top + Math.floor(at / size);
        const j = column * stride - left + (at % size);
        if (i < 0 || j < 0 || i >= height || j >= width) continue;
        const from = ((Math.floor(row / down) * height + i) * width + j) * inputs;
        result.set(x.subarray(from, from + inputs), to);
      }
    }
  }
  return result;
}

/** softmax(q·kᵀ/√size)·v of one head: q [queries, size], k and v [keys, size]. */
export function attention(
  [queries, keys, size]: readonly [number, number, number],
  [q, k, v]: readonly [Float32Array, Float32Array, Float32Array],
  isCausal: boolean,
): Float32Array {
  const result = new Float32Array(queries * size);
  for (let r = 0; r < queries; r++) {
    const scores = Array.from({ length: isCausal ? Math.min(keys, r + 1) : keys }, (_, at) => {
      let sum = 0;
      for (let c = 0; c < size; c++) sum += of(q, r * size + c) * of(k, at * size + c);
      return sum * size ** -0.5;
    });
    const largest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
    const weights = scores.map((score) => Math.exp(score - largest));
    const total = weights.reduce((a, b) => a + b, 0);
    for (let c = 0; c < size; c++) {
      result[r * size + c] = weights.reduce((sum, weight, at) => sum + weight * of(v, at * size + c), 0) / total;
    }
  }
  return result;
}

/** x [rows, channels] with statistics over the rows and the channels of a group, times gamma plus beta. */
export function groupNorm(
  [rows, channels, groups]: readonly [number, number, number],
  x: Float32Array,
  [gamma, beta]: readonly [Float32Array, Float32Array],
  epsilon: number,
): Float32Array {
  const size = channels / groups;
  const groupOf = (i: number): number => Math.floor((i % channels) / size);
  const moment = (value: (x: number, i: number) => number): number[] => {
    const sums = new Array<number>(groups).fill(0);
    x.forEach((one, i) => (sums[groupOf(i)] = of(sums, groupOf(i)) + value(one, i) / (rows * size)));
    return sums;
  };
  const means = moment((one) => one);
  const variances = moment((one, i) => (one - of(means, groupOf(i))) ** 2);
  return x.map((one, i) => {
    const normed = (one - of(means, groupOf(i))) / Math.sqrt(of(variances, groupOf(i)) + epsilon);
    return normed * of(gamma, i % channels) + of(beta, i % channels);
  });
}

/** The number that these bits are in float16 or bfloat16. */
export function widened(bits: number, kind: 'float16' | 'bfloat16'): number {
  if (kind === 'bfloat16') return new Float32Array(Uint32Array.of(bits << 16).buffer)[0] ?? NaN;
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
