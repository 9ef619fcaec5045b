/** The levels of the UNet, which its two ways and its middle are made of. */

import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { at } from '../at';
import { ops } from '../backends/ops';
import { chain } from '../layers/chain';
import { Module } from '../layers/module';
import { Downsample, Upsample } from '../layers/resample';
import { ResBlock } from '../layers/res-block';
import { SpatialTransformer } from '../layers/spatial-transformer';
import { blocksAt } from '../weights/names';
import type { DownStep, UpStep } from './skips';
import { timeWidthOf, type DiffusionModelConfig } from './unet-config';

/** What each stage is told: the timestep, `[B or 1, 4 · widths[0]]`, and the context `[B, M, contextWidth]`. */
export interface Conditions {
  readonly time: Tensor;
  readonly context: Tensor3D;
}

/** A residual block and, where the level attends, the transformer after it. */
function stage(resBlock: ResBlock, transformer: SpatialTransformer | undefined, { time, context }: Conditions) {
  return (x: Tensor): Tensor4D =>
    chain(
      x,
      (h) => resBlock.forward(h, time),
      (h) => transformer?.forward(h as Tensor4D, context) ?? h,
    );
}

/**
 * The blocks of one level: `inputs` are the channels that each residual block takes, the first `transformers` attend.
 */
abstract class Level extends Module {
  readonly resBlocks: readonly ResBlock[];
  readonly transformers: readonly SpatialTransformer[];

  constructor(config: DiffusionModelConfig, level: number, inputs: readonly number[], transformers: number) {
    super();
    const [width, heads] = [at(config.widths, level), at(config.heads, level)];
    const timeWidth = timeWidthOf(config);
    this.resBlocks = inputs.map((channels) => new ResBlock(channels, width, { ...config, timeWidth }));
    const options = { ...config, heads, epsilon: config.transformerEpsilon, depth: config.transformerDepth };
    this.transformers = Array.from({ length: transformers }, () => new SpatialTransformer(width, options));
  }
}

/** A level on the way down: every stage's result, and the halved image, is kept as a skip. */
export class DownLevel extends Level {
  readonly downsample: Downsample | null;

  constructor(config: DiffusionModelConfig, level: number) {
    const [before, width] = [at(config.widths, Math.max(0, level - 1)), at(config.widths, level)];
    const inputs = Array.from({ length: blocksAt(config, level) }, (_, i) => (i === 0 ? before : width));
    super(config, level, inputs, config.attention[level] === true ? inputs.length : 0);
    this.downsample = level === config.widths.length - 1 ? null : new Downsample(width, 1);
  }

  /** The stages of this level, `[B, H, W, …]` → `[B, H, W, C]`, then the halving, → `[B, H/2, W/2, C]`. */
  steps(conditions: Conditions): DownStep[] {
    const stages = this.resBlocks.map((resBlock, i) => stage(resBlock, this.transformers[i], conditions));
    const { downsample } = this;
    return downsample === null ? stages : [...stages, (x) => downsample.forward(x)];
  }
}

/** The coarsest place: residual block, transformer, residual block. */
export class Middle extends Level {
  constructor(config: DiffusionModelConfig) {
    const level = config.widths.length - 1;
    const width = at(config.widths, level);
    super(config, level, [width, width], 1);
  }

  /** `[B, H, W, C]`, unchanged in shape. */
  forward(x: Tensor4D, conditions: Conditions): Tensor4D {
    return chain(x, ...this.resBlocks.map((resBlock, i) => stage(resBlock, this.transformers[i], conditions)));
  }
}

/** A level on the way up: each stage takes one skip, behind x in the channels. */
export class UpLevel extends Level {
  readonly upsample: Upsample | null;

  constructor(config: DiffusionModelConfig, level: number) {
    const { widths } = config;
    const [width, blocks] = [at(widths, level), blocksAt(config, level)];
    const [below, above] = [widths[level + 1] ?? width, at(widths, Math.max(0, level - 1))];
    const channels = (i: number) => (i === 0 ? below : width) + (i === blocks ? above : width);
    const inputs = Array.from({ length: blocks + 1 }, (_, i) => channels(i));
    super(config, level, inputs, config.attention[level] === true ? inputs.length : 0);
    this.upsample = level === 0 ? null : new Upsample(width);
  }

  /**
   * The stages of this level, x and skip `[B, H, W, …]` → `[B, H, W, C]`; the last doubles the image too, but for the
   * finest.
   */
  steps(conditions: Conditions): UpStep[] {
    const join = (skip: Tensor4D) => (x: Tensor) => {
      const joined = ops.concat([x, skip]);
      skip.dispose();
      return joined;
    };
    return this.resBlocks.map((resBlock, i) => {
      const run = stage(resBlock, this.transformers[i], conditions);
      const isLast = i === this.resBlocks.length - 1;
      const upsample = isLast && this.upsample !== null ? [this.upsample] : [];
      return (x, skip) => chain(x, join(skip), run, ...upsample);
    });
  }
}
