import * as tf from '@tensorflow/tfjs-core';
import type { Dtype } from '../../src/backends/contract';
import { Geglu, gelu, silu, type GeluKind } from '../../src/layers/activations';
import { Attention, AttentionBlock } from '../../src/layers/attention';
import { Conv2d } from '../../src/layers/conv2d';
import { Embedding } from '../../src/layers/embedding';
import { Linear } from '../../src/layers/linear';
import { Module } from '../../src/layers/module';
import { GroupNorm, LayerNorm } from '../../src/layers/norms';
import { ResBlock } from '../../src/layers/res-block';
import { Downsample, Upsample } from '../../src/layers/resample';
import { SpatialTransformer, TransformerBlock } from '../../src/layers/spatial-transformer';
import { TimeEmbedding, timestepEmbedding } from '../../src/layers/timestep';
import { TextEncoderLayer } from '../../src/models/text-encoder';
import { loadParameters } from '../../src/weights/load';
import { diffusersPart } from '../../src/weights/part-source';
import type { Part } from '../../src/weights/names';
import { difference, openFixture, type Case } from './fixtures';
import { seededInput, seededSource, type InputSpec } from './seeded';

type Pads = number | readonly [readonly [number, number], readonly [number, number]];

/** A layer of test/reference/cases.py; which options it has depends on its kind. */
export interface LayerCase extends Case {
  readonly kind: keyof typeof kinds;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly options: {
    readonly [name: string]: unknown;
    readonly eps: number;
    readonly groups: number;
    readonly heads: number;
    readonly dim: number;
    readonly channels: number;
    readonly inChannels: number;
    readonly outChannels: number;
    readonly inFeatures: number;
    readonly outFeatures: number;
    readonly contextDim: number | null;
    readonly timeChannels: number | null;
    readonly bias: boolean;
    readonly padding: Pads;
    readonly activation: Activation;
    readonly tokens: readonly (readonly number[])[];
  };
}

type Activation = 'gelu' | 'geluTanh' | 'quickGelu';
const geluKinds: Record<Activation, GeluKind> = { gelu: 'erf', geluTanh: 'tanh', quickGelu: 'quick' };

/** What a layer takes: the case's tensors by name. */
type Inputs = Readonly<Record<'x' | 'context' | 'temb', tf.Tensor>>;

/**
 * A layer and how it is run. Its weights are read by their names in a checkpoint, at the place `ours` of `part`, which
 * diffusers calls `theirs`; so the table of names and the order of axes are under test as well.
 */
interface Layer {
  readonly module?: Module;
  readonly at?: readonly [part: Part, ours: string, theirs: string];
  readonly run: (inputs: Inputs) => tf.Tensor;
}

type Options = LayerCase['options'];

const unetTransformer = ['down.0.transformers.0', 'down_blocks.0.attentions.0'] as const;
const unetBlock = [`${unetTransformer[0]}.blocks.0`, `${unetTransformer[1]}.transformer_blocks.0`] as const;
const clipLayer = ['layers.0', 'text_model.encoder.layers.0'] as const;

function padding(pads: Pads) {
  if (typeof pads === 'number') return pads;
  const [[top, bottom], [left, right]] = pads;
  return { top, bottom, left, right };
}

/** Two tables at once, as CLIP adds them. */
class Embeddings extends Module {
  readonly tokenEmbedding: Embedding;
  readonly positionEmbedding: Embedding;

  constructor(vocabulary: number, positions: number, width: number) {
    super();
    this.tokenEmbedding = new Embedding(vocabulary, width);
    this.positionEmbedding = new Embedding(positions, width);
  }
}

const spatial = (o: Options) => ({
  heads: o.heads,
  contextWidth: o.contextDim ?? 0,
  geglu: geluKinds[o.activation],
  projection: o['linear'] === true ? ('linear' as const) : ('conv' as const),
  groups: o.groups,
  epsilon: o.eps,
  depth: 1,
});

/** How to make each kind of layer from the options of its case. */
const kinds = {
  linear(o: Options): Layer {
    const module = new Linear(o.inFeatures, o.outFeatures, { bias: o.bias });
    return {
      module,
      at: ['diffusionModel', 'timeEmbedding.linear1', 'time_embedding.linear_1'],
      run: ({ x }) => module.forward(x),
    };
  },
  conv2d(o: Options): Layer {
    const options = { stride: o['stride'] as number, padding: padding(o.padding) };
    const module = new Conv2d(o.inChannels, o.outChannels, o['kernel'] as number, options);
    return { module, at: ['diffusionModel', 'inputConv', 'conv_in'], run: ({ x }) => module.forward(x) };
  },
  embedding(o: Options): Layer {
    const module = new Embedding(o['vocab'] as number, o.dim);
    const at = ['textEncoder', 'tokenEmbedding', 'text_model.embeddings.token_embedding'] as const;
    return { module, at, run: () => module.forward(o.tokens) };
  },
  clipEmbeddings(o: Options): Layer {
    const module = new Embeddings(o['vocab'] as number, o['positions'] as number, o.dim);
    const positions = [(o.tokens[0] ?? []).map((_, i) => i)];
    return {
      module,
      at: ['textEncoder', '', 'text_model.embeddings'],
      run: () => tf.add(module.tokenEmbedding.forward(o.tokens), module.positionEmbedding.forward(positions)),
    };
  },
  groupNorm(o: Options): Layer {
    const module = new GroupNorm(o.channels, o.groups, o.eps);
    return { module, at: ['diffusionModel', 'outputNorm', 'conv_norm_out'], run: ({ x }) => module.forward(x) };
  },
  layerNorm(o: Options): Layer {
    const module = new LayerNorm(o.dim, o.eps);
    return { module, at: ['textEncoder', 'norm', 'text_model.final_layer_norm'], run: ({ x }) => module.forward(x) };
  },
  silu: (): Layer => ({ run: ({ x }) => silu(x) }),
  gelu: (): Layer => ({ run: ({ x }) => gelu('erf')(x) }),
  geluTanh: (): Layer => ({ run: ({ x }) => gelu('tanh')(x) }),
  quickGelu: (): Layer => ({ run: ({ x }) => gelu('quick')(x) }),
  attention(o: Options): Layer {
    const width = o['queryDim'] as number;
    const module = new Attention(width, { heads: o.heads, bias: false, contextWidth: o.contextDim ?? width });
    const run = ({ x, context }: Partial<Inputs>) =>
      module.forward(x as tf.Tensor3D, context as tf.Tensor3D | undefined);
    return { module, at: ['diffusionModel', `${unetBlock[0]}.selfAttention`, `${unetBlock[1]}.attn1`], run };
  },
  clipAttention(o: Options): Layer {
    const module = new Attention(o.dim, { heads: o.heads, bias: true, causal: true });
    const run = ({ x }: Inputs) => module.forward(x as tf.Tensor3D);
    return { module, at: ['textEncoder', `${clipLayer[0]}.attention`, `${clipLayer[1]}.self_attn`], run };
  },
  clipLayer(o: Options): Layer {
    const sizes = { width: o.dim, hiddenWidth: 4 * o.dim, vocabularySize: 0, maxLength: 77, layers: 1 };
    const module = new TextEncoderLayer({ ...sizes, heads: o.heads, activation: geluKinds[o.activation] });
    return { module, at: ['textEncoder', ...clipLayer], run: ({ x }) => module.forward(x) };
  },
  vaeAttention(o: Options): Layer {
    const module = new AttentionBlock(o.channels, o.groups, o.eps);
    return {
      module,
      at: ['decoder', 'middle.attention', 'decoder.mid_block.attentions.0'],
      run: ({ x }) => module.forward(x),
    };
  },
  resBlock(o: Options): Layer {
    const options = { groups: o.groups, epsilon: o.eps, timeWidth: o.timeChannels };
    const module = new ResBlock(o.inChannels, o.outChannels, options);
    const run = ({ x, temb }: Inputs) => module.forward(x, temb);
    return { module, at: ['diffusionModel', 'down.0.resBlocks.0', 'down_blocks.0.resnets.0'], run };
  },
  geglu(o: Options): Layer {
    const module = new Geglu(o.dim, o['inner'] as number, geluKinds[o.activation]);
    return {
      module,
      at: ['diffusionModel', `${unetBlock[0]}.geglu`, `${unetBlock[1]}.ff.net.0`],
      run: ({ x }) => module.forward(x),
    };
  },
  transformerBlock(o: Options): Layer {
    const module = new TransformerBlock(o.dim, spatial(o));
    const run = ({ x, context }: Inputs) => module.forward(x as tf.Tensor3D, context as tf.Tensor3D);
    return { module, at: ['diffusionModel', ...unetBlock], run };
  },
  spatialTransformer(o: Options): Layer {
    const module = new SpatialTransformer(o.channels, spatial(o));
    const run = ({ x, context }: Inputs) => module.forward(x as tf.Tensor4D, context as tf.Tensor3D);
    return { module, at: ['diffusionModel', ...unetTransformer], run };
  },
  timestepEmbedding: (o: Options): Layer => ({
    run: () => tf.concat((o['timesteps'] as number[]).map((t) => timestepEmbedding(t, o.dim))),
  }),
  timestepMlp(o: Options): Layer {
    const module = new TimeEmbedding(o.inFeatures, o.outFeatures);
    return { module, at: ['diffusionModel', 'timeEmbedding', 'time_embedding'], run: ({ x }) => module.forward(x) };
  },
  downsample(o: Options): Layer {
    const module = new Downsample(o.channels, padding(o.padding) as 1);
    return {
      module,
      at: ['diffusionModel', 'down.0.downsample', 'down_blocks.0.downsamplers.0'],
      run: ({ x }) => module.forward(x),
    };
  },
  upsample(o: Options): Layer {
    const module = new Upsample(o.channels);
    return {
      module,
      at: ['diffusionModel', 'up.0.upsample', 'up_blocks.0.upsamplers.0'],
      run: ({ x }) => module.forward(x),
    };
  },
};

/** The module that has `module` at the place `path` below it, as in a whole network. */
function nested(path: string, module: Module): Module {
  if (path === '') return module;
  const place = path
    .split('.')
    .reduceRight<unknown>((inner, name) => (name === '0' ? [inner] : asModule(name, inner)), module);
  return place as Module;
}

function asModule(name: string, field: unknown): Module {
  return Object.assign(new (class extends Module {})(), { [name]: field });
}

/** Makes the case's layer with its seeded weights, held as `dtype`, runs it on its seeded inputs, and leaves nothing behind. */
export async function runLayer({ kind, options, inputs }: LayerCase, dtype: Dtype = 'float32'): Promise<Float32Array> {
  const { module, at, run } = kinds[kind](options);
  const given = Object.entries(inputs).map(
    ([name, spec]) => [name, tf.tensor(seededInput(name, spec), [...spec.shape])] as const,
  );
  try {
    if (module !== undefined && at !== undefined) {
      const [part, ours, theirs] = at;
      const whole = nested(ours, module);
      await loadParameters(whole, diffusersPart(part, seededSource(whole, part, `${theirs}.`)), { dtype });
    }
    const output = tf.tidy(() => run(Object.fromEntries(given) as Inputs));
    const values = await output.data();
    output.dispose();
    return values as Float32Array;
  } finally {
    module?.dispose();
    tf.dispose(given.map(([, tensor]) => tensor));
  }
}

/** A layer that is run once and compared with every library that has it with the same numbers. */
export interface ReferencedLayer {
  readonly name: string;
  readonly layer: LayerCase;
  /** The largest difference of `found` from each library's result. */
  readonly differences: (found: Float32Array) => Readonly<Record<string, number>>;
}

/** The cases of both families; where options and inputs are the same, as one. */
export function layerCases(): ReferencedLayer[] {
  const groups = new Map<string, { layer: LayerCase; libraries: Map<string, (found: Float32Array) => number> }>();
  for (const library of ['diffusers', 'kerascv']) {
    const fixture = openFixture<LayerCase>(`layers-${library}`);
    for (const layer of fixture.cases) {
      const key = JSON.stringify([layer.name, Object.entries(layer.options).sort()]);
      const group = groups.get(key) ?? { layer, libraries: new Map<string, (found: Float32Array) => number>() };
      const values = fixture.values(layer.name);
      groups.set(key, group);
      group.libraries.set(library, (found) => difference(found, values, layer.output));
    }
  }
  return Array.from(groups.values(), ({ layer, libraries }) => ({
    name: `${layer.name} (${[...libraries.keys()].join(', ')})`,
    layer,
    differences: (found) =>
      Object.fromEntries(Array.from(libraries, ([library, compare]) => [library, compare(found)])),
  }));
}

/** Whether it has parameters that a policy of halves holds as such. */
export function hasMatrices({ layer: { kind, options } }: ReferencedLayer): boolean {
  const { module } = kinds[kind](options);
  return module !== undefined && [...module.parameters()].some(([, param]) => param.kind !== 'vector');
}
