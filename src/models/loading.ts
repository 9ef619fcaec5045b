import { getBackend } from '@tensorflow/tfjs-core';
import { currentEngine } from '../backends';
import type { During, OnProgress, Progress } from '../progress';
import type { Adapters } from './adapters';
import type { Decoder, ImageEncoder } from './autoencoder';
import type { Call } from './calls';
import type { Checkpoint } from './checkpoint';
import type { DiffusionModel } from './diffusion-model';
import { planMemory, requireMemory, workingBytes, type MemoryEstimate, type Needed, type Work } from './memory';
import type { Keeper } from './model';
import type { Size, StableDiffusionOptions } from './options';
import type { Preset } from './presets';
import type { TextEncoder } from './text-encoder';
import { tileSide } from './tiling';

export type AnyModel = TextEncoder | DiffusionModel | Decoder | ImageEncoder;

/** What a run works with from its first step to its last, whatever is assigned to the parts meanwhile. */
export interface Drawing {
  readonly textEncoder: TextEncoder;
  readonly diffusionModel: DiffusionModel;
  readonly decoder: Decoder;
  readonly work: Work;
}

export type DrawingPart = Exclude<keyof Drawing, 'work'>;

/** What loading has to know of the model whose parts are loaded. */
interface House {
  readonly adapters: Adapters;
  checkpoint(): Checkpoint;
  /** Whether it has not been replaced. */
  isPart(model: AnyModel): boolean;
  /** The parts that have been built, and those that were replaced and are still in use. */
  models(): readonly AnyModel[];
  options(): StableDiffusionOptions;
  preset(): Preset;
  size(): Size;
}

/** Which weights of a model are there, and where. Whoever calls has the turn: nothing here waits for anything but files. */
export class Loading {
  #licenceIsNamed = false;

  constructor(private readonly house: House) {}

  /** What is to be drawn where nobody has said it. */
  usualWork(): Work {
    const preset = this.house.preset();
    const tile = tileSide('load', this.house.options().vaeTiling, preset);
    return { ...this.house.size(), batchSize: 1, isGuided: true, tile, decoder: null };
  }

  plan(work: Work, models: readonly AnyModel[]): MemoryEstimate {
    const backend = getBackend();
    const held = models.reduce((bytes, model) => bytes + (model.isLoaded ? 4 * model.parameterCount : 0), 0);
    const needed = models.map((model): Needed => ({ part: model.part, model }));
    const working = workingBytes(this.house.preset(), work);
    return planMemory(backend, currentEngine().memory(held), needed, working, this.#isLow);
  }

  /** Where the weights of a part go that is loaded by itself. */
  residence(model: AnyModel): ReturnType<Keeper['residence']> {
    return this.#residence(model, this.usualWork(), [model]);
  }

  /**
   * Makes what a run needs possible. Throws `UnsupportedError`, with the figures, where the backend cannot hold it; where the figures are a
   * guess it warns. Weights that must be away from the backend for it are freed, to be loaded anew there.
   */
  prepare({ work, ...parts }: Drawing, call: Call): void {
    const models = neededFor(work, Object.values(parts));
    const plan = this.plan(work, models);
    requireMemory(call.where, plan, call.onProgress);
    for (const model of models)
      if (plan.away[model.part] !== undefined && model.isLoaded && !model.isAway) model.dispose();
  }

  /**
   * Makes sure that a part of a run has its weights: those of all parts are loaded together, unless memory is low; then this one's replace
   * those of the others, or lie beside them.
   */
  async ready({ work, ...parts }: Drawing, part: DrawingPart, call: Call, isBeside: boolean): Promise<void> {
    const model = parts[part];
    if (this.#isLow) {
      for (const other of isBeside ? [] : this.house.models()) if (other !== model) other.dispose();
      await this.loadMissing([model], work, call);
    } else await this.loadMissing([...new Set([...neededFor(work, Object.values(parts)), model])], work, call);
  }

  /** Gives those that have no weights theirs: the checkpoint's or, where they were loaded from another file, that one's. */
  async loadMissing(models: readonly AnyModel[], work: Work, call: Call): Promise<void> {
    const missing = models.filter((model) => !model.isLoaded);
    if (missing.length === 0) return;
    const checkpoint = this.house.checkpoint();
    const { onProgress, signal } = call;
    this.#nameLicence(checkpoint, onProgress);
    const residences = new Map(missing.map((model) => [model, this.#residence(model, work, models)]));
    const total = missing.reduce((bytes, model) => bytes + 4 * model.parameterCount, 0);
    let before = 0;
    for (const [model, residence] of residences) {
      const report = (p: Progress) => onProgress?.(p.kind === 'load' ? { ...p, done: before + p.done, total } : p);
      const open = model.origin ?? ((during?: During) => checkpoint.open(model, during));
      await model.loadFrom(open, { signal, onProgress: report, residence });
      const { part } = model;
      const hasLoras = part === 'textEncoder' || part === 'diffusionModel';
      if (hasLoras && this.house.isPart(model)) await this.house.adapters.afterLoad(part, call);
      call.check();
      before += 4 * model.parameterCount;
    }
  }

  dispose(): void {
    for (const model of this.house.models()) model.dispose();
  }

  get #isLow(): boolean {
    return this.house.options().lowMemory === true;
  }

  /** What is loaded, and these with it. */
  #residence(model: AnyModel, work: Work, models: readonly AnyModel[]): ReturnType<Keeper['residence']> {
    const there = this.house.models().filter((one) => one.isLoaded);
    const { away } = this.plan(work, [...new Set([...models, ...there])]);
    return away[model.part] === undefined ? 'backend' : 'away';
  }

  #nameLicence({ name, licence }: Checkpoint, onProgress?: OnProgress): void {
    if (this.#licenceIsNamed || licence === null) return;
    this.#licenceIsNamed = true;
    onProgress?.({ kind: 'licence', checkpoint: name, licence });
  }
}

/** Those of a run's networks whose weights it needs: where it brings a decoder of its own, not the model's. */
function neededFor({ decoder }: Work, models: readonly AnyModel[]): AnyModel[] {
  return models.filter(({ part }) => part !== 'decoder' || decoder === null);
}
