import { WeightsError } from '../errors';
import type { SimpleTokenizer } from '../text/tokenizer';
import type { Preset } from './presets';

/** Heads and groups that do not divide the widths they cut, of a checkpoint of any form. */
export function presetFaults({ textEncoder, diffusionModel, autoencoder }: Preset): string[] {
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
  return faults;
}

/** Throws `WeightsError` unless the text encoder's table has a row for each of the tokens: any prompt may have the last one. */
export function requireRows(location: string, { textEncoder }: Preset, tokenizer: SimpleTokenizer): void {
  if (tokenizer.vocabularySize <= textEncoder.vocabularySize) return;
  const found = `the text encoder knows ${textEncoder.vocabularySize} tokens, and its tokenizer has ${tokenizer.vocabularySize}`;
  const advice = 'give `config`, a diffusers folder with the tokenizer that it was trained with';
  throw new WeightsError(`${location}: ${found}; both must belong together: ${advice}.`);
}
