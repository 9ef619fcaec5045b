import { WeightsError } from '../errors';
import type { SimpleTokenizer } from '../text/tokenizer';
import type { DiffusionModelConfig } from '../models/diffusion-model';
import type { Preset } from '../models/presets';
import { isTiny } from '../models/tiny-autoencoder';
import { blocksAt } from '../weights/names';

/** Blocks of one network; SDXL has 60. More would take seconds to build before they are refused for missing weights. */
const MOST_BLOCKS = 256;

/** Faults of a preset: heads and groups that do not divide the widths they cut, and networks that are too large. */
export function presetFaults(preset: Preset): string[] {
  const { textEncoders, diffusionModel, autoencoder } = preset;
  const faults: string[] = [];
  const check = (what: string, width: number, parts: number) => {
    if (width % parts !== 0) faults.push(`${what} is ${parts}, which does not divide the width ${width}`);
  };
  for (const { width, heads } of textEncoders) check("the text encoder's num_attention_heads", width, heads);
  for (const [level, width] of diffusionModel.widths.entries()) {
    check("the UNet's norm_num_groups", width, diffusionModel.groups);
    check("the UNet's number of heads", width, diffusionModel.heads[level] ?? 1);
  }
  if (!isTiny(autoencoder))
    for (const width of autoencoder.widths) check("the autoencoder's norm_num_groups", width, autoencoder.groups);
  const { guidanceWidth = 4 } = diffusionModel;
  if (guidanceWidth < 4) faults.push(`the UNet's time_cond_proj_dim is ${guidanceWidth}; at least 4 are needed`);
  return faults.concat(sizeFaults(preset));
}

/** Whether the networks of a preset are larger than any Stable Diffusion, even if each of its constants is harmless. */
function sizeFaults({ textEncoders, diffusionModel, autoencoder }: Preset): string[] {
  const blocks: Readonly<Record<string, number>> = {
    'text encoder': Math.max(...textEncoders.map(({ layers }) => layers)),
    UNet: blocksOf(diffusionModel) * diffusionModel.transformerDepth,
    autoencoder: autoencoderBlocks(autoencoder),
  };
  const large = Object.entries(blocks).filter(([, count]) => count > MOST_BLOCKS);
  return large.map(
    ([name, count]) => `the ${name} has ${count} blocks by levels, layers and depth; at most ${MOST_BLOCKS} are built`,
  );
}

function autoencoderBlocks(autoencoder: Preset['autoencoder']): number {
  if (!isTiny(autoencoder)) return autoencoder.widths.length * autoencoder.blocksPerLevel;
  const { encoderBlocks, decoderBlocks } = autoencoder;
  return [...encoderBlocks, ...decoderBlocks].reduce((sum, count) => sum + count, 0);
}

const blocksOf = (config: DiffusionModelConfig): number =>
  config.widths.reduce((sum, _, level) => sum + blocksAt(config, level), 0);

/** Throws `WeightsError` unless the text encoder's table has a row for every token that a prompt may have. */
export function requireRows(
  location: string,
  { textEncoders: [textEncoder] }: Preset,
  tokenizer: SimpleTokenizer,
): void {
  if (tokenizer.vocabularySize <= textEncoder.vocabularySize) return;
  const found = `the text encoder knows ${textEncoder.vocabularySize} tokens, and its tokenizer has ${tokenizer.vocabularySize}`;
  const advice =
    'take both from one checkpoint, or give a single file the diffusers folder of its tokenizer as `config`';
  throw new WeightsError(`${location}: ${found}; both must belong together: ${advice}.`);
}
