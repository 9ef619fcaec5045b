/**
 * PyTorch's vector `log` and `sincos` (ATen's `avx_mathfun.h`, after the Cephes library), one number at a time. They differ
 * from correctly rounded functions in the last bit now and then, so they are what makes `torch.randn` equal bit for bit.
 *
 * A sum of a product and a term with one `fround` around it is a fused multiply-add, as PyTorch's compiler emits: the product of
 * two float32 is exact in float64.
 */

const { fround } = Math;

const LOG = Float32Array.of(
  7.0376836292e-2,
  -1.151461031e-1,
  1.167699874e-1,
  -1.2420140846e-1,
  1.4249322787e-1,
  -1.6668057665e-1,
  2.0000714765e-1,
  -2.4999993993e-1,
  3.3333331174e-1,
);
const LN2_LOW = fround(-2.1219444e-4);
const LN2_HIGH = 0.693359375;
const SQRT_HALF = fround(Math.SQRT1_2);

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

/** The natural logarithm of a normal positive float32, as float32. */
export function log(value: number): number {
  float[0] = value;
  let exponent = ((word[0] as number) >>> 23) - 126;
  word[0] = ((word[0] as number) & 0x7fffff) | 0x3f000000;
  const mantissa = float[0]; // in [0.5, 1)
  let x = fround(mantissa - 1);
  if (mantissa < SQRT_HALF) {
    exponent -= 1;
    x = fround(x + mantissa);
  }
  const z = fround(x * x);
  let y = LOG[0] as number;
  for (let i = 1; i < LOG.length; i++) y = fround(y * x + (LOG[i] as number));
  y = fround(y * x);
  y = fround(y * z + fround(exponent * LN2_LOW));
  y = fround(y - z * 0.5);
  return fround(fround(x + y) + exponent * LN2_HIGH);
}

const FOUR_OVER_PI = fround(4 / Math.PI);
const PI_4_HIGH = -0.78515625;
const PI_4_MIDDLE = -2.4187564849853515625e-4;
const PI_4_LOW = fround(-3.77489497744594108e-8);
const COS_0 = fround(2.443315711809948e-5);
const COS_1 = fround(-1.388731625493765e-3);
const COS_2 = fround(4.166664568298827e-2);
const SIN_0 = fround(-1.9515295891e-4);
const SIN_1 = fround(8.3321608736e-3);
const SIN_2 = fround(-1.6666654611e-1);

/** Writes `[sin(angle), cos(angle)]` into `out`, for a float32 angle in [0, 8192). */
export function sincos(angle: number, out: Float32Array): void {
  const octant = (Math.trunc(fround(angle * FOUR_OVER_PI)) + 1) & ~1;
  let x = fround(angle + octant * PI_4_HIGH);
  x = fround(x + octant * PI_4_MIDDLE);
  x = fround(x + octant * PI_4_LOW);
  const z = fround(x * x);

  let cos = fround(COS_0 * z + COS_1);
  cos = fround(cos * z + COS_2);
  cos = fround(cos * z);
  cos = fround(fround(cos * z - z * 0.5) + 1);

  let sin = fround(SIN_0 * z + SIN_1);
  sin = fround(sin * z + SIN_2);
  sin = fround(sin * z);
  sin = fround(sin * x + x);

  const swapped = (octant & 2) !== 0;
  const sign = (octant & 4) === 0 ? 1 : -1;
  out[0] = sign * (swapped ? cos : sin);
  out[1] = swapped ? -sign * sin : sign * cos;
}
