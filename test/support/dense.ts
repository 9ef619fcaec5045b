import type { GeluKind } from '../../src/backends/contract';
import type { Conv2d } from '../../src/backends/webgpu/kernels/conv-shape';
import type { Step } from '../../src/backends/webgpu/kernels/epilogue';
import type { View } from '../../src/backends/webgpu/kernels/kernel';
import type { Matmul } from '../../src/backends/webgpu/kernels/matmul';
import type { NormInLoad } from '../../src/backends/webgpu/kernels/norm-in-load';
import { floatToHalf, halfToFloat } from '../../src/backends/half';
import type { Values } from './gpu';
import { seeded } from './seeded';

/** Dense kernels in plain loops, and operands for them. */

export type Operands = Record<string, Values>;

/** Seeded values as operand `name`; what is stored as halves is rounded here already. */
export function operand(name: string, { storage }: Pick<View, 'storage'>, length: number, scale = 1): Values {
  const values = seeded(`input.${name}`, [length]).map((value) => scale * value);
  return { storage, values: storage === 'half' ? halfToFloat(floatToHalf(values)) : values };
}

const FLOAT = { storage: 'float32' } as const;

export interface Common {
  readonly columns: number;
  readonly inputs: number;
  readonly norm: NormInLoad | null;
  readonly hasBias: boolean;
  readonly then: readonly Step[];
}

/** All but x, the weight and the result; `rows` are of the result and `inRows` of x. */
export function others(spec: Common, rows: number, inRows: number, samples: number, width = spec.columns): Operands {
  const made: Operands = {};
  if (spec.hasBias) made['bias'] = operand('bias', FLOAT, width);
  if (spec.norm?.kind === 'group') made['coefficients'] = operand('coefficients', FLOAT, 3 * samples * spec.inputs);
  if (spec.norm?.kind === 'layer') {
    made['statistics'] = operand('statistics', FLOAT, 2 * inRows);
    made['gamma'] = operand('gamma', FLOAT, spec.inputs);
    made['beta'] = operand('beta', FLOAT, spec.inputs);
  }
  for (const step of spec.then) {
    if (step.op === 'add') made['residual'] = operand('residual', step.view, rows * step.view.stride);
    if (step.op === 'addChannels') made['shift'] = operand('shift', step.view, samples * step.view.stride);
  }
  return made;
}

export function operandsOf(spec: Matmul): Operands {
  const { rows, inputs, columns, x, weight } = spec;
  const scale = 1 / Math.sqrt(inputs);
  const length = (spec.isTransposed === true ? columns : inputs) * weight.stride;
  return {
    x: operand('x', x, rows * x.stride),
    weight: operand('weight', weight, length, scale),
    ...others(spec, rows, rows, rows / spec.rowsPerSample, spec.geglu === undefined ? columns : 2 * columns),
  };
}

const get = (operands: Operands, name: string, index: number): number => operands[name]?.values[index] ?? NaN;

/** x at a row and channel, behind the norm. */
export function normed(
  { norm, inputs, x }: Pick<Common, 'norm' | 'inputs'> & { readonly x: View },
  operands: Operands,
  row: number,
  sample: number,
  channel: number,
): number {
  const value = get(operands, 'x', x.offset + row * x.stride + channel);
  if (norm === null) return value;
  if (norm.kind === 'layer') {
    const [mean, scale] = [get(operands, 'statistics', 2 * row), get(operands, 'statistics', 2 * row + 1)];
    return (value - mean) * scale * get(operands, 'gamma', channel) + get(operands, 'beta', channel);
  }
  const [mean, scale, shift] = [0, 1, 2].map((i) => get(operands, 'coefficients', (3 * sample + i) * inputs + channel));
  const y = (value - (mean as number)) * (scale as number) + (shift as number);
  return norm.silu ? silu(y) : y;
}

const silu = (x: number): number => x / (1 + Math.exp(-x));

export function geluOf(x: number, kind: GeluKind): number {
  if (kind === 'quick') return x / (1 + Math.exp(-1.702 * x));
  if (kind === 'tanh') return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
  return 0.5 * x * (1 + Math.sign(x) * erf(Math.abs(x) / Math.SQRT2));
}

/** For x ≥ 0, by its series. */
function erf(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return x > 4 ? 1 : (2 / Math.sqrt(Math.PI)) * sum;
}

/** The steps on a sum. */
export function finished(
  sum: number,
  steps: readonly Step[],
  operands: Operands,
  row: number,
  sample: number,
  column: number,
): number {
  let y = sum;
  for (const step of steps) {
    if (step.op === 'add') y += get(operands, 'residual', step.view.offset + row * step.view.stride + column);
    else if (step.op === 'addChannels') {
      y += get(operands, 'shift', step.view.offset + (step.isShared ? 0 : sample) * step.view.stride + column);
    } else if (step.op === 'gelu') y = geluOf(y, step.kind);
    else if (step.op === 'silu') y = silu(y);
    else if (step.op === 'relu') y = Math.max(0, y);
    else if (step.op === 'scale') y = y * step.factor + step.offset;
    else y = Math.tanh(y);
  }
  return y;
}

/** All that the buffer of the result holds: 9 where nothing is written. */
export function product(spec: Matmul, operands: Operands): Float32Array {
  const { rows, inputs, columns, weight, y, geglu } = spec;
  const result = new Float32Array(rows * y.stride).fill(9);
  for (let row = 0; row < rows; row++) {
    const sample = Math.floor(row / spec.rowsPerSample);
    const xs = Array.from({ length: inputs }, (_, k) => normed(spec, operands, row, sample, k));
    const sum = (column: number): number =>
      xs.reduce(
        (total, x, k) => {
          const place = spec.isTransposed === true ? column * weight.stride + k : k * weight.stride + column;
          return total + x * get(operands, 'weight', weight.offset + place);
        },
        spec.hasBias ? get(operands, 'bias', column) : 0,
      );
    for (let column = 0; column < columns; column++) {
      const value = geglu === undefined ? sum(column) : sum(column) * geluOf(sum(columns + column), geglu);
      result[y.offset + row * y.stride + column] = finished(value, spec.then, operands, row, sample, column);
    }
  }
  return result;
}

export function convOperands(spec: Conv2d): Operands {
  const { batch, height, width, inputs, filter, outputs } = spec;
  const [inRows, rows] = [batch * height * width, batch * spec.rows * spec.columns];
  const sum = filter[0] * filter[1] * inputs;
  return {
    x: operand('x', spec.x, inRows * spec.x.stride),
    weight: operand('weight', spec.weight, sum * spec.weight.stride, 1 / Math.sqrt(sum)),
    ...others({ ...spec, columns: outputs }, rows, inRows, batch),
  };
}

/** All that the buffer of the result holds: 9 where nothing is written. */
export function convolved(spec: Conv2d, operands: Operands): Float32Array {
  const { batch, height, width, inputs, filter, outputs, rows, columns, weight, y } = spec;
  const result = new Float32Array(batch * rows * columns * y.stride).fill(9);
  const factor = spec.isDoubled ? 2 : 1;
  for (let pixel = 0; pixel < batch * rows * columns; pixel++) {
    const [sample, place] = [Math.floor(pixel / (rows * columns)), pixel % (rows * columns)];
    const sums = Array.from({ length: outputs }, (_, c) => (spec.hasBias ? get(operands, 'bias', c) : 0));
    for (let tap = 0; tap < filter[0] * filter[1]; tap++) {
      const v = Math.floor(place / columns) * spec.stride - spec.top + Math.floor(tap / filter[1]);
      const h = (place % columns) * spec.stride - spec.left + (tap % filter[1]);
      if (v < 0 || h < 0 || v >= factor * height || h >= factor * width) continue;
      const row = (sample * height + Math.floor(v / factor)) * width + Math.floor(h / factor);
      for (let k = 0; k < inputs; k++) {
        const x = normed(spec, operands, row, sample, k);
        const first = weight.offset + (tap * inputs + k) * weight.stride;
        for (let c = 0; c < outputs; c++) sums[c] = (sums[c] ?? NaN) + x * get(operands, 'weight', first + c);
      }
    }
    for (const [c, sum] of sums.entries()) {
      result[y.offset + pixel * y.stride + c] = finished(sum, spec.then, operands, pixel, sample, c);
    }
  }
  return result;
}
