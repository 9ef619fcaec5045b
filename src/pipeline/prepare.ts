import type { Tensor } from '@tensorflow/tfjs-core';
import type { Wanted } from '../compile/compiler';
import { compileAll } from '../compile/plan';
import type { DiffusionModel } from '../models/diffusion-model';
import { Model, type Preparable } from '../models/model';
import type { Preset } from '../models/presets';
import type { TextEncoder } from '../models/text-encoder';
import type { During } from '../progress';
import type { LatentShape } from '../schedulers';
import type { Run } from './options';
import { tileShapes, type LatentDecoder } from './tiling';

/** What decides the shapes of a run's tensors. */
export interface Shaped extends Pick<Run, 'height' | 'width' | 'batchSize' | 'tile' | 'deepCache'> {
  /** Steps with guidance, and all. */
  readonly guided: number;
  readonly total: number;
  /** Tokens of the context that the UNet attends to. */
  readonly contextLength: number;
  /** The decoders that a run brings, for pictures and for previews; null is the model's own. */
  readonly decoders: readonly (LatentDecoder | null)[];
}

/** What decides the shapes of a run of so many steps with guidance, from a prompt or its context `[…, M, C]`. */
export function shapedBy(run: Run, guided: number, prompt: string | Tensor, preset: Preset): Shaped {
  const contextLength = typeof prompt === 'string' ? preset.textEncoder.maxLength : (prompt.shape.at(-2) ?? 1);
  return { ...run, guided, total: run.numSteps, contextLength, decoders: [run.decoder, run.previewDecoder] };
}

interface Networks {
  readonly textEncoder: TextEncoder;
  readonly diffusionModel: DiffusionModel;
  readonly decoder: LatentDecoder;
}

type Wanting = () => readonly Wanted[];

/** The networks of a run and what it does with them, compiled before its first step, and again where their weights have changed. */
export class Preparation {
  readonly #wanted = new Map<Preparable, Wanting>();
  readonly #versions = new Map<Preparable, string>();

  constructor(run: Shaped, preset: Preset, { textEncoder, diffusionModel, decoder }: Networks) {
    const { widths, latentChannels } = preset.autoencoder;
    const factor = 2 ** (widths.length - 1);
    const latents: LatentShape = [run.batchSize, run.height / factor, run.width / factor, latentChannels];
    const tiles = tileShapes(latents, run.tile === null ? null : run.tile / factor);
    this.#wanted.set(textEncoder, () => wantedOfText(textEncoder));
    this.#wanted.set(diffusionModel, () => wantedOfSteps(diffusionModel, latents, run));
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

/** Of one prompt at a time: vectors of the tokens, and of their places. */
function wantedOfText(textEncoder: TextEncoder): readonly Wanted[] {
  const { maxLength, width } = textEncoder.config;
  const vectors = [1, maxLength, width];
  return textEncoder.wanted([vectors, vectors]);
}

/** Of both halves of guidance in one batch while there is guidance, then of one; with DeepCache in two functions each. */
function wantedOfSteps(unet: DiffusionModel, latents: LatentShape, run: Shaped): Wanted[] {
  const { guided, total, contextLength, deepCache } = run;
  const [batch, ...one] = latents;
  const branch = deepCache === null || deepCache.interval === 1 ? undefined : deepCache.branch;
  const rows = [...(guided > 0 ? [2 * batch] : []), ...(guided < total ? [batch] : [])];
  return rows.flatMap((count) => {
    const context = [count, contextLength, unet.config.contextWidth];
    return unet.wanted([[count, ...one], [1, unet.timestepWidth], context], branch);
  });
}
