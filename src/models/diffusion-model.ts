import { tidy, type Tensor, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import { at } from '../at';
import { ops } from '../backends/ops';
import { checkCall, natural } from '../checks';
import type { Compilable, Shapes, Wanted } from '../compile/compiler';
import { outputShapes } from '../compile/program';
import { trace, type Forward } from '../compile/trace';
import { silu, type GeluKind } from '../layers/activations';
import { chain, type Step } from '../layers/chain';
import { conv3x3, type Conv2d } from '../layers/conv2d';
import { Module } from '../layers/module';
import { GroupNorm } from '../layers/norms';
import { Downsample, Upsample } from '../layers/resample';
import { ResBlock } from '../layers/res-block';
import { SpatialTransformer } from '../layers/spatial-transformer';
import { TimeEmbedding } from '../layers/timestep';
import type { During } from '../progress';
import { blocksAt } from '../weights/names';
import { conditioningOf, tensorsOf, type Conditioning } from './conditioning';
import { Model, prepareOptions, shapesOfInputs } from './model';
import { ascend, branchesOf, descend, splitAt, type DownStep, type UpStep } from './skips';

export interface DiffusionModelConfig {
  readonly inChannels: number;
  readonly outChannels: number;
  /** Channels of each level, from the finest to the coarsest. */
  readonly widths: readonly number[];
  /** Attention heads of each level. */
  readonly heads: readonly number[];
  /** Whether each level attends to the prompt; the middle always does, if there is one. */
  readonly attention: readonly boolean[];
  /** Residual blocks of each level on the way down, one number for all or a list; one more on the way up. */
  readonly blocksPerLevel: number | readonly number[];
  /** Whether there is a middle; default true. Some distilled networks have none (BK-SDM, Kim et al., 2023; SDXS). */
  readonly middle?: boolean;
  /** Transformer blocks in each spatial transformer. */
  readonly transformerDepth: number;
  readonly contextWidth: number;
  readonly projection: 'conv' | 'linear';
  readonly groups: number;
  /** ε of the residual blocks' norms and the last. */
  readonly epsilon: number;
  /** ε of the spatial transformers' norms: 1e-6 in diffusers, 1e-5 in KerasCV. */
  readonly transformerEpsilon: number;
  /** erf in diffusers, tanh in KerasCV. */
  readonly geglu: GeluKind;
}

interface Conditions {
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

/** The blocks of one level: `inputs` are the channels of each residual block; the first `transformers` attend. */
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
   * The stages of this level, x and skip `[B, H, W, …]` → `[B, H, W, C]`; except at the finest, the last doubles it.
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

/** The UNet that predicts noise (or velocity) in latents under a prompt (Rombach et al., 2022). */
export class DiffusionModel extends Model<
  [latents: Tensor4D, timestepEmbedding: Tensor, conditioning: Conditioning],
  Tensor4D
> {
  static override get name(): string {
    return 'DiffusionModel'; // minifiers rename classes
  }

  readonly part = 'diffusionModel';
  protected override readonly isRepeated = true;
  readonly timeEmbedding: TimeEmbedding;
  readonly inputConv: Conv2d;
  readonly down: readonly DownLevel[];
  readonly middle: Middle | null;
  readonly up: readonly UpLevel[];
  readonly outputNorm: GroupNorm;
  readonly outputConv: Conv2d;

  constructor(readonly config: DiffusionModelConfig) {
    super();
    const { widths, inChannels, outChannels, groups, epsilon } = config;
    const first = at(widths, 0);
    const levels = widths.map((_, level) => level);
    this.timeEmbedding = new TimeEmbedding(first, timeWidthOf(config));
    this.inputConv = conv3x3(inChannels, first);
    this.down = levels.map((level) => new DownLevel(config, level));
    this.middle = config.middle === false ? null : new Middle(config);
    this.up = levels.toReversed().map((level) => new UpLevel(config, level));
    this.outputNorm = new GroupNorm(first, groups, epsilon);
    this.outputConv = conv3x3(first, outChannels);
  }

  /** Width of the sinusoidal timestep embedding that `run` takes. */
  get timestepWidth(): number {
    return at(this.config.widths, 0);
  }

  /** How many skips have layers inside. Branches of `forwardShallow` count them from the outermost, 0. */
  get branches(): number {
    return branchesOf(this.config);
  }

  /**
   * latents `[B, h, w, inChannels]`, h and w multiples of 2^(levels−1); timestep embedding `[B or 1, timestepWidth]`;
   * conditioning of B rows → `[B, h, w, outChannels]`.
   */
  forward(latents: Tensor4D, timestepEmbedding: Tensor, conditioning: Conditioning): Tensor4D {
    const { down, middle, up } = this.#path(timestepEmbedding, conditioning);
    const skips = descend(latents, down);
    return chain(at(skips, -1), ...middle, ...ascend(up, skips), ...this.#output);
  }

  /**
   * `forward` and what `forwardShallow` needs of it: the deep features, which are what the way up has where it meets
   * the skip `branch` (Ma et al., 2023): at 0 `[B, h, w, C]` before the last stage.
   */
  forwardKeeping(
    branch: number,
    latents: Tensor4D,
    timestepEmbedding: Tensor,
    conditioning: Conditioning,
  ): [Tensor4D, Tensor4D] {
    const { down, middle, up } = this.#path(timestepEmbedding, conditioning);
    const skips = descend(latents, down);
    const [inner, outer] = splitAt(up, branch);
    const deep = chain<Tensor4D>(at(skips, -1), ...middle, ...ascend(inner, skips));
    return [chain(deep, ...ascend(outer, skips), ...this.#output), deep];
  }

  /** `forward` outside of the skip `branch` only, around deep features of another timestep, owned by the caller. */
  forwardShallow(
    branch: number,
    latents: Tensor4D,
    timestepEmbedding: Tensor,
    conditioning: Conditioning,
    deep: Tensor4D,
  ): Tensor4D {
    const { down, up } = this.#path(timestepEmbedding, conditioning);
    const skips = descend(latents, down.slice(0, branch + 1));
    const [, outer] = splitAt(up, branch);
    return chain(deep, ...ascend(outer, skips), ...this.#output);
  }

  /** `forwardKeeping`; the caller owns both results. */
  runKeeping(...inputs: Parameters<DiffusionModel['forwardKeeping']>): [Tensor4D, Tensor4D] {
    const [branch, latents, time, conditioning] = inputs;
    const tensors = [latents, time, ...tensorsOf(conditioning)];
    return tidy(() => this.call(this.#keeping(branch), tensors) as [Tensor4D, Tensor4D]);
  }

  /** `forwardShallow`; the caller owns the result. */
  runShallow(...inputs: Parameters<DiffusionModel['forwardShallow']>): Tensor4D {
    const [branch, latents, time, conditioning, deep] = inputs;
    const tensors = [latents, time, deep, ...tensorsOf(conditioning)];
    return tidy(() => this.call(this.#shallow(branch), tensors)[0] as Tensor4D);
  }

  /** `wanted`, or, with a `branch`, what `runKeeping` and `runShallow` compile for such inputs. */
  override wanted(shapes: Shapes, branch?: number): readonly Wanted[] {
    if (branch === undefined) return super.wanted(shapes);
    const keeping = this.#keeping(branch);
    const [, deep = []] = outputShapes(trace(keeping.forward, shapes));
    const around = [...shapes.slice(0, 2), deep, ...shapes.slice(2)];
    return [
      { ...keeping, shapes },
      { ...this.#shallow(branch), shapes: around },
    ];
  }

  /** `prepare` for `run` or, with a `branch`, for `runKeeping` and `runShallow`. */
  override async prepare(
    shapes: Shapes,
    options: During & { readonly branch?: number | undefined } = {},
  ): Promise<void> {
    checkCall('prepare', ['shapes', shapes, shapesOfInputs], options, { ...prepareOptions, branch: natural });
    await this.prepareInTurn(() => this.wanted(shapes, options.branch), options);
  }

  #keeping(branch: number): Compilable {
    const forward: Forward = (x, t, ...rest) => this.forwardKeeping(branch, x as Tensor4D, t, conditioningOf(rest));
    return { name: `forwardKeeping ${branch}`, forward };
  }

  #shallow(branch: number): Compilable {
    const forward: Forward = (x, t, deep, ...rest) =>
      this.forwardShallow(branch, x as Tensor4D, t, conditioningOf(rest), deep as Tensor4D);
    return { name: `forwardShallow ${branch}`, forward };
  }

  protected override tensors(latents: Tensor4D, time: Tensor, conditioning: Conditioning): readonly Tensor[] {
    return [latents, time, ...tensorsOf(conditioning)];
  }

  protected override forwardTensors(...[latents, time, ...conditions]: readonly Tensor[]): Tensor4D {
    return this.forward(latents as Tensor4D, time as Tensor, conditioningOf(conditions));
  }

  /** The whole way under the conditions: a step down for each skip, and for each a step up. */
  #path(timestepEmbedding: Tensor, { context }: Conditioning): { down: DownStep[]; middle: Step[]; up: UpStep[] } {
    const { middle } = this;
    const conditions = { time: this.timeEmbedding.forward(timestepEmbedding), context };
    return {
      down: [(x) => this.inputConv.forward(x), ...this.down.flatMap((level) => level.steps(conditions))],
      middle: middle === null ? [] : [(x) => middle.forward(x as Tensor4D, conditions)],
      up: this.up.flatMap((level) => level.steps(conditions)),
    };
  }

  get #output(): readonly Step[] {
    return [this.outputNorm, silu, this.outputConv];
  }
}

/** Channels of the timestep embedding that the residual blocks take. */
function timeWidthOf({ widths }: DiffusionModelConfig): number {
  return 4 * at(widths, 0);
}
