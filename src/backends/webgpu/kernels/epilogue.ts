import type { GeluKind } from '../../contract';
import { bytesOf, type Features, type Operand, type Uniform, type View } from './kernel';
import { gelu, reads, SILU, widthOf } from './wgsl';

/** What is done to a result before it is written, in the order of a list; each op at most once. */
export type Step =
  /** Adds operand `residual`, which has the result's rows and columns. */
  | { readonly op: 'add'; readonly view: View }
  /** Adds operand `shift`, `[B, C]`, or `[1, C]` where `isShared`, to every row of a sample. */
  | { readonly op: 'addChannels'; readonly view: View; readonly isShared: boolean }
  | { readonly op: 'gelu'; readonly kind: GeluKind }
  | { readonly op: 'silu' | 'relu' | 'tanh' }
  /** `x·factor + offset`. */
  | { readonly op: 'scale'; readonly factor: number; readonly offset: number };

/** What a kernel needs to finish its results: operands, uniforms, and the function `finish4`. */
export interface Epilogue {
  readonly operands: readonly Operand[];
  readonly uniforms: Readonly<Record<string, Uniform>>;
  /** `finish4(v, row, sample, column, count)`: four results from `column` on, of which the first `count` are there. */
  readonly code: readonly string[];
  readonly key: string;
  /** Values that it reads, for the count of bytes. */
  readonly reads: readonly { readonly view: View; readonly rows: 'all' | 'samples' }[];
}

/** `hasBias`: operand `bias`, a float32 vector, is added first. */
export function epilogue(steps: readonly Step[], hasBias: boolean, columns: number, features: Features): Epilogue {
  const parts = [
    ...(hasBias ? [biasPart(columns, features)] : []),
    ...steps.map((step) => part(step, columns, features)),
  ];
  const body = parts.map(({ line }) => `  y = ${line};`).join('\n');
  return {
    operands: parts.flatMap(({ operand }) => operand ?? []),
    uniforms: Object.assign({}, ...parts.map(({ uniforms }) => uniforms ?? {})) as Record<string, Uniform>,
    code: [
      ...parts.flatMap(({ code }) => code ?? []),
      `fn finish4(v: vec4f, row: u32, sample: u32, column: u32, count: u32) -> vec4f {\n  var y = v;\n${body}\n  return y;\n}`,
    ],
    key: parts.map(({ key }) => key).join('+'),
    reads: steps.flatMap((step) => {
      if (step.op === 'add') return { view: step.view, rows: 'all' };
      return step.op === 'addChannels' ? { view: step.view, rows: 'samples' } : [];
    }),
  };
}

/** Bytes that `finish4` reads for a result of that size. */
export function bytesOfEpilogue(end: Epilogue, rows: number, columns: number, rowsPerSample: number): number {
  const samples = rows / rowsPerSample;
  return end.reads.reduce(
    (sum, one) => sum + bytesOf(one.view.storage, (one.rows === 'all' ? rows : samples) * columns),
    0,
  );
}

interface Part {
  /** What y becomes. */
  readonly line: string;
  readonly key: string;
  readonly code?: string;
  readonly operand?: Operand;
  readonly uniforms?: Readonly<Record<string, Uniform>>;
}

function biasPart(columns: number, features: Features): Part {
  const { operand, code, key } = reads('bias', 'float32', widthOf(columns, { stride: 4, offset: 0 }), features);
  return { line: 'y + load4_bias(column, count)', key, code, operand };
}

function part(step: Step, columns: number, features: Features): Part {
  switch (step.op) {
    case 'add': {
      const { operand, code, key } = reads('residual', step.view.storage, widthOf(columns, step.view), features);
      const uniforms = { residualStride: step.view.stride, residualOffset: step.view.offset };
      const line = 'y + load4_residual(u.residualOffset + row * u.residualStride + column, count)';
      return { line, key, code, operand, uniforms };
    }
    case 'addChannels': {
      const { operand, code, key } = reads('shift', step.view.storage, widthOf(columns, step.view), features);
      const uniforms = { shiftStride: step.isShared ? 0 : step.view.stride, shiftOffset: step.view.offset };
      const line = 'y + load4_shift(u.shiftOffset + sample * u.shiftStride + column, count)';
      return { line, key, code, operand, uniforms };
    }
    case 'gelu':
      return { line: 'gelu4(y)', key: `gelu ${step.kind}`, code: gelu(step.kind) };
    case 'silu':
      return { line: 'silu4(y)', key: 'silu', code: SILU };
    case 'relu':
      return { line: 'max(y, vec4f(0.0))', key: 'relu' };
    case 'tanh':
      return { line: 'tanh(clamp(y, vec4f(-15.0), vec4f(15.0)))', key: 'tanh' };
    case 'scale':
      return {
        line: 'y * u.factor + u.addend',
        key: 'scale',
        uniforms: { factor: { float: step.factor }, addend: { float: step.offset } },
      };
  }
}
