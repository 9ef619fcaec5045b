import * as tf from '@tensorflow/tfjs-core';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { TextEncoder } from '../../src/models/text-encoder';
import type { Param } from '../../src/layers/module';
import { checkLora, mergeLora, openLora, placeLora } from '../../src/weights/lora';
import { ADAPTER_CONFIG } from '../../src/weights/lora/adapter-config';
import { openSafetensors } from '../../src/formats/safetensors';
import type { TensorSource } from '../../src/formats/source';
import { difference, openFixture, type Case } from './fixtures';
import { float32, openBytes, writeSafetensors } from './safetensors';
import { seeded, seededInput, type InputSpec } from './seeded';

/** What PEFT and LyCORIS (test/reference/adapters.py) make of one weight with an adapter. */
export interface AdapterKindCase extends Case {
  /** The layer's name in diffusers, and what of it the adapter changes. */
  readonly layer: string;
  readonly end: 'weight' | 'bias';
  readonly scale: number;
  /** The tensors of the file, with what their values are seeded by. */
  readonly tensors: Readonly<Record<string, InputSpec>>;
  readonly seed: string;
  /** PEFT's settings, where the file has some beside it. */
  readonly config?: object;
}

const models = {
  textEncoder: new TextEncoder({ vocabularySize: 5, maxLength: 4, width: 6, layers: 1, heads: 2, hiddenWidth: 12, activation: 'quick' }), // prettier-ignore
  diffusionModel: new DiffusionModel({
    inChannels: 4,
    outChannels: 4,
    widths: [16, 64],
    heads: [2, 2],
    attention: [false, true],
    blocksPerLevel: 1,
    transformerDepth: 1,
    contextWidth: 24,
    projection: 'conv',
    groups: 4,
    epsilon: 1e-5,
    transformerEpsilon: 1e-6,
    geglu: 'erf',
  }),
};

export const adapterKinds = openFixture<AdapterKindCase>('adapters');

/** The file of a case. */
async function sourceOf({ tensors, seed, config }: AdapterKindCase): Promise<TensorSource> {
  const stored = Object.entries(tensors).map(([name, spec]) => {
    return [name, float32(spec.shape, Array.from(seededInput(`${seed}.${name}`, spec)))] as const;
  });
  const source = await openSafetensors(openBytes(writeSafetensors(Object.fromEntries(stored))));
  return config === undefined ? source : { ...source, metadata: { [ADAPTER_CONFIG]: JSON.stringify(config) } };
}

/** How far the weight with the adapter, on the current backend, is from the library's, relative to its largest value. */
export async function adapterDifference(one: AdapterKindCase): Promise<number> {
  const lora = openLora(await sourceOf(one));
  const targets = placeLora(lora, models);
  await checkLora(lora, targets);
  try {
    for (const { param, path } of targets) {
      const name = `${one.layer}.${path.endsWith('.bias') ? 'bias' : 'weight'}`;
      param.value = tf.tidy(() => fromTorch(param, seeded(name, torchShape(param))));
    }
    await mergeLora(lora, targets, one.scale);
    const target = targets.find(({ path }) => path.endsWith(`.${one.end}`));
    if (target === undefined) throw new Error(`${one.name} changes no ${one.end}`);
    return difference(await toTorch(target.param), adapterKinds.values(one.name), one.output);
  } finally {
    for (const { param } of targets) param.dispose();
  }
}

/** The largest difference of each kind of adapter, by library and kind, on the current backend. */
export async function adaptersParity(): Promise<Record<string, number>> {
  const worst: Record<string, number> = {};
  for (const one of adapterKinds.cases) {
    const kind = one.seed.slice(0, one.seed.lastIndexOf(','));
    worst[kind] = Math.max(worst[kind] ?? 0, await adapterDifference(one));
  }
  return worst;
}

/** From `[outputs, inputs, height, width]` to our order and back. */
function torchShape({ shape }: Param): number[] {
  const [outputs = 1, inputs = 1, width = 1, height = 1] = shape.toReversed();
  if (shape.length === 1) return [outputs];
  return shape.length === 2 ? [outputs, inputs] : [outputs, inputs, height, width];
}

function fromTorch(param: Param, values: Float32Array): tf.Tensor {
  const stored = tf.tensor(values, torchShape(param));
  return param.kind === 'vector' ? stored : tf.transpose(stored, param.kind === 'conv' ? [2, 3, 1, 0] : [1, 0]);
}

async function toTorch(param: Param): Promise<Float32Array> {
  const turned = tf.tidy(() => {
    if (param.kind === 'vector') return tf.clone(param.value);
    return tf.transpose(param.value, param.kind === 'conv' ? [3, 2, 0, 1] : [1, 0]);
  });
  try {
    return await turned.data<'float32'>();
  } finally {
    turned.dispose();
  }
}
