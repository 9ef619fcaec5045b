import { WeightsError } from '../errors';
import type { SimpleTokenizer } from '../text/tokenizer';
import type { DiffusionModelConfig } from '../models/diffusion-model';
import type { Preset } from '../models/presets';
import { blocksAt } from '../weights/names';

/** Blocks of one network; SDXL has 60. More would take seconds to build before they are refused for missing weights. */
const MOST_BLOCKS = 256;

/** Faults of a preset: heads and groups that do not divide the widths they cut, and networks that are too large. */
export function presetFaults(preset: Preset): string[] {
  const { textEncoder, diffusionModel, autoencoder } = preset;
  const faults: string[] = [];
  const check = (what: string, width: number, parts: number) => {
    if (width % parts !== 0) faults.push(`${what} is ${parts}, which does not divide the width ${width}`);
  };
  check("the text encoder's num_attention_heads", textEncoder.width, textEncoder.heads);
  for (const [level, width] of diffusionModel.widths.entries()) {
    check("the UNet's norm_num_groups", width, diffusionModel.groups);
    check("the UNet's number of heads", width, diffusionModel.heads[level] ?? 1);
  }
  for (const width of autoencoder.widths) check("the autoencoder's norm_num_groups", width, autoencoder.groups);
  return faults.concat(sizeFaults(preset));
}

/** Which networks of a preset are larger than any Stable Diffusion, though each of its constants may be harmless. */
function sizeFaults({ textEncoder, diffusionModel, autoencoder }: Preset): string[] {
  const blocks: Readonly<Record<string, number>> = {
    'text encoder': textEncoder.layers,
    UNet: blocksOf(diffusionModel) * diffusionModel.transformerDepth,
    autoencoder: autoencoder.widths.length * autoencoder.blocksPerLevel,
  };
  const large = Object.entries(blocks).filter(([, count]) => count > MOST_BLOCKS);
  return large.map(
    ([name, count]) => `the ${name} has ${count} blocks by levels, layers and depth; at most ${MOST_BLOCKS} are built`,
  );
}

const blocksOf = (config: DiffusionModelConfig): number =>
  config.widths.reduce((sum, _, level) => sum + blocksAt(config, level), 0);

/** Throws `WeightsError` unless the text encoder's table has a row for every token that a prompt may have. */
export function requireRows(location: string, { textEncoder }: Preset, tokenizer: SimpleTokenizer): void {
  if (tokenizer.vocabularySize <= textEncoder.vocabularySize) return;
  const found = `the text encoder knows ${textEncoder.vocabularySize} tokens, and its tokenizer has ${tokenizer.vocabularySize}`;
  const advice =
    'take both from one checkpoint, or give a single file the diffusers folder of its tokenizer as `config`';
  throw new WeightsError(`${location}: ${found}; both must belong together: ${advice}.`);
}
