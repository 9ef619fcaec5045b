import type { Tensor } from '@tensorflow/tfjs-core';
import type { Wanted } from '../compile/compiler';
import { compileAll } from '../compile/plan';
import type { DiffusionModel } from '../models/diffusion-model';
import { Model, type Preparable } from '../models/model';
import type { Networks as Parts } from '../models/parts';
import type { Preset } from '../models/presets';
import type { TextEncoder } from '../models/text-encoder';
import type { During } from '../progress';
import type { LatentShape } from '../schedulers';
import type { Run } from './run';
import { latentShape } from './start';
import { tileShapes, type LatentDecoder } from './tiling';

/** The size of a pass, and how many steps it has, with guidance and in all. */
interface PassShape extends Pick<Run, 'height' | 'width'> {
  readonly guided: number;
  readonly total: number;
}

/** What decides the shapes of a run's tensors: its size is that of its pictures, and so of the last pass. */
export interface Shaped extends Pick<Run, 'height' | 'width' | 'batchSize' | 'tile' | 'deepCache' | 'clipSkip'> {
  readonly passes: readonly PassShape[];
  /** Chunks of prompts that the text encoder is given in one batch; 0 where the contexts are there already. */
  readonly rows: number;
  /** Tokens of the context that the UNet attends to. */
  readonly contextLength: number;
  /** The decoders that a run brings, for pictures and for previews; null is the model's own. */
  readonly decoders: readonly (LatentDecoder | null)[];
  /** Whether it begins with a picture, which is encoded. */
  readonly isFromPicture: boolean;
}

/** What decides the shapes of a run under a context `[…, M, C]`. */
export function shapedBy(
  run: Run,
  steps: Pick<Shaped, 'passes' | 'rows' | 'isFromPicture'>,
  context: Pick<Tensor, 'shape'>,
  decoders: Shaped['decoders'],
): Shaped {
  return { ...run, ...steps, contextLength: context.shape.at(-2) ?? 1, decoders };
}

/** How many chunks of a negative prompt `contextOf` has encoded beside a context: as many as that is long, unless it has its own. */
export function negativeRows(context: Pick<Tensor, 'shape'>, hasNegative: boolean, maxLength: number): number {
  return hasNegative ? 0 : Math.floor((context.shape.at(-2) ?? 0) / maxLength);
}

interface Networks {
  /** None where the context is there already. */
  readonly textEncoder?: TextEncoder;
  /** None where what was given is encoded already. */
  readonly imageEncoder?: Parts['imageEncoder'];
  readonly diffusionModel: DiffusionModel;
  readonly decoder: LatentDecoder;
}

type Wanting = () => readonly Wanted[];

/** The networks of a run and what it does with them, compiled before its first step, and again where their weights have changed. */
export class Preparation {
  readonly #wanted = new Map<Preparable, Wanting>();
  readonly #versions = new Map<Preparable, string>();

  constructor(run: Shaped, preset: Pick<Preset, 'autoencoder'>, networks: Networks) {
    const { textEncoder, imageEncoder, diffusionModel, decoder } = networks;
    const latents = latentShape(run, preset);
    const factor = run.height / latents[1];
    const tiles = tileShapes(latents, run.tile === null ? null : run.tile / factor);
    const { isFromPicture, height, width } = run;
    if (imageEncoder !== undefined && isFromPicture)
      this.#wanted.set(imageEncoder, () => imageEncoder.wanted([[1, height, width, 3]]));
    if (textEncoder !== undefined && run.rows > 0) this.#wanted.set(textEncoder, () => wantedOfText(textEncoder, run));
    this.#wanted.set(diffusionModel, () =>
      run.passes.flatMap((pass) => wantedOfSteps(diffusionModel, latentShape({ ...run, ...pass }, preset), pass, run)),
    );
    for (const given of run.decoders) {
      const network: LatentDecoder | Preparable = given ?? decoder;
      if (!(network instanceof Model)) continue; // one that is not of this library is run as it is
      this.#wanted.set(network, () => tiles.flatMap((tile) => network.wanted([tile])));
    }
  }

  /** Compiles what is missing for the networks that have their weights. Throws as `Model.prepare`. */
  async make(during: During): Promise<void> {
    const versions = new Map<Preparable, string>();
    for (const network of this.#wanted.keys())
      if (network.isCompiled && network.isLoaded) versions.set(network, network.version);
    const changed = [...versions].filter(([network, version]) => this.#versions.get(network) !== version);
    await compileAll(
      changed.flatMap(([network]) => network.plans(this.#wanted.get(network)?.() ?? [])),
      during,
    );
    for (const [network, version] of changed) this.#versions.set(network, version);
  }
}

/** Vectors of the tokens, and of their places. */
function wantedOfText(textEncoder: TextEncoder, { rows, clipSkip }: Shaped): readonly Wanted[] {
  const { maxLength, width } = textEncoder.config;
  const shapes = [
    [rows, maxLength, width],
    [1, maxLength, width],
  ];
  return textEncoder.wanted(shapes, clipSkip);
}

/** Of both halves of guidance in one batch while there is guidance, then of one; with DeepCache in two functions each. */
function wantedOfSteps(unet: DiffusionModel, latents: LatentShape, pass: PassShape, run: Shaped): Wanted[] {
  const { guided, total } = pass;
  const { contextLength, deepCache } = run;
  const [batch, height, width] = latents;
  const branch = deepCache === null || deepCache.interval === 1 ? undefined : deepCache.branch;
  const { contextWidth, inChannels, guidanceWidth } = unet.config;
  const rows = [...(guided > 0 ? [2 * batch] : []), ...(guided < total ? [batch] : [])];
  return rows.flatMap((count) => {
    const context = [count, contextLength, contextWidth];
    const x = [count, height, width, inChannels];
    const guidance = guidanceWidth === undefined ? [] : [[1, guidanceWidth]];
    return unet.wanted([x, [1, unet.timestepWidth], context, ...guidance], branch);
  });
}
