import { WeightsError } from '../../errors';
import type { Module, Param } from '../../layers/module';
import type { Part } from '../names-table';

/** A variable of a Keras layer: its path inside the layer as Keras 3 saves it, and the path of our parameter. */
export interface KerasVariable {
  readonly keras: string;
  readonly ours: string;
}

/** A layer of a KerasCV model that has weights. */
export interface KerasLayer {
  /** The name of the layer's class in the spelling of Keras 3's files: `ResBlock` is `res_block`. */
  readonly className: string;
  /** In the order of the layer's `weights`. */
  readonly variables: readonly KerasVariable[];
}

/** Sublayers of a Keras layer and our modules, in the order in which Keras tracks them. `''` is the layer itself. */
type SublayerRow = readonly [keras: string, ours: string];

interface LayerKind {
  readonly className: string;
  readonly rows: readonly SublayerRow[];
}

const leaf = (className: string, keras = ''): LayerKind => ({ className, rows: [[keras, '']] });

const dense = leaf('dense');
const conv = leaf('padded_conv2d', 'conv2d');
const groupNorm = leaf('group_normalization');
const layerNorm = leaf('layer_normalization');

const resBlock: LayerKind = {
  className: 'res_block',
  rows: [
    ['entry_flow/group_normalization', 'norm1'],
    ['entry_flow/padded_conv2d/conv2d', 'conv1'],
    ['embedding_flow/dense', 'time'],
    ['exit_flow/group_normalization', 'norm2'],
    ['exit_flow/padded_conv2d/conv2d', 'conv2'],
    ['residual_projection/conv2d', 'skip'],
  ],
};

const autoencoderResBlock: LayerKind = {
  className: 'resnet_block',
  rows: [
    ['norm1', 'norm1'],
    ['conv1/conv2d', 'conv1'],
    ['norm2', 'norm2'],
    ['conv2/conv2d', 'conv2'],
    ['residual_projection/conv2d', 'skip'],
  ],
};

const crossAttention = (keras: string, ours: string): readonly SublayerRow[] => [
  [`${keras}/to_q`, `${ours}.query`],
  [`${keras}/to_k`, `${ours}.key`],
  [`${keras}/to_v`, `${ours}.value`],
  [`${keras}/out_proj`, `${ours}.output`],
];

/** KerasCV's has one transformer block; its projections are convolutions in SD 1.x and dense layers in SD 2.x. */
const spatialTransformer: LayerKind = {
  className: 'spatial_transformer',
  rows: [
    ['norm', 'norm'],
    ['proj1', 'input'],
    ['transformer_block/norm1', 'blocks.0.norm1'],
    ...crossAttention('transformer_block/attn1', 'blocks.0.selfAttention'),
    ['transformer_block/norm2', 'blocks.0.norm2'],
    ...crossAttention('transformer_block/attn2', 'blocks.0.crossAttention'),
    ['transformer_block/norm3', 'blocks.0.norm3'],
    ['transformer_block/geglu/dense', 'blocks.0.geglu.projection'],
    ['transformer_block/dense', 'blocks.0.output'],
    ['proj2', 'output'],
  ],
};

/** The projections are 1×1 convolutions in KerasCV. */
const attentionBlock: LayerKind = {
  className: 'attention_block',
  rows: [
    ['norm', 'norm'],
    ['q/conv2d', 'attention.query'],
    ['k/conv2d', 'attention.key'],
    ['v/conv2d', 'attention.value'],
    ['proj_out/conv2d', 'attention.output'],
  ],
};

const clipEmbedding: LayerKind = {
  className: 'clip_embedding',
  rows: [
    ['token_embedding', 'tokenEmbedding'],
    ['position_embedding', 'positionEmbedding'],
  ],
};

const clipLayer: LayerKind = {
  className: 'clip_encoder_layer',
  rows: [
    ['layer_norm1', 'norm1'],
    ['clip_attn/q_proj', 'attention.query'],
    ['clip_attn/k_proj', 'attention.key'],
    ['clip_attn/v_proj', 'attention.value'],
    ['clip_attn/out_proj', 'attention.output'],
    ['layer_norm2', 'norm2'],
    ['fc1', 'linear1'],
    ['fc2', 'linear2'],
  ],
};

/** Layers that alternate: the patterns of our modules' paths, `*` for an index. */
type Turn = readonly (readonly [ours: string, kind: LayerKind])[];

const autoencoderMiddle: readonly Turn[] = [
  [['middle.resBlock1', autoencoderResBlock]],
  [['middle.attention', attentionBlock]],
  [['middle.resBlock2', autoencoderResBlock]],
];

const autoencoderLevels: Turn = [
  ['levels.*.resBlocks.*', autoencoderResBlock],
  ['levels.*.resample.conv', conv],
];

/**
 * KerasCV's models in the order of `model.layers` (keras-cv 0.9), which is that of the forward pass, except for the
 * second time layer.
 */
const models: Readonly<Record<Part, readonly Turn[]>> = {
  textEncoder: [[['', clipEmbedding]], [['layers.*', clipLayer]], [['norm', layerNorm]]],
  diffusionModel: [
    [['timeEmbedding.linear1', dense]],
    [['inputConv', conv]], // at the same depth in Keras' graph as the activation before the second layer
    [['timeEmbedding.linear2', dense]],
    [
      ['down.*.resBlocks.*', resBlock],
      ['down.*.transformers.*', spatialTransformer],
      ['down.*.downsample.conv', conv],
    ],
    [
      ['middle.resBlocks.*', resBlock],
      ['middle.transformers.*', spatialTransformer],
    ],
    [
      ['up.*.resBlocks.*', resBlock],
      ['up.*.transformers.*', spatialTransformer],
      ['up.*.upsample.conv', leaf('upsample', 'conv/conv2d')],
    ],
    [['outputNorm', groupNorm]],
    [['outputConv', conv]],
  ],
  decoder: [
    [['latentConv', conv]],
    [['inputConv', conv]],
    ...autoencoderMiddle,
    [...autoencoderLevels],
    [['outputNorm', groupNorm]],
    [['outputConv', conv]],
  ],
  imageEncoder: [
    [['inputConv', conv]],
    [...autoencoderLevels],
    ...autoencoderMiddle,
    [['outputNorm', groupNorm]],
    [['outputConv', conv]],
    [['latentConv', conv]],
  ],
};

/**
 * The Keras layers with weights that KerasCV's model of this part would have if it were as large as `module`, in the
 * order of the model's layers and of each layer's weights. Throws `WeightsError` if KerasCV's layers lack one of our
 * parameters.
 */
export function kerasLayers(part: Part, module: Module): KerasLayer[] {
  const params = new Map(module.parameters());
  const layers = models[part].flatMap((turn) => instances(turn, [...params.keys()], params));
  const placed = new Set(layers.flatMap(({ variables }) => variables.map(({ ours }) => ours)));
  const homeless = [...params.keys()].filter((path) => !placed.has(path));
  if (homeless.length === 0) return layers;
  const what = `has no place for ${homeless.length} parameters of the ${part}, such as ${homeless[0]}`;
  throw new WeightsError(`KerasCV: ${what}; load a model of this structure from safetensors.`);
}

/** Alternating layers in order of their indices: all of the first level's first block, then of its second. */
function instances(turn: Turn, paths: readonly string[], params: ReadonlyMap<string, Param>): KerasLayer[] {
  const found = new Map<string, { readonly order: readonly number[]; readonly kind: LayerKind }>();
  for (const [rank, [ours, kind]] of turn.entries()) {
    const pattern = new RegExp(`^${ours.replaceAll('.', '\\.').replaceAll('*', '(\\d+)')}(?=\\.|$)`);
    for (const path of paths) {
      const match = ours === '' ? [''] : pattern.exec(path);
      if (match === null) continue;
      const [level = 0, block = Infinity] = match.slice(1).map(Number);
      found.set(match[0] ?? '', { order: [level, block, rank], kind });
    }
  }
  const sorted = [...found].sort(([, a], [, b]) => compare(a.order, b.order));
  return sorted.map(([prefix, { kind }]) => ({
    className: kind.className,
    variables: kind.rows.flatMap(([keras, ours]) =>
      variablesOf(keras, [prefix, ours].filter(Boolean).join('.'), params),
    ),
  }));
}

/** A sublayer's variables: kernel, gamma or embeddings first, then bias or beta. Empty if we have no such module. */
function variablesOf(keras: string, module: string, params: ReadonlyMap<string, Param>): KerasVariable[] {
  const leaves = ['weight', 'bias'].map((leaf) => `${module}.${leaf}`).filter((path) => params.has(path));
  const isConv = params.get(leaves[0] ?? '')?.kind === 'conv' && !keras.endsWith('conv2d');
  const sublayer = [keras, isConv ? 'conv2d' : ''].filter(Boolean);
  return leaves.map((ours, i) => ({ keras: [...sublayer, 'vars', i].join('/'), ours }));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? 0;
    if (x !== y) return x - y; // not subtracted when both are infinite
  }
  return 0;
}
