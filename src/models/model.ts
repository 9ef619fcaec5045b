import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { Compiler } from '../compile/compiler';
import { fuse } from '../compile/fuse';
import { printProgram } from '../compile/program';
import { trace, type Forward } from '../compile/trace';
import { checkCall, place, type Kind } from '../checks';
import { WeightsError } from '../errors';
import { Module } from '../layers/module';
import type { Part, Structure } from '../weights/names';
import { loadOptions, loadParameters, reloadParameters, type LoadOptions } from '../weights/load';
import { diffusersName } from '../weights/names';
import type { PartSource } from '../weights/part-source';
import { openPartAt } from './locate';
import { savedTensors, saveOptions, saveSafetensors, type SaveOptions } from '../weights/save';

const safetensorsName: Kind = {
  needed: 'a name that ends in .safetensors is needed',
  holds: (path) => typeof path === 'string' && /\.safetensors$/i.test(path),
};

/** A network that is run as a whole: a module with weights to load and the only `tf.tidy` above its layers. */
export abstract class Model<Inputs extends readonly unknown[], Output extends Tensor> extends Module {
  /** Which part of a checkpoint this is; it decides the names of its parameters in files. */
  abstract readonly part: Part;

  abstract readonly config: object;

  /** Whether the network runs as one compiled program, on the backends that run such (`tensorflow`); elsewhere it changes nothing. */
  jitCompile = false;

  /** Whether a picture takes many runs: a compiled program may then keep the parameters once more, as its engine likes them best. */
  protected readonly isRepeated: boolean = false;

  readonly #compiler = new Compiler();
  readonly #forward: Forward = (...tensors) => this.forwardTensors(...tensors);
  #open: (() => Promise<PartSource>) | null = null;

  /** The network itself; use `run`, which frees the intermediates. */
  abstract forward(...inputs: Inputs): Output;

  /** What of the inputs are tensors for `forwardTensors`, which is all of them where a network takes nothing else. */
  protected tensors(...inputs: Inputs): readonly Tensor[] {
    return inputs as readonly unknown[] as readonly Tensor[];
  }

  /** `forward` as a function of tensors alone, which is what can be compiled. */
  protected forwardTensors(...tensors: readonly Tensor[]): Output {
    return this.forward(...(tensors as readonly unknown[] as Inputs));
  }

  /** Runs the network; the caller owns the result. Throws `WeightsError` when weights are missing. */
  run(...inputs: Inputs): Output {
    return tidy(() => this.call('forward', this.#forward, this.tensors(...inputs))[0] as Output);
  }

  /**
   * Runs a function of tensors that is made of this model's layers and goes by `name`, compiled where that is asked for and the backend
   * can. The results are float32 and, like what else is made, subject to the `tf.tidy` around.
   */
  protected call(name: string, forward: Forward, inputs: readonly Tensor[]): Tensor[] {
    if (!this.jitCompile || !this.#compiler.isAble) return [forward(...inputs)].flat().map((x) => ops.widen(x));
    const parameters = Array.from(this.parameters(), ([, param]) => param);
    return this.#compiler.run(name, forward, inputs, { parameters, isRepeated: this.isRepeated });
  }

  /** What is compiled for inputs of these shapes, as text: one instruction a line. */
  program(...shapes: readonly (readonly number[])[]): string {
    const names = new Map(Array.from(this.parameters(), ([path, param]) => [param as object, path]));
    return printProgram(fuse(trace(this.#forward, shapes)), (weight) => names.get(weight) ?? '?');
  }

  /** Frees the weights and the programs compiled with them; the structure stays. */
  override dispose(): void {
    this.#compiler.dispose();
    super.dispose();
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
   * KerasCV's `.h5`.
   * Throws `WeightsError` that lists all that is missing, unexpected or misshapen; after a refused load no weights are left.
   */
  async loadWeights(location: string | URL, options: LoadOptions = {}): Promise<void> {
    checkCall('loadWeights', ['the location', location, place], options, loadOptions);
    await this.loadFrom(() => openPartAt(this, location, options.signal), options);
  }

  /** `loadWeights` from a source that `open` opens, now and whenever a part of the weights has to be read again. */
  async loadFrom(open: () => Promise<PartSource>, options: LoadOptions = {}): Promise<void> {
    await closing(await open(), (from) => loadParameters(this, from, options));
    this.#open = open;
  }

  /** Gives the parameters at these paths the values again that they were loaded with. Throws as `loadWeights`. */
  async reload(paths: ReadonlySet<string>): Promise<void> {
    if (this.#open === null) throw new WeightsError(`${this.part}: its weights came from no file; load them anew.`);
    await closing(await this.#open(), (from) => reloadParameters(this, from, paths));
  }

  /**
   * Writes the weights of this part to a `.safetensors` file with diffusers' names. Throws `WeightsError` when they are not loaded,
   * `SdError` when the file cannot be written; then there is none.
   */
  async saveWeights(path: string, options: SaveOptions = {}): Promise<void> {
    checkCall('saveWeights', ['the path', path, safetensorsName], options, saveOptions);
    await saveSafetensors(
      path,
      savedTensors(this, (name) => diffusersName(this.part, name)),
      options,
    );
  }

  /** A table of the parameters, one a line: path, shape and number of elements; then their sum. */
  summary(): string {
    const rows = Array.from(
      this.parameters(),
      ([path, { shape, size }]) => [path, `[${shape.join(', ')}]`, size] as const,
    );
    const [paths, shapes] = [Math.max(...rows.map(([p]) => p.length)), Math.max(...rows.map(([, s]) => s.length))];
    const number = (n: number) => n.toLocaleString('en-US');
    const lines = rows.map(([p, s, n]) => `${p.padEnd(paths)}  ${s.padEnd(shapes)}  ${number(n).padStart(13)}`);
    return [...lines, `${this.constructor.name}: ${number(this.parameterCount)} parameters`].join('\n');
  }
}

async function closing(from: PartSource, work: (from: PartSource) => Promise<void>): Promise<void> {
  try {
    await work(from);
  } finally {
    await from.source.close();
  }
}
