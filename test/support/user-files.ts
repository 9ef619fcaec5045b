import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StableDiffusion } from '../../src';
import { describedCheckpoints, writeCheckpoint, type Description } from './checkpoint-files';
import { restored } from './keras-h5';
import { float32, writeSafetensors } from './safetensors';
import { seeded } from './seeded';

/** A LoRA and a textual inversion for the embedded model: `style.safetensors` and `token.safetensors`; `odd.safetensors` has a tensor more. */
export async function writeAdapters(folder: string): Promise<void> {
  const model = new StableDiffusion({ weights: 'tiny' });
  await model.load({ parts: [] }); // its configs
  const { diffusionModel, textEncoder } = model;
  const [wide, width] = [diffusionModel.config.widths.at(-1) as number, textEncoder.config.width];
  const factor = (name: string, shape: number[]) => float32(shape, Array.from(seeded(name, shape)));
  const lora = (layer: string, channels: number) => ({
    [`${layer}.lora_A.weight`]: factor('A', [1, channels]),
    [`${layer}.lora_B.weight`]: factor('B', [channels, 1]),
  });
  const [attention, text] = ['unet.mid_block.attentions.0', 'text_encoder.text_model.encoder.layers.0'];
  const layers = {
    ...lora(`${attention}.transformer_blocks.0.attn1.to_q`, wide),
    ...lora(`${attention}.transformer_blocks.0.attn1.to_out.0`, wide),
    ...lora(`${text}.self_attn.q_proj`, width),
    ...lora(`${text}.self_attn.out_proj`, width),
  };
  writeFileSync(join(folder, 'style.safetensors'), writeSafetensors(layers));
  writeFileSync(join(folder, 'odd.safetensors'), writeSafetensors({ ...layers, 'odd.x': float32([1], [0]) }));
  writeFileSync(join(folder, 'token.safetensors'), writeSafetensors({ '<thing>': factor('thing', [2, width]) }));
}

/** What people have on their disks, small: the files that docs/weights.md speaks of. */
export async function writeUserFiles(folder: string): Promise<void> {
  const { folder: diffusers, ldm } = describedCheckpoints('sd1') as Record<'folder' | 'ldm', Description>;
  writeCheckpoint(join(folder, 'my-checkpoint'), diffusers);
  writeCheckpoint(join(folder, 'my-single-file'), ldm);
  mkdirSync(join(folder, 'keras'), { recursive: true });
  writeFileSync(join(folder, 'keras/decoder.h5'), restored('legacy-decoder'));
  await writeAdapters(folder);
}
