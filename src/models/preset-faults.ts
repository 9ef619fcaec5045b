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
