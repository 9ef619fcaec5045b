import { describe, expect, it } from 'vitest';
import { WeightsError } from '../../src/errors';
import { presetOfConfigs, type Configs } from '../../src/checkpoints/diffusers/config';
import { presetOfLdm } from '../../src/checkpoints/ldm/preset';
import { readTokenizer } from '../../src/checkpoints/diffusers/files';
import { describedCheckpoints } from '../support/checkpoint-files';
import { folderOf } from '../support/folder';

const { files } = describedCheckpoints('sd2v')['folder'] as { files: Record<string, object> };
const configs: Configs = {
  textEncoder: files['text_encoder/config.json'],
  unet: files['unet/config.json'],
  vae: files['vae/config.json'],
  scheduler: files['scheduler/scheduler_config.json'],
};

describe('a checkpoint that asks for more than any network has', () => {
  it('is refused by its blocks in all, each number of which is allowed [config-blocks]', () => {
    const levels = 4;
    const unet = {
      ...(configs.unet as object),
      block_out_channels: new Array(levels).fill(32),
      attention_head_dim: 8,
      down_block_types: new Array(levels).fill('CrossAttnDownBlock2D'),
      up_block_types: new Array(levels).fill('CrossAttnUpBlock2D'),
      layers_per_block: 64,
      transformer_layers_per_block: 64,
    };
    expect(() => presetOfConfigs('memory', { ...configs, unet })).toThrow(/the UNet has 16384 blocks by levels, layers and depth; at most 256/); // prettier-ignore
    expect(() => presetOfConfigs('memory', { ...configs, unet: { ...unet, layers_per_block: 2, transformer_layers_per_block: 10 } })).not.toThrow(); // prettier-ignore
  });

  it('is refused so in one file as well [ldm-blocks]', () => {
    const names = describedCheckpoints('sd1')['ldm']?.weights['model.safetensors'] ?? {};
    const shapes = new Map(Object.entries(names).map(([name, [shape]]) => [name, shape]));
    const depth = 'model.diffusion_model.middle_block.1.transformer_blocks';
    const preset = () =>
      presetOfLdm({
        location: 'memory',
        names: [...shapes.keys()],
        metadata: {},
        shapeOf: (name) => shapes.get(name) ?? null,
        read: () => Promise.reject(new Error('read')),
        close: () => Promise.resolve(),
      });
    expect(preset().diffusionModel.transformerDepth).toBe(1);
    for (let i = 0; i < 99; i++) shapes.set(`${depth}.${i}.norm1.weight`, [1]);
    expect(preset).toThrow(/UNet has \d+ blocks/);
  });

  it('is refused by the lines of its merges [merges-lines]', async () => {
    const utf8 = new TextEncoder();
    const vocab = utf8.encode('{}');
    const tokenizer = (merges: string) =>
      readTokenizer(folderOf({ 'tokenizer/vocab.json': vocab, 'tokenizer/merges.txt': utf8.encode(merges) }));
    await expect(tokenizer('a b\n'.repeat(300_000))).rejects.toThrow(/merges.txt has more than 262144 lines/);
    await expect(tokenizer('a b\n'.repeat(4_200_000))).rejects.toThrow(/16800000 bytes; at most 16777216/);
    await expect(tokenizer(' '.repeat(16_000_000))).rejects.toThrow(WeightsError);
  });
});
