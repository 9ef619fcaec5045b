import { tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { at } from '../at';
import { checkCall, natural } from '../checks';
import type { Compilable, Shapes, Wanted } from '../compile/compiler';
import type { SteadyResults } from '../compile/compiled';
import { outputShapes } from '../compile/program';
import { trace, type Forward } from '../compile/trace';
import { silu } from '../layers/activations';
import { chain, type Step } from '../layers/chain';
import { conv3x3, type Conv2d } from '../layers/conv2d';
import { GroupNorm } from '../layers/norms';
import { TimeEmbedding } from '../layers/timestep';
import type { During } from '../progress';
import { conditioningOf, requireGuidance, tensorsOf, type Conditioning } from './conditioning';
import { Model, prepareOptions, shapesOfInputs } from './model';
import { ascend, branchesOf, descend, splitAt, type DownStep, type UpStep } from './skips';
import { timeWidthOf, type DiffusionModelConfig } from './unet-config';
import { DownLevel, Middle, UpLevel } from './unet-levels';

export type { DiffusionModelConfig };

/** The UNet that predicts noise (or velocity) in latents under a prompt (Rombach et al., 2022). */
export class DiffusionModel extends Model<
  [latents: Tensor4D, timestepEmbedding: Tensor, conditioning: Conditioning],
  Tensor4D
> {
  static override get name(): string {
    return 'DiffusionModel'; // minifiers rename classes
  }

  readonly part = 'diffusionModel';
  override readonly isRepeated = true;
  /** The conditioning. */
  protected override readonly steadyFrom = 2;
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
    this.timeEmbedding = new TimeEmbedding(first, timeWidthOf(config), config.guidanceWidth);
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

  /** As `Model.run`. `steady` keeps what programs make of the conditioning, for other runs with the same tensors. */
  override run(
    latents: Tensor4D,
    time: Tensor,
    conditioning: Conditioning,
    steady: SteadyResults | null = null,
  ): Tensor4D {
    return this.runWith(steady, latents, time, conditioning);
  }

  /** `forwardKeeping`; the caller owns both results. `steady` as in `run`. */
  runKeeping(
    branch: number,
    latents: Tensor4D,
    time: Tensor,
    conditioning: Conditioning,
    steady: SteadyResults | null = null,
  ): [Tensor4D, Tensor4D] {
    const tensors = [latents, time, ...tensorsOf(conditioning)];
    return tidy(() => this.call(this.#keeping(branch), tensors, steady) as [Tensor4D, Tensor4D]);
  }

  /** `forwardShallow`; the caller owns the result. `steady` as in `run`. */
  runShallow(
    branch: number,
    latents: Tensor4D,
    time: Tensor,
    conditioning: Conditioning,
    deep: Tensor4D,
    steady: SteadyResults | null = null,
  ): Tensor4D {
    const tensors = [latents, time, deep, ...tensorsOf(conditioning)];
    return tidy(() => this.call(this.#shallow(branch), tensors, steady)[0] as Tensor4D);
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
    return { name: `forwardKeeping ${branch}`, forward, steadyFrom: this.steadyFrom };
  }

  #shallow(branch: number): Compilable {
    const forward: Forward = (x, t, deep, ...rest) =>
      this.forwardShallow(branch, x as Tensor4D, t, conditioningOf(rest), deep as Tensor4D);
    return { name: `forwardShallow ${branch}`, forward, steadyFrom: this.steadyFrom + 1 };
  }

  protected override tensors(latents: Tensor4D, time: Tensor, conditioning: Conditioning): readonly Tensor[] {
    return [latents, time, ...tensorsOf(conditioning)];
  }

  protected override forwardTensors(...[latents, time, ...conditions]: readonly Tensor[]): Tensor4D {
    return this.forward(latents as Tensor4D, time as Tensor, conditioningOf(conditions));
  }

  /** The whole way under the conditions: a step down for each skip, and for each a step up. */
  #path(
    timestepEmbedding: Tensor,
    { context, guidance }: Conditioning,
  ): { down: DownStep[]; middle: Step[]; up: UpStep[] } {
    const { middle } = this;
    requireGuidance(this.config, guidance);
    const conditions = { time: this.timeEmbedding.forward(timestepEmbedding, guidance), context };
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
