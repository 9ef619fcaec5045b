/** The parts of a checkpoint that every picture needs. */
export const drawingParts = ['textEncoder', 'diffusionModel', 'decoder'] as const;
/** All that have parameters. */
export const allParts = [...drawingParts, 'imageEncoder'] as const;

export type Part = (typeof allParts)[number];
export type DrawingPart = (typeof drawingParts)[number];

/**
 * One module's name here, in diffusers (and transformers), and in the original code: LDM's, for the text encoder
 * OpenCLIP's. `*` is an index, the n-th on both sides. LDM counts its modules in a way of its own: `{…}` is one of
 * `counters` in names.ts.
 */
export type Row = readonly [ours: string, diffusers: string, original: string];

/** `rows` as children of the modules of these names. */
function under(ours: string, diffusers: string, original: string, rows: readonly Row[]): Row[] {
  const join = (parent: string, child: string) => (parent === '' ? child : `${parent}.${child}`);
  return rows.map(([a, b, c]) => [join(ours, a), join(diffusers, b), join(original, c)]);
}

const resBlock: readonly Row[] = [
  ['norm1', 'norm1', 'in_layers.0'],
  ['conv1', 'conv1', 'in_layers.2'],
  ['time', 'time_emb_proj', 'emb_layers.1'],
  ['norm2', 'norm2', 'out_layers.0'],
  ['conv2', 'conv2', 'out_layers.3'],
  ['skip', 'conv_shortcut', 'skip_connection'],
];

const autoencoderResBlock: readonly Row[] = [
  ['norm1', 'norm1', 'norm1'],
  ['conv1', 'conv1', 'conv1'],
  ['norm2', 'norm2', 'norm2'],
  ['conv2', 'conv2', 'conv2'],
  ['skip', 'conv_shortcut', 'nin_shortcut'],
];

const attention: readonly Row[] = [
  ['query', 'to_q', 'to_q'],
  ['key', 'to_k', 'to_k'],
  ['value', 'to_v', 'to_v'],
  ['output', 'to_out.0', 'to_out.0'],
];

const transformerBlock: readonly Row[] = [
  ['norm1', 'norm1', 'norm1'],
  ...under('selfAttention', 'attn1', 'attn1', attention),
  ['norm2', 'norm2', 'norm2'],
  ...under('crossAttention', 'attn2', 'attn2', attention),
  ['norm3', 'norm3', 'norm3'],
  ['geglu.projection', 'ff.net.0.proj', 'ff.net.0.proj'],
  ['output', 'ff.net.2', 'ff.net.2'],
];

const spatialTransformer: readonly Row[] = [
  ['norm', 'norm', 'norm'],
  ['input', 'proj_in', 'proj_in'],
  ...under('blocks.*', 'transformer_blocks.*', 'transformer_blocks.{last}', transformerBlock),
  ['output', 'proj_out', 'proj_out'],
];

const attentionBlock: readonly Row[] = [
  ['norm', 'group_norm', 'norm'],
  ['attention.query', 'to_q', 'q'],
  ['attention.key', 'to_k', 'k'],
  ['attention.value', 'to_v', 'v'],
  ['attention.output', 'to_out.0', 'proj_out'],
];

/** OpenCLIP keeps query, key and value in one tensor, which open-clip.ts cuts into these three. */
const textEncoderLayer: readonly Row[] = [
  ['norm1', 'layer_norm1', 'ln_1'],
  ['attention.query', 'self_attn.q_proj', 'attn.q_proj'],
  ['attention.key', 'self_attn.k_proj', 'attn.k_proj'],
  ['attention.value', 'self_attn.v_proj', 'attn.v_proj'],
  ['attention.output', 'self_attn.out_proj', 'attn.out_proj'],
  ['norm2', 'layer_norm2', 'ln_2'],
  ['linear1', 'mlp.fc1', 'mlp.c_fc'],
  ['linear2', 'mlp.fc2', 'mlp.c_proj'],
];

/** The rows that encoder and decoder share: the middle and the ends. */
function autoencoderHalf(half: string): Row[] {
  return [
    ['inputConv', `${half}.conv_in`, `${half}.conv_in`],
    ...under('middle.resBlock1', `${half}.mid_block.resnets.0`, `${half}.mid.block_1`, autoencoderResBlock),
    ...under('middle.attention', `${half}.mid_block.attentions.0`, `${half}.mid.attn_1`, attentionBlock),
    ...under('middle.resBlock2', `${half}.mid_block.resnets.1`, `${half}.mid.block_2`, autoencoderResBlock),
    ['outputNorm', `${half}.conv_norm_out`, `${half}.norm_out`],
    ['outputConv', `${half}.conv_out`, `${half}.conv_out`],
  ];
}

export const table: Readonly<Record<Part, readonly Row[]>> = {
  textEncoder: [
    ['tokenEmbedding', 'text_model.embeddings.token_embedding', 'token_embedding'],
    ['positionEmbedding', 'text_model.embeddings.position_embedding', 'positional_embedding'],
    ...under('layers.*', 'text_model.encoder.layers.*', 'transformer.resblocks.{last}', textEncoderLayer),
    ['norm', 'text_model.final_layer_norm', 'ln_final'],
  ],
  diffusionModel: [
    ['timeEmbedding.conditionProjection', 'time_embedding.cond_proj', 'time_embed.cond_proj'],
    ['timeEmbedding.linear1', 'time_embedding.linear_1', 'time_embed.0'],
    ['timeEmbedding.linear2', 'time_embedding.linear_2', 'time_embed.2'],
    ['inputConv', 'conv_in', 'input_blocks.0.0'],
    ...under('down.*.resBlocks.*', 'down_blocks.*.resnets.*', 'input_blocks.{down}.0', resBlock),
    ...under('down.*.transformers.*', 'down_blocks.*.attentions.*', 'input_blocks.{down}.1', spatialTransformer),
    ['down.*.downsample.conv', 'down_blocks.*.downsamplers.0.conv', 'input_blocks.{downsample}.0.op'],
    ...under('middle.resBlocks.*', 'mid_block.resnets.*', 'middle_block.{middle}', resBlock),
    ...under('middle.transformers.*', 'mid_block.attentions.*', 'middle_block.1', spatialTransformer),
    ...under('up.*.resBlocks.*', 'up_blocks.*.resnets.*', 'output_blocks.{up}.0', resBlock),
    ...under('up.*.transformers.*', 'up_blocks.*.attentions.*', 'output_blocks.{up}.1', spatialTransformer),
    ['up.*.upsample.conv', 'up_blocks.*.upsamplers.0.conv', 'output_blocks.{upsample}.conv'],
    ['outputNorm', 'conv_norm_out', 'out.0'],
    ['outputConv', 'conv_out', 'out.2'],
  ],
  decoder: [
    ['latentConv', 'post_quant_conv', 'post_quant_conv'],
    ...autoencoderHalf('decoder'),
    ...under(
      'levels.*.resBlocks.*',
      'decoder.up_blocks.*.resnets.*',
      'decoder.up.{reversed}.block.{last}',
      autoencoderResBlock,
    ),
    ['levels.*.resample.conv', 'decoder.up_blocks.*.upsamplers.0.conv', 'decoder.up.{reversed}.upsample.conv'],
  ],
  imageEncoder: [
    ...autoencoderHalf('encoder'),
    ...under(
      'levels.*.resBlocks.*',
      'encoder.down_blocks.*.resnets.*',
      'encoder.down.{first}.block.{last}',
      autoencoderResBlock,
    ),
    ['levels.*.resample.conv', 'encoder.down_blocks.*.downsamplers.0.conv', 'encoder.down.{first}.downsample.conv'],
    ['latentConv', 'quant_conv', 'quant_conv'],
  ],
};
