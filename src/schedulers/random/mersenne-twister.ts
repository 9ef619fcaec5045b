/**
 * `torch.randn` with a CPU generator: MT19937 (Matsumoto and Nishimura 1998) and PyTorch's two Box-Muller transforms, the
 * scalar one in float64 below 16 elements and the vector one in float32 from there on (its AVX2 form, which x86 machines with
 * AVX2 or AVX-512 run; elsewhere PyTorch's own last bits differ).
 */

import { log, sincos } from './cephes';

const { fround, imul } = Math;

const N = 624;
const M = 397;
const TWO_PI = fround(2 * Math.PI);

/** A CPU generator of PyTorch: its numbers go on from draw to draw. */
export class TorchGenerator {
  private readonly state = new Uint32Array(N);
  private next = N;
  /** The second number of the last scalar pair: PyTorch keeps it for the next small draw. */
  private spare: number | undefined;

  /** As `torch.Generator('cpu').manual_seed(seed)`: only the low 32 bits of the seed count. */
  constructor(seed: number) {
    const state = this.state;
    let word = (state[0] = seed % 2 ** 32);
    for (let i = 1; i < N; i++) {
      word = (imul(1812433253, word ^ (word >>> 30)) + i) | 0;
      state[i] = word;
    }
  }

  /** The next `size` standard normal numbers, in the order of a contiguous tensor. */
  randn(size: number): Float32Array {
    return size < 16 ? this.small(size) : this.large(size);
  }

  private small(size: number): Float32Array {
    return Float32Array.from({ length: size }, () => this.normal());
  }

  private normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    const angle = 2 * Math.PI * this.uniform53();
    const radius = Math.sqrt(-2 * Math.log1p(-this.uniform53()));
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  private large(size: number): Float32Array {
    const out = new Float32Array(size);
    const wave = new Float32Array(2);
    for (let i = 0; i < size; i++) out[i] = this.uniform24();
    for (let i = 0; i + 16 <= size; i += 16) transform16(out, i, wave);
    if (size % 16 !== 0) {
      // PyTorch draws the last 16 places afresh when they do not fill a block.
      for (let i = size - 16; i < size; i++) out[i] = this.uniform24();
      transform16(out, size - 16, wave);
    }
    return out;
  }

  private uniform24(): number {
    return (this.word() & 0xffffff) * 2 ** -24;
  }

  private uniform53(): number {
    const high = this.word() & 0x1fffff;
    return (high * 2 ** 32 + (this.word() >>> 0)) * 2 ** -53;
  }

  private word(): number {
    if (this.next === N) this.twist();
    let y = this.state[this.next++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private twist(): void {
    const { state } = this;
    for (let i = 0; i < N; i++) {
      const y = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % N] as number) & 0x7fffffff);
      state[i] = (state[(i + M) % N] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.next = 0;
  }
}

/** Box-Muller on 16 uniform numbers in place: 8 radii from the first half, 8 angles from the second. */
function transform16(data: Float32Array, at: number, wave: Float32Array): void {
  for (let i = at; i < at + 8; i++) {
    const u = fround(1 - (data[i] as number)); // in (0, 1]
    const radius = fround(Math.sqrt(fround(-2 * log(u))));
    sincos(fround(TWO_PI * (data[i + 8] as number)), wave);
    data[i] = radius * (wave[1] as number);
    data[i + 8] = radius * (wave[0] as number);
  }
}
