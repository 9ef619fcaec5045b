/** Peak signal-to-noise ratio of two pictures of 8 bits, in dB; infinite for equal ones. */
export function psnr(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  const squares = a.reduce((sum, value, i) => sum + (value - (b[i] ?? NaN)) ** 2, 0);
  return 10 * Math.log10((255 ** 2 * a.length) / squares);
}
