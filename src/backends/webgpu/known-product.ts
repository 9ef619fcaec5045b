import { floatToHalf, halfToFloat } from '../half';
import type { Conv2d } from './kernels/conv-shape';
import { bytesOf, packed, type Kernel } from './kernels/kernel';
import type { Matmul } from './kernels/matmul';
import { runAlone } from './prepared';

/**
 * Products of small whole numbers that are known, by which a device shows what it can be trusted with: drivers have
 * multiplied halves and matrices wrongly. Their sums are below 2,048 and so exact in halves, in any order.
 */

/** What is multiplied; padded with zeros by half a filter on each side. */
export interface Known {
  readonly height: number;
  readonly width: number;
  readonly inputs: number;
  readonly outputs: number;
  /** A filter of 1 is a linear layer. */
  readonly filter: 1 | 3;
  /** Values and gates, as many columns again, of a linear layer. */
  readonly isGated?: boolean;
}

const ofX = (pixel: number, input: number): number => ((7 * pixel + 3 * input) % 13) - 6;
const ofWeight = (row: number, column: number): number => ((5 * row + 11 * column) % 15) - 7;

/** As a convolution of x and weight in halves; gated results may be too large for these. */
export function knownConv({ height, width, inputs, outputs, filter, isGated = false }: Known): Conv2d {
  const image = { batch: 1, height, width, inputs, isDoubled: false, rows: height, columns: width, outputs };
  const pad = (filter - 1) / 2;
  return {
    ...{ ...image, filter: [filter, filter], stride: 1, top: pad, left: pad, norm: null, hasBias: false, then: [] },
    x: packed('half', inputs),
    weight: packed('half', isGated ? 2 * outputs : outputs),
    y: packed(isGated ? 'float32' : 'half', outputs),
  };
}

/** As a linear layer of its pixels. */
export function knownLinear(known: Known): Matmul {
  const { inputs, outputs, x, weight, y, norm, hasBias, then } = knownConv(known);
  const rows = known.height * known.width;
  const gate = known.isGated === true ? ({ geglu: 'quick' } as const) : {};
  return { rows, inputs, columns: outputs, x, weight, y, rowsPerSample: rows, norm, hasBias, then, ...gate };
}

/** Of the largest result; a sum that is wrong by one is far above it. */
const TOLERANCE = 1e-5;

/** Whether a device makes the known product by that kernel. False as well where it refuses it. */
export async function isRight(device: GPUDevice, known: Known, kernel: Kernel): Promise<boolean> {
  const found = await computed(device, known, kernel).catch(() => null);
  const expected = resultOf(known);
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return found !== null && expected.every((value, i) => Math.abs(value - (found[i] ?? NaN)) <= TOLERANCE * largest);
}

function resultOf({ height, width, inputs, outputs, filter, isGated = false }: Known): Float32Array {
  const result = new Float32Array(height * width * outputs);
  const pad = (filter - 1) / 2;
  const sum = (pixel: number, column: number): number => {
    let total = 0;
    for (let tap = 0; tap < filter * filter; tap++) {
      const y = Math.floor(pixel / width) + Math.floor(tap / filter) - pad;
      const x = (pixel % width) + (tap % filter) - pad;
      if (y < 0 || y >= height || x < 0 || x >= width) continue;
      for (let k = 0; k < inputs; k++) total += ofX(y * width + x, k) * ofWeight(tap * inputs + k, column);
    }
    return total;
  };
  for (let i = 0; i < result.length; i++) {
    const [pixel, column] = [Math.floor(i / outputs), i % outputs];
    const gate = isGated ? sum(pixel, outputs + column) : 0;
    result[i] = sum(pixel, column) * (isGated ? gate / (1 + Math.exp(-1.702 * gate)) : 1);
  }
  return result;
}

function matrixOf(rows: number, columns: number, valueOf: (row: number, column: number) => number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, i) => valueOf(Math.floor(i / columns), i % columns));
}

/** The product, as a kernel makes it. Rejects what the device refuses. */
async function computed(device: GPUDevice, known: Known, kernel: Kernel): Promise<Float32Array> {
  const { x, weight, y } = knownConv(known);
  const pixels = known.height * known.width;
  const left = floatToHalf(matrixOf(pixels, x.stride, ofX));
  const right = floatToHalf(matrixOf(known.filter ** 2 * x.stride, weight.stride, ofWeight));
  const bytes = { x: left.byteLength, weight: right.byteLength, y: bytesOf(y.storage, pixels * y.stride) };
  const found = await runAlone(device, { kernel, bytes }, { x: left, weight: right }, 'y');
  return y.storage === 'half' ? halfToFloat(new Uint16Array(found)) : new Float32Array(found);
}
