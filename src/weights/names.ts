import { SdError } from '../errors';

/** The parts of a checkpoint that have parameters. */
export type Part = 'textEncoder' | 'diffusionModel' | 'decoder' | 'imageEncoder';

/** One module's name here and in diffusers (and transformers); `*` is an index, the n-th on both sides. */
type Row = readonly [ours: string, diffusers: string];

/** `rows` as the children of the module that is called `ours` here and `diffusers` there. */
function under(ours: string, diffusers: string, rows: readonly Row[]): Row[] {
  return rows.map(([a, b]) => [`${ours}.${a}`, diffusers === '' ? b : `${diffusers}.${b}`]);
}

const resBlock: readonly Row[] = [
  ['norm1', 'norm1'],
  ['conv1', 'conv1'],
  ['time', 'time_emb_proj'],
  ['norm2', 'norm2'],
  ['conv2', 'conv2'],
  ['skip', 'conv_shortcut'],
];

const attention: readonly Row[] = [
  ['query', 'to_q'],
  ['key', 'to_k'],
  ['value', 'to_v'],
  ['output', 'to_out.0'],
];

const transformerBlock: readonly Row[] = [
  ['norm1', 'norm1'],
  ...under('selfAttention', 'attn1', attention),
  ['norm2', 'norm2'],
  ...under('crossAttention', 'attn2', attention),
  ['norm3', 'norm3'],
  ['geglu.projection', 'ff.net.0.proj'],
  ['output', 'ff.net.2'],
];

const spatialTransformer: readonly Row[] = [
  ['norm', 'norm'],
  ['input', 'proj_in'],
  ...under('blocks.*', 'transformer_blocks.*', transformerBlock),
  ['output', 'proj_out'],
];

const attentionBlock: readonly Row[] = [['norm', 'group_norm'], ...under('attention', '', attention)];

const textEncoderLayer: readonly Row[] = [
  ['norm1', 'layer_norm1'],
  ['attention.query', 'self_attn.q_proj'],
  ['attention.key', 'self_attn.k_proj'],
  ['attention.value', 'self_attn.v_proj'],
  ['attention.output', 'self_attn.out_proj'],
  ['norm2', 'layer_norm2'],
  ['linear1', 'mlp.fc1'],
  ['linear2', 'mlp.fc2'],
];

/** The rows of a UNet level in one direction. */
function unetLevel(ours: string, diffusers: string): Row[] {
  return [
    ...under(`${ours}.resBlocks.*`, `${diffusers}.resnets.*`, resBlock),
    ...under(`${ours}.transformers.*`, `${diffusers}.attentions.*`, spatialTransformer),
  ];
}

/** The rows of the autoencoder's middle and ends, which both halves have. */
function autoencoderHalf(diffusers: string): Row[] {
  return [
    ['inputConv', `${diffusers}.conv_in`],
    ...under('middle.resBlock1', `${diffusers}.mid_block.resnets.0`, resBlock),
    ...under('middle.attention', `${diffusers}.mid_block.attentions.0`, attentionBlock),
    ...under('middle.resBlock2', `${diffusers}.mid_block.resnets.1`, resBlock),
    ['outputNorm', `${diffusers}.conv_norm_out`],
    ['outputConv', `${diffusers}.conv_out`],
  ];
}

const table: Readonly<Record<Part, readonly Row[]>> = {
  textEncoder: [
    ['tokenEmbedding', 'text_model.embeddings.token_embedding'],
    ['positionEmbedding', 'text_model.embeddings.position_embedding'],
    ...under('layers.*', 'text_model.encoder.layers.*', textEncoderLayer),
    ['norm', 'text_model.final_layer_norm'],
  ],
  diffusionModel: [
    ['timeEmbedding.linear1', 'time_embedding.linear_1'],
    ['timeEmbedding.linear2', 'time_embedding.linear_2'],
    ['inputConv', 'conv_in'],
    ...unetLevel('down.*', 'down_blocks.*'),
    ['down.*.downsample.conv', 'down_blocks.*.downsamplers.0.conv'],
    ...unetLevel('middle', 'mid_block'),
    ...unetLevel('up.*', 'up_blocks.*'),
    ['up.*.upsample.conv', 'up_blocks.*.upsamplers.0.conv'],
    ['outputNorm', 'conv_norm_out'],
    ['outputConv', 'conv_out'],
  ],
  decoder: [
    ['latentConv', 'post_quant_conv'],
    ...autoencoderHalf('decoder'),
    ...under('levels.*.resBlocks.*', 'decoder.up_blocks.*.resnets.*', resBlock),
    ['levels.*.resample.conv', 'decoder.up_blocks.*.upsamplers.0.conv'],
  ],
  imageEncoder: [
    ...autoencoderHalf('encoder'),
    ...under('levels.*.resBlocks.*', 'encoder.down_blocks.*.resnets.*', resBlock),
    ['levels.*.resample.conv', 'encoder.down_blocks.*.downsamplers.0.conv'],
    ['latentConv', 'quant_conv'],
  ],
};

/** The name that diffusers gives to our parameter `path` of `part`. Throws where the table has no row: it is total. */
export function diffusersName(part: Part, path: string): string {
  const dot = path.lastIndexOf('.');
  const indices: string[] = [];
  const pattern = path.slice(0, dot).replace(/(?<=\.)\d+(?=\.|$)/g, (index) => {
    indices.push(index);
    return '*';
  });
  const name = table[part].find(([ours]) => ours === pattern)?.[1];
  if (name === undefined)
    throw new SdError('SD_NAMES', `names: no row for '${path}' of the ${part}; add it to the table.`);
  const filled = name.replace(/\*/g, () => indices.shift() ?? '*');
  return filled + path.slice(dot);
}

/** Names in files that are no parameters: buffers that old releases of transformers saved. */
const buffers = new Set(['text_model.embeddings.position_ids']);

/** Whether a name in a file that may hold several parts belongs to `part`; the decoder answers for what nobody knows. */
export function belongsTo(part: Part, name: string): boolean {
  if (buffers.has(name)) return false;
  const isEncoder = name.startsWith('encoder.') || name.startsWith('quant_conv.');
  if (part === 'imageEncoder') return isEncoder;
  return part === 'decoder' ? !isEncoder : true;
}
