import type * as ort from 'onnxruntime-web';
import type { Inputs } from './exported';

export type Ort = typeof ort;

/** A case in onnxruntime-web. */
export interface OrtCase {
  /** Takes the inputs in, runs, and reads the answer, in the order that the graph gives it (NCHW). */
  run(): Promise<Float32Array>;
  /** Shape of the answer. */
  readonly shape: readonly number[];
  /** Prints the profile, where `enableProfiling` was asked for. */
  endProfiling(): void;
  dispose(): Promise<void>;
}

/** Opens a graph on onnxruntime-web's wasm with all its optimisations. */
export async function openOrt(
  { env, InferenceSession, Tensor }: Ort,
  model: Uint8Array,
  inputs: Inputs,
  threads: number,
  options: ort.InferenceSession.SessionOptions = {},
): Promise<OrtCase> {
  env.wasm.numThreads = threads;
  env.logLevel = 'error';
  const session = await InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    ...options,
  });
  const given = session.inputNames.map((key) => {
    const { values, shape } = inputs[key] ?? { values: new Float32Array(), shape: [] };
    return [key, shape.length === 4 ? nchw(values, shape) : { values, shape }] as const;
  });
  const feeds = (): Record<string, ort.Tensor> =>
    Object.fromEntries(
      given.map(([key, { values, shape }]) => [
        key,
        key === 'tokens'
          ? new Tensor('int64', BigInt64Array.from(values, BigInt), shape)
          : new Tensor('float32', values, shape),
      ]),
    );
  const { output } = await session.run(feeds());
  if (output === undefined) throw new Error('onnxruntime-web gave no output');
  return {
    shape: output.dims,
    async run() {
      const results = await session.run(feeds());
      return results['output']?.data as Float32Array;
    },
    endProfiling: () => {
      session.endProfiling();
    },
    dispose: () => session.release(),
  };
}

function nchw(values: Float32Array, shape: readonly number[]): { values: Float32Array; shape: readonly number[] } {
  const [batch = 1, height = 1, width = 1, channels = 1] = shape;
  return { values: turned(values, batch, height * width, channels), shape: [batch, channels, height, width] };
}

/** `[B, N, C]` → `[B, C, N]`. */
function turned(values: Float32Array, batch: number, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length);
  const size = rows * columns;
  for (let i = 0; i < values.length; i++) {
    const [sample, place] = [Math.floor(i / size), i % size];
    result[sample * size + (place % columns) * rows + Math.floor(place / columns)] = values[i] as number;
  }
  return result;
}

/** An answer of onnxruntime-web in sd-ts' order of axes. */
export function nhwc(values: Float32Array, shape: readonly number[]): Float32Array {
  const [batch = 1, channels = 1, height = 1, width = 1] = shape;
  return shape.length === 4 ? turned(values, batch, channels, height * width) : values;
}
