import type * as tf from '@tensorflow/tfjs-core';
import type { TensorSource } from '../../src/formats/source';
import type { Module } from '../../src/layers/module';
import { Downsample } from '../../src/layers/resample';
import { ResBlock } from '../../src/layers/res-block';
import { SpatialTransformer } from '../../src/layers/spatial-transformer';
import { loadParameters } from '../../src/weights/load';
import { diffusersName, type Part } from '../../src/weights/names';

/** A single layer with its weights. */
export interface LoadedLayer {
  /** Where it stands in a whole model. */
  readonly name: string;
  readonly module: Module;
  /** What it is called with, in this order. */
  readonly names: readonly string[];
  readonly forward: (...inputs: tf.Tensor[]) => tf.Tensor;
}

/** Makes a layer and gives it the weights that `export.py` wrote. */
export type LoadLayer = (source: TensorSource) => Promise<LoadedLayer>;

/** A single layer, which stands at `ours` in that part of a whole model. */
function layer<M extends Module>(
  part: Part,
  ours: string,
  make: () => M,
  names: readonly string[],
  forward: (m: M, ...inputs: tf.Tensor[]) => tf.Tensor,
): LoadLayer {
  return async (source) => {
    const module = make();
    const owns = (name: string): boolean => !name.startsWith('input.') && name !== 'output';
    const nameOf = (path: string): string => diffusersName(part, ours + path);
    await loadParameters(module, { part, source, nameOf, owns, axes: 'torch' });
    return { name: ours, module, names, forward: (...inputs) => forward(module, ...inputs) };
  };
}

const unetBlock = (inputs: number, outputs: number): LoadLayer =>
  layer(
    'diffusionModel',
    'down.0.resBlocks.0.',
    () => new ResBlock(inputs, outputs, { groups: 32, epsilon: 1e-5, timeWidth: 1280 }),
    ['x', 'time'],
    (block, x, time) => block.forward(x as tf.Tensor4D, time),
  );

const transformer = (channels: number): LoadLayer =>
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

/** Layers of Stable Diffusion 1.4 at 512×512, on both halves of guidance. */
export const layers = {
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

/** Short ones, for adapters that compute on the CPU. */
export const shortLayers = {
  'res-1280-8': unetBlock(1280, 1280),
  'transformer-1280-8': transformer(1280),
  'down-320-64': layer(
    'diffusionModel',
    'down.0.downsample.',
    () => new Downsample(320, 1),
    ['x'],
    (down, x) => down.forward(x as tf.Tensor4D),
  ),
} as const;

export type LayerName = keyof typeof layers;
export type ShortLayerName = keyof typeof shortLayers;
