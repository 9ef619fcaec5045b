import { getBackend } from '@tensorflow/tfjs-core';
import { currentEngine } from '../backends/engine';
import type { During, Progress } from '../progress';
import type { Adapters } from './adapters';
import type { Call, Calls } from '../models/calls';
import { announce, type Checkpoint } from '../checkpoints/checkpoint';
import {
  heldBytes,
  planMemory,
  requireMemory,
  USABLE,
  workingBytes,
  type MemoryEstimate,
  type Needed,
  type Work,
} from './memory';
import type { Keeper } from '../models/model';
import type { Networks } from '../models/parts';
import type { Part } from '../weights/names';
import type { Size, StableDiffusionOptions } from './options';
import type { Preset } from '../models/presets';
import { Preparation, type Shaped } from './prepare';
import { Tenants } from './tenants';
import { tileSide } from './tiling';

export type AnyModel = Networks[Part];

/** What a run works with from its first step to its last, whatever is assigned to the parts meanwhile. */
export interface Drawing extends Readonly<Networks> {
  readonly work: Work;
  readonly preparation: Preparation;
}

type Drawers = Omit<Drawing, 'work' | 'preparation'>;

/** What loading has to know of the model whose parts are loaded. */
interface House {
  readonly adapters: Adapters;
  readonly calls: Calls;
  checkpoint(): Checkpoint;
  /** The parts that have been built. */
  parts(): Readonly<Partial<Record<Part, AnyModel>>>;
  options(): StableDiffusionOptions;
  preset(): Preset;
  size(): Size;
}

/** Which weights of a model are there, and where; and work on networks while theirs are. */
export class Loading {
  readonly #tenants = new Tenants<AnyModel>();
  #isAnnounced = false;

  constructor(private readonly house: House) {}

  /** What is to be drawn where nobody has said it. */
  usualWork(): Work {
    const preset = this.house.preset();
    const tile = tileSide('load', this.house.options().vaeTiling, preset);
    const isGuided = preset.diffusionModel.guidanceWidth === undefined;
    return { ...this.house.size(), batchSize: 1, isGuided, isFromPicture: false, tile, decoder: null };
  }

  plan(work: Work, models: readonly AnyModel[]): MemoryEstimate {
    const backend = getBackend();
    const held = models.reduce((bytes, model) => bytes + (model.isLoaded ? heldBytes(model) : 0), 0);
    const needed = models.map((model): Needed => ({ part: model.part, model }));
    const working = workingBytes(this.house.preset(), work);
    const isCompiled = models.every(({ jitCompile }) => jitCompile);
    return planMemory(backend, currentEngine().memory(held, isCompiled), needed, working, this.#isLow);
  }

  /** What a part is told of where it belongs, for when it is loaded by itself. */
  keeper(model: AnyModel): Keeper {
    return {
      calls: this.house.calls,
      residence: () => this.#residence(model, this.usualWork(), [model]),
      loaded: (during) => this.#loaded(model, during),
    };
  }

  /** To be called when `model` has become a part in place of the one before. */
  replaced(before: AnyModel | undefined, model: AnyModel): void {
    this.#tenants.enter(model);
    if (before !== undefined && before !== model) this.#tenants.leave(before);
  }

  /** A piece of work on networks that are all loaded, those that are not yet first. */
  loaded<T>(call: Call, models: readonly AnyModel[], work: () => T | Promise<T>): Promise<T> {
    this.#tenants.keep(call, models);
    return this.house.calls.inTurn(call, async () => {
      await this.#loadMissing(models, this.usualWork(), call);
      return work();
    });
  }

  /**
   * The networks of one run, which are its own until it is over. Throws `UnsupportedError`, with the figures, for a run that the backend
   * cannot hold; where the figures are a guess it warns.
   */
  drawing(call: Call, networks: Drawers, work: Work, shaped: Shaped): Promise<Drawing> {
    const { textEncoder, diffusionModel, decoder, imageEncoder } = networks;
    const all = { textEncoder, diffusionModel, decoder, imageEncoder };
    const drawing = { ...all, work, preparation: new Preparation(shaped, this.house.preset(), all) };
    this.#tenants.keep(call, Object.values(all));
    return this.house.calls.inTurn(call, () => {
      this.#prepare(drawing, call);
      return drawing;
    });
  }

  /**
   * A piece of a run, on a network that has its weights. Those of all that the run needs are loaded together, unless memory is low: then
   * this one's replace those of the others, or lie beside them for a preview.
   */
  piece<T>(
    call: Call,
    { work: of, preparation, ...parts }: Drawing,
    part: Part,
    work: () => T | Promise<T>,
    isBeside = false,
  ): Promise<T> {
    const model = parts[part];
    const together = [...new Set([...neededFor(of, Object.values(parts)), model])];
    return this.house.calls.inTurn(call, async () => {
      if (this.#isLow && !isBeside) for (const other of this.#models) if (other !== model) other.dispose();
      await this.#loadMissing(this.#isLow ? [model] : together, of, call);
      await preparation.make(call);
      call.check();
      return work();
    });
  }

  dispose(): void {
    for (const model of this.#models) model.dispose();
  }

  /** The parts that have been built, and those that were replaced and are still in use. */
  get #models(): readonly AnyModel[] {
    return [...Object.values(this.house.parts()), ...this.#tenants.left];
  }

  /**
   * Makes what a run needs possible. Throws `UnsupportedError`, with the figures, where the backend cannot hold it; where the figures are a
   * guess it warns. Weights that must be away from the backend for it are freed, to be loaded anew there.
   */
  #prepare({ work, preparation: _, ...parts }: Drawing, call: Call): void {
    const models = neededFor(work, Object.values(parts));
    const plan = this.plan(work, models);
    requireMemory(call.where, plan, call.onProgress);
    for (const model of models)
      if (plan.away[model.part] !== undefined && model.isLoaded && !model.isAway) model.dispose();
  }

  /** Gives those that have no weights theirs: the checkpoint's or, where they were loaded from another file, that one's. */
  async #loadMissing(models: readonly AnyModel[], work: Work, call: Call): Promise<void> {
    const missing = models.filter((model) => !model.isLoaded);
    if (missing.length === 0) return;
    const checkpoint = this.house.checkpoint();
    const { onProgress, signal } = call;
    const warnings = [...(checkpoint.warnings ?? []), ...shortcomings(missing)];
    this.#isAnnounced ||= announce({ ...checkpoint, warnings }, onProgress);
    const residences = new Map(missing.map((model) => [model, this.#residence(model, work, models)]));
    const total = missing.reduce((bytes, model) => bytes + 4 * model.parameterCount, 0);
    let before = 0;
    for (const [model, residence] of residences) {
      const report = (p: Progress) => onProgress?.(p.kind === 'load' ? { ...p, done: before + p.done, total } : p);
      const open = model.origin ?? ((during?: During) => checkpoint.open(model, during));
      await model.loadFrom(open, { signal, onProgress: report, residence });
      call.check();
      before += 4 * model.parameterCount;
    }
  }

  get #isLow(): boolean {
    return this.house.options().lowMemory === true;
  }

  /** Where `model` is to be, with what is loaded and these; the engine is told of all of them. */
  #residence(model: AnyModel, work: Work, models: readonly AnyModel[]): ReturnType<Keeper['residence']> {
    const there = this.#models.filter((one) => one.isLoaded);
    const { away, total } = this.plan(work, [...new Set([...models, ...there])]);
    currentEngine().expect(total / USABLE);
    return away[model.part] === undefined ? 'backend' : 'away';
  }

  /** The LoRAs are merged into whatever weights a part has got. */
  async #loaded(model: AnyModel, during: During): Promise<void> {
    const { part } = model;
    const hasLoras = part === 'textEncoder' || part === 'diffusionModel';
    if (hasLoras && this.house.parts()[part] === model) await this.house.adapters.afterLoad(part, during);
  }
}

/** What of the networks' policy the engine does less of on this machine. */
function shortcomings(models: readonly AnyModel[]): string[] {
  const shortcoming = currentEngine().shortcoming();
  const isHit = models.some(({ policy }) => policy.computeDtype === 'bfloat16');
  return shortcoming === null || !isHit ? [] : [`precision: ${shortcoming}.`];
}

/** Those of a run's networks whose weights it needs: not the decoder where it brings its own, nor the image encoder without a picture. */
function neededFor({ decoder, isFromPicture }: Work, models: readonly AnyModel[]): AnyModel[] {
  const isNeeded = { textEncoder: true, diffusionModel: true, decoder: decoder === null, imageEncoder: isFromPicture };
  return models.filter(({ part }) => isNeeded[part]);
}
