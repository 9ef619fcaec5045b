import { getBackend, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { currentEngine } from '../backends/engine';
import { ensureBackend } from '../backends/use-backend';
import { ops } from '../backends/ops';
import type { Program } from '../backends/program';
import { Compiler, programsOf, type Compilable, type Shapes, type Wanted } from '../compile/compiler';
import type { SteadyResults } from '../compile/compiled';
import { compileAll, type Plan } from '../compile/plan';
import { printProgram } from '../compile/program';
import type { Forward } from '../compile/trace';
import { callback, checkCall, count, place, signal, type Kind, type Table } from '../checks';
import { WeightsError } from '../errors';
import { Module } from '../layers/module';
import { globalPolicy, requireSupported, type Policy } from '../precision/policy';
import type { During, Progress } from '../progress';
import type { Part, Structure } from '../weights/names';
import { loadOptions, loadParameters, reloadParameters, type LoadOptions } from '../weights/load';
import { diffusersName } from '../weights/names';
import type { PartSource } from '../weights/part-source';
import { Calls } from './calls';
import { summaryOf } from './summary';
import { openPartAt } from '../weights/locate';
import { safetensorsName, saveOptions, saveSafetensors, type SaveOptions } from '../formats/save-safetensors';
import { savedTensors } from '../weights/saved-tensors';

export const shapesOfInputs: Kind = {
  needed: 'a list of shapes, one for each tensor, such as [[1, 64, 64, 4]], is needed',
  holds: (value) => Array.isArray(value) && value.every((shape) => Array.isArray(shape) && shape.every(count.holds)),
};

export const prepareOptions = { onProgress: callback, signal } satisfies Table<keyof During>;

/** Opens the weights of a network for one call, now and whenever some of them have to be read again. */
export type WeightsOpener = (during?: During) => Promise<PartSource>;

/** What a network belongs to: among whose calls its own are, and where that keeps weights. */
export interface Keeper {
  readonly calls: Calls;
  residence(): NonNullable<LoadOptions['residence']>;
  /** Told when the network has got weights. */
  loaded(during: During): Promise<void>;
}

/** What compiling needs of a network. */
export type Preparable = Pick<
  Model<readonly never[], Tensor>,
  'isLoaded' | 'isCompiled' | 'version' | 'wanted' | 'plans'
>;

/** A network that is run as a whole: a module with weights to load and the only `tf.tidy` above its layers. */
export abstract class Model<Inputs extends readonly unknown[], Output extends Tensor> extends Module {
  /** Which part of a checkpoint this is; it decides the names of its parameters in files. */
  abstract readonly part: Part;

  abstract readonly config: object;

  /**
   * Whether the network runs as one compiled program, on the backends that run such; elsewhere it changes
   * nothing.
   */
  jitCompile = false;

  /**
   * Whether a picture takes many runs: a compiled program may then keep the parameters once more, as its engine likes
   * them best.
   */
  readonly isRepeated: boolean = false;

  /** How weights that are loaded from now on are held; the global policy of the time when the network was made. */
  policy: Policy = globalPolicy();

  /** By itself a network is its own. */
  keeper: Keeper = { calls: new Calls(), residence: () => 'backend', loaded: () => Promise.resolve() };

  readonly #compiler = new Compiler();
  readonly #loads = new Calls();
  #origin: WeightsOpener | null = null;

  /** The network itself; use `run`, which frees the intermediates. */
  abstract forward(...inputs: Inputs): Output;

  /** What of the inputs are tensors for `forwardTensors`, which is all of them where a network takes nothing else. */
  protected tensors(...inputs: Inputs): readonly Tensor[] {
    return inputs as readonly unknown[] as readonly Tensor[];
  }

  /** From which on the tensors of `forwardTensors` stay the same for many runs. */
  protected readonly steadyFrom: number = Infinity;

  /** `forward` as a function of tensors alone, which is what can be compiled. */
  protected forwardTensors(...tensors: readonly Tensor[]): Output {
    return this.forward(...(tensors as readonly unknown[] as Inputs));
  }

  get #forward(): Compilable {
    const forward: Forward = (...tensors) => this.forwardTensors(...tensors);
    return { name: 'forward', forward, steadyFrom: this.steadyFrom };
  }

  /** Runs the network; the caller owns the result. Throws `WeightsError` when weights are missing. */
  run(...inputs: Inputs): Output {
    return this.runWith(null, ...inputs);
  }

  /** `run`, with what is made once for many runs kept in `steady`. */
  protected runWith(steady: SteadyResults | null, ...inputs: Inputs): Output {
    return tidy(() => this.call(this.#forward, this.tensors(...inputs), steady)[0] as Output);
  }

  /**
   * Runs a function of tensors that is made of this model's layers, compiled where that is asked for and the backend
   * can. The results are float32 and, like what else is made, subject to the `tf.tidy` around; `steady` keeps what is
   * made once for many runs.
   */
  protected call(compilable: Compilable, inputs: readonly Tensor[], steady: SteadyResults | null = null): Tensor[] {
    const results = this.isCompiled ? this.#compiler.run(compilable, inputs, this, steady) : null;
    return results ?? [compilable.forward(...inputs)].flat().map((x) => ops.widen(x));
  }

  /** Whether the network runs as programs, on the current backend. With weights that are kept away it cannot. */
  get isCompiled(): boolean {
    return this.jitCompile && this.#compiler.isAble && !this.isAway;
  }

  /**
   * What changes with each change of weights: the tensors that hold them. Throws `WeightsError` when weights are
   * missing.
   */
  get version(): string {
    return Array.from(this.parameters(), ([, { value }]) => value.id).join();
  }

  /** What `run` compiles for inputs of these shapes, which are those that `program` takes. */
  wanted(shapes: Shapes): readonly Wanted[] {
    return [{ ...this.#forward, shapes }];
  }

  /**
   * What of `wanted` is still to be compiled, by whoever has the turn; `dispose` ends it. What `onProgress` throws ends
   * it too, whatever the engine does with it.
   */
  plans(wanted: readonly Wanted[]): Plan[] {
    if (!this.isCompiled) return [];
    return this.#compiler.plans(wanted, this).map((plan) => ({
      operations: plan.operations,
      compile: (during) =>
        this.#loads.run('prepare', during, (call) => {
          const onProgress = (progress: Progress) => {
            try {
              call.onProgress?.(progress);
            } catch (error) {
              call.end(error);
            }
          };
          return plan.compile({ signal: call.signal, onProgress });
        }),
    }));
  }

  /**
   * Compiles what `run` does with inputs of these shapes (those that `program` takes), so that `run` finds it there.
   * Nothing is done where `jitCompile` is off or the backend runs no programs. An engine whose pipelines come later, as
   * WebGPU's, compiles here alone: without it `run` goes one operation at a time. Progress is of the kind `compile`.
   * Throws `WeightsError` when weights are missing, `UnsupportedError` for what cannot be compiled, and the reason of
   * an aborted signal.
   */
  async prepare(shapes: Shapes, options: During = {}): Promise<void> {
    checkCall('prepare', ['shapes', shapes, shapesOfInputs], options, prepareOptions);
    await this.prepareInTurn(() => this.wanted(shapes), options);
  }

  /** Compiles what is `wanted`, as a call of its own, in turn with those of what this network belongs to. */
  protected async prepareInTurn(wanted: () => readonly Wanted[], options: During): Promise<void> {
    const { calls } = this.keeper;
    await calls.run('prepare', options, async (call) => {
      await ensureBackend();
      await calls.inTurn(call, () => (this.isCompiled ? compileAll(this.plans(wanted()), call) : undefined));
    });
  }

  /**
   * What is compiled for inputs of these shapes on the current backend, as text: one instruction a line. Where a part is
   * made once for many runs, as of a prompt for all steps, it comes first, after a line `once:`, and the rest after
   * `each:`, which takes the results of the first part as its last inputs.
   */
  program(...shapes: readonly (readonly number[])[]): string {
    const names = new Map(Array.from(this.parameters(), ([path, param]) => [param as object, path]));
    const [wanted] = this.wanted(shapes) as [Wanted];
    const { once, each } = programsOf(wanted);
    const text = (program: Program) => printProgram(program, (weight) => names.get(weight) ?? '?');
    return once === null ? text(each) : `once:\n${text(once)}\neach:\n${text(each)}`;
  }

  /** Frees the weights and the programs compiled with them, and ends a load under way; the structure stays. */
  override dispose(): void {
    this.#loads.end();
    this.#compiler.dispose();
    super.dispose();
  }

  /** Whether the weights are kept away from the backend. */
  get isAway(): boolean {
    for (const [, param] of this.parameters()) return param.isAway;
    return false;
  }

  /** Where the weights came from when they were last loaded; null before. */
  get origin(): WeightsOpener | null {
    return this.#origin;
  }

  /** Whether every parameter has a value. */
  get isLoaded(): boolean {
    for (const [, param] of this.parameters()) if (!param.isLoaded) return false;
    return true;
  }

  /** What LDM's names count; a text encoder has nothing of it. */
  get structure(): Structure {
    return { widths: [], blocksPerLevel: 0, ...this.config };
  }

  /**
   * Loads the weights of this part from a file: `.safetensors` with diffusers' names or a whole LDM checkpoint, or
   * KerasCV's `.h5`. Throws `WeightsError` that lists all that is missing, unexpected or misshapen; after a refused
   * load no weights are left. A network of a `StableDiffusion` is loaded between two steps of what that draws.
   */
  async loadWeights(location: string | URL, options: LoadOptions = {}): Promise<void> {
    checkCall('loadWeights', ['the location', location, place], options, loadOptions);
    await this.loadInTurn((during) => openPartAt(this, location, during), options);
  }

  /** `loadFrom` as a call of its own, in turn with those of what this network belongs to. */
  protected async loadInTurn(open: WeightsOpener, options: LoadOptions): Promise<void> {
    const { calls } = this.keeper;
    await calls.run('loadWeights', options, async (call) => {
      await ensureBackend();
      const { signal } = call;
      await calls.change(call, () => this.loadFrom(open, { ...options, signal }));
    });
  }

  /**
   * `loadWeights` from what `open` opens, by whoever has the turn. Throws `UnsupportedError` for a policy that the
   * backend cannot honour, too.
   */
  async loadFrom(open: WeightsOpener, options: LoadOptions = {}): Promise<void> {
    requireSupported(this.policy, getBackend(), currentEngine());
    await this.#loads.run('loadWeights', options, async ({ signal, onProgress }) => {
      const { computeDtype, quantizationMode } = this.policy; // networks only read their variables: rounding them once is rounding them at each use
      const { dtype = computeDtype, quantize = quantizationMode, residence = this.keeper.residence() } = options;
      const from = await open({ signal, onProgress });
      await closing(from, () => loadParameters(this, from, { signal, onProgress, dtype, quantize, residence }));
      this.#origin = open;
    });
    await this.keeper.loaded(options);
  }

  /** Gives the parameters at these paths the values again that they were loaded with. Throws as `loadWeights`. */
  async reload(paths: ReadonlySet<string>, during: During = {}): Promise<void> {
    const open = this.#origin;
    if (open === null) throw new WeightsError(`${this.part}: its weights came from no file; load them anew.`);
    await this.#loads.run('loadWeights', during, async ({ signal, onProgress }) => {
      const from = await open({ signal, onProgress });
      await closing(from, () => reloadParameters(this, from, paths, { signal }));
    });
  }

  /**
   * Writes the weights of this part to a `.safetensors` file with diffusers' names. Throws `WeightsError` when they are
   * not loaded, `SdError` when the file cannot be written; then there is none.
   */
  async saveWeights(path: string, options: SaveOptions = {}): Promise<void> {
    checkCall('saveWeights', ['the path', path, safetensorsName], options, saveOptions);
    await this.saveInTurn(path, (name) => diffusersName(this.part, name, this.structure), options);
  }

  /** Writes the weights under the names that `nameOf` gives them, while nothing changes them. */
  protected async saveInTurn(path: string, nameOf: (ours: string) => string, options: SaveOptions): Promise<void> {
    const { calls } = this.keeper;
    await calls.run('saveWeights', options, (call) => {
      const { signal } = call;
      return calls.inTurn(call, () => saveSafetensors(path, savedTensors(this, nameOf), { ...options, signal }));
    });
  }

  /** A table of the parameters, one a line: path, shape and number of elements; then their sum. */
  summary(): string {
    return summaryOf(this);
  }
}

async function closing(from: PartSource, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await from.source.close();
  }
}
