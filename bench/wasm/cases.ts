import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion } from '../../src';
import { Compiler } from '../../src/compile/compiler';
import { timestepEmbedding } from '../../src/layers/timestep';
import type { TensorSource } from '../../src/formats/source';
import { openExported, tensor, type Input, type Inputs } from './exported';
import { layers, type LayerName, type LoadLayer } from './layers';

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

/** A single layer, compiled. */
const compiled =
  (load: LoadLayer): MakeRunner =>
  async (source) => {
    const { name, names, module, forward } = await load(source);
    const compiler = new Compiler();
    return {
      forward(inputs) {
        const given = names.map((one) => tensor(inputs[one]));
        const [output] = compiler.run({ name, forward }, given, { version: name, isRepeated: true }) ?? [];
        return output ?? forward(...given);
      },
      dispose: () => {
        compiler.dispose();
        module.dispose();
      },
    };
  };

const parts = {
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
} as const;

export type CaseName = keyof typeof parts | LayerName;

export const caseNames = [...Object.keys(parts), ...Object.keys(layers)] as CaseName[];

function makerOf(name: CaseName): MakeRunner {
  return name in layers ? compiled(layers[name as LayerName]) : parts[name as keyof typeof parts];
}

/** Opens a case in the folder that `export.py` filled; the current tfjs backend runs it. */
export async function openCase(folder: string, name: CaseName): Promise<OpenCase> {
  const { inputs, expected, made: runner } = await openExported(folder, name, makerOf(name));
  return {
    inputs,
    expected,
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
}
