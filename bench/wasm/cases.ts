import * as tf from '@tensorflow/tfjs-core';
import { files } from '#files';
import { StableDiffusion } from '../../src';
import { Compiler } from '../../src/compile/compiler';
import { ResBlock } from '../../src/layers/res-block';
import { SpatialTransformer } from '../../src/layers/spatial-transformer';
import { timestepEmbedding } from '../../src/layers/timestep';
import type { Module } from '../../src/layers/module';
import { loadParameters } from '../../src/weights/load';
import { diffusersName, type Part } from '../../src/weights/names';
import { openSafetensors } from '../../src/formats/safetensors';
import type { TensorSource } from '../../src/formats/source';

/** An input as both sides take it: values and shape, images in NHWC. */
export interface Input {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

export type Inputs = Readonly<Record<string, Input>>;

/** A case as `export.py` wrote it: inputs, diffusers' answer, and what sd-ts runs for it. */
export interface OpenCase {
  readonly inputs: Inputs;
  readonly expected: Input;
  /** Takes the inputs in, runs, and reads the answer. */
  run(): Promise<Float32Array>;
  dispose(): void;
}

type Forward = (inputs: Inputs) => tf.Tensor;

interface Runner {
  readonly forward: Forward;
  dispose(): void;
}

type MakeRunner = (source: TensorSource) => Promise<Runner>;

const tensor = <R extends tf.Rank>(input: Input | undefined): tf.Tensor<R> => {
  if (input === undefined) throw new Error('an input of the case is missing');
  return tf.tensor<R>(input.values, [...input.shape] as tf.ShapeMap[R]);
};

/** A part of the embedded model. */
function tiny(forward: (model: StableDiffusion, inputs: Inputs) => tf.Tensor): MakeRunner {
  return async () => {
    const model = new StableDiffusion({ weights: 'tiny' });
    await model.load();
    return {
      forward: (inputs) => forward(model, inputs),
      dispose: () => {
        model.dispose();
      },
    };
  };
}

/** A single layer, which stands at `ours` in that part of a whole model, compiled; it takes these inputs. */
function layer<M extends Module>(
  part: Part,
  ours: string,
  make: () => M,
  names: readonly string[],
  forward: (m: M, ...inputs: tf.Tensor[]) => tf.Tensor,
): MakeRunner {
  return async (source) => {
    const module = make();
    const owns = (name: string): boolean => !name.startsWith('input.') && name !== 'output';
    const nameOf = (path: string): string => diffusersName(part, ours + path);
    await loadParameters(module, { part, source, nameOf, owns, axes: 'torch' });
    const compiler = new Compiler();
    const compilable = { name: ours, forward: (...inputs: tf.Tensor[]) => forward(module, ...inputs) };
    return {
      forward(inputs) {
        const given = names.map((name) => tensor(inputs[name]));
        const [output] = compiler.run(compilable, given, { version: ours, isRepeated: true }) ?? [];
        return output ?? forward(module, ...given);
      },
      dispose: () => {
        compiler.dispose();
        module.dispose();
      },
    };
  };
}

const unetBlock = (inputs: number, outputs: number): MakeRunner =>
  layer(
    'diffusionModel',
    'down.0.resBlocks.0.',
    () => new ResBlock(inputs, outputs, { groups: 32, epsilon: 1e-5, timeWidth: 1280 }),
    ['x', 'time'],
    (block, x, time) => block.forward(x as tf.Tensor4D, time),
  );

const transformer = (channels: number): MakeRunner =>
  layer(
    'diffusionModel',
    'down.0.transformers.0.',
    () => {
      const options = { heads: 8, contextWidth: 768, geglu: 'erf', projection: 'conv', groups: 32, epsilon: 1e-6, depth: 1 } as const; // prettier-ignore
      return new SpatialTransformer(channels, options);
    },
    ['x', 'context'],
    (block, x, context) => block.forward(x as tf.Tensor4D, context as tf.Tensor3D),
  );

const runners = {
  'tiny-unet': tiny(({ diffusionModel: model }, { latents, timestep, context }) => {
    const embedding = timestepEmbedding(timestep?.values[0] ?? NaN, model.timestepWidth);
    return model.run(tensor<tf.Rank.R4>(latents), embedding, { context: tensor<tf.Rank.R3>(context) });
  }),
  'tiny-decoder': tiny(({ decoder }, { latents }) =>
    decoder.run(tf.mul<tf.Tensor4D>(tensor<tf.Rank.R4>(latents), decoder.config.scale)),
  ),
  'tiny-text': tiny(({ textEncoder }, { tokens }) => {
    const [values, [rows = 0, length = 0]] = [tokens?.values ?? [], tokens?.shape ?? []];
    const ids = Array.from({ length: rows }, (_, row) => [...values.slice(row * length, (row + 1) * length)]);
    return textEncoder.run(ids);
  }),
  'res-320-64': unetBlock(320, 320),
  'res-640-32': unetBlock(640, 640),
  'res-1280-16': unetBlock(1280, 1280),
  'res-1920-640-32': unetBlock(1920, 640),
  'decoder-res-512-64': layer(
    'decoder',
    'middle.resBlock1.',
    () => new ResBlock(512, 512, { groups: 32, epsilon: 1e-6, timeWidth: null }),
    ['x'],
    (block, x) => block.forward(x as tf.Tensor4D),
  ),
  'transformer-320-64': transformer(320),
  'transformer-640-32': transformer(640),
  'transformer-1280-16': transformer(1280),
} as const;

export type CaseName = keyof typeof runners;

export const caseNames = Object.keys(runners) as CaseName[];

/** Opens a case in the folder that `export.py` filled; the current tfjs backend runs it. */
export async function openCase(folder: string, name: CaseName): Promise<OpenCase> {
  const file = await files.open(`${folder}/${name}.safetensors`);
  if (file === null) throw new Error(`${name}: ${folder} has no ${name}.safetensors; run bench/wasm/export.py.`);
  const source = await openSafetensors(file);
  try {
    const inputs: Record<string, Input> = {};
    for (const key of source.names) if (key.startsWith('input.')) inputs[key.slice(6)] = await read(source, key);
    const runner = await runners[name](source);
    return {
      inputs,
      expected: await read(source, 'output'),
      async run() {
        const output = tf.tidy(() => runner.forward(inputs));
        const values = await output.data<'float32'>();
        output.dispose();
        return values;
      },
      dispose: () => {
        runner.dispose();
      },
    };
  } finally {
    await source.close();
  }
}

async function read(source: TensorSource, name: string): Promise<Input> {
  const { values } = await source.read(name);
  if (!(values instanceof Float32Array)) throw new Error(`${name}: half precision, which export.py does not write`);
  return { values, shape: source.shapeOf(name) ?? [] };
}
