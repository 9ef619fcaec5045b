import type { Decoder } from '../src/models/autoencoder';
import type { DiffusionModel } from '../src/models/diffusion-model';
import type { DownLevel, Middle, UpLevel } from '../src/models/unet-levels';
import type { Module } from '../src/layers/module';
import type { SpatialTransformer } from '../src/layers/spatial-transformer';

/** Positions of a prompt. */
const CONTEXT = 77;

// A multiply-add counts as two operations; norms, activations and softmax are left out, as is usual.

/** Operations of the convolutions and linear layers of a module whose results have so many positions (pixels, or tokens). */
function dense(module: Module | null, positions: number): number {
  let count = 0;
  for (const [, { kind, size }] of module?.parameters() ?? []) {
    if (kind === 'conv' || kind === 'matrix') count += 2 * size * positions;
  }
  return count;
}

/** The products of queries with keys and of weights with values, `width` channels over all heads. */
const attention = (positions: number, others: number, width: number): number => 4 * positions * others * width;

function transformer(module: SpatialTransformer, positions: number): number {
  const [, { shape }] = module.norm.parameters().next().value as [string, { shape: readonly number[] }];
  const width = shape[0] as number;
  return module.blocks.reduce(
    (sum, { crossAttention: { key, value } }) => {
      const ofContext = dense(key, CONTEXT - positions) + dense(value, CONTEXT - positions);
      return sum + ofContext + attention(positions, positions, width) + attention(positions, CONTEXT, width);
    },
    dense(module, positions),
  );
}

function level({ resBlocks, transformers }: DownLevel | Middle | UpLevel, positions: number): number {
  const blocks = resBlocks.map((block) => dense(block, positions) + dense(block.time, 1 - positions));
  return [...blocks, ...transformers.map((module) => transformer(module, positions))].reduce((a, b) => a + b, 0);
}

/** Operations of the UNet on one sample of `pixels` positions in its latents. */
export function unetFlops(model: DiffusionModel, pixels: number): number {
  let [count, positions] = [dense(model.timeEmbedding, 1) + dense(model.inputConv, pixels), pixels];
  for (const down of model.down) {
    count += level(down, positions);
    if (down.downsample === null) continue;
    positions /= 4;
    count += dense(down.downsample, positions);
  }
  if (model.middle !== null) count += level(model.middle, positions);
  for (const up of model.up) {
    count += level(up, positions);
    if (up.upsample === null) continue;
    positions *= 4;
    count += dense(up.upsample, positions);
  }
  return count + dense(model.outputConv, pixels);
}

/** Operations of the decoder on one sample of `pixels` positions in its latents. */
export function decoderFlops(model: Decoder, pixels: number): number {
  const width = model.config.widths.at(-1) as number;
  let count = dense(model.latentConv, pixels) + dense(model.inputConv, pixels);
  count += dense(model.middle, pixels) + attention(pixels, pixels, width);
  let positions = pixels;
  for (const { resBlocks, resample } of model.levels) {
    for (const block of resBlocks) count += dense(block, positions);
    if (resample === null) continue;
    positions *= 4;
    count += dense(resample, positions);
  }
  return count + dense(model.outputConv, positions);
}
