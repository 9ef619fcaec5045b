import type { Preset } from './presets';

/** Blocks of one network; SDXL has 60. More would take seconds to build, only to be refused for missing weights. */
const MOST_BLOCKS = 256;

/** What makes the networks of a preset larger than any Stable Diffusion, though each of its numbers may be harmless. */
export function sizeFaults({ textEncoder, diffusionModel, autoencoder }: Preset): string[] {
  const blocks: Readonly<Record<string, number>> = {
    'text encoder': textEncoder.layers,
    UNet: diffusionModel.widths.length * diffusionModel.blocksPerLevel * diffusionModel.transformerDepth,
    autoencoder: autoencoder.widths.length * autoencoder.blocksPerLevel,
  };
  const large = Object.entries(blocks).filter(([, count]) => count > MOST_BLOCKS);
  return large.map(([name, count]) => `the ${name} has ${count} blocks by levels, layers and depth; at most ${MOST_BLOCKS} are built`); // prettier-ignore
}
