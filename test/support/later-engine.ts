import * as tf from '@tensorflow/tfjs-core';
import { addEngine, currentEngine, type Engine } from '../../src/backends/engine';
import { ops } from '../../src/backends/ops';
import type { Executable, Program } from '../../src/backends/program';
import type { During } from '../../src/progress';
import { interpret } from './random-programs';

/** The current engine, whose programs are compiled later, as WebGPU's; they compute exactly what its ops do. */
export class LaterEngine {
  /** Programs that compiling was begun for. */
  readonly begun: Program[] = [];
  /** Executables that are there and not disposed. */
  readonly live = new Set<Executable>();
  /** Programs that were run, in order. */
  readonly ran: Program[] = [];
  /** What compiling waits for before its end. */
  gate: () => Promise<unknown> = () => new Promise((resolve) => setTimeout(resolve, 0));
  readonly #before: Engine;

  constructor() {
    this.#before = currentEngine();
    const compile = (program: Program, _isRepeated: boolean, during: During) => this.#compile(program, during);
    addEngine({ ...this.#before, programs: { isAsync: true, takes: () => true, compile } });
  }

  async #compile(program: Program, { onProgress }: During): Promise<Executable> {
    this.begun.push(program);
    const total = program.instructions.length;
    onProgress?.({ kind: 'compile', done: Math.floor(total / 2), total });
    await this.gate();
    onProgress?.({ kind: 'compile', done: total, total });
    const executable: Executable = {
      copied: 0,
      run: (inputs) => {
        if (!this.live.has(executable)) throw new Error('a program was run that is disposed');
        this.ran.push(program);
        return tf.tidy(() => interpret(program, inputs, ops).map((output) => tf.clone(output)));
      },
      dispose: () => {
        if (!this.live.delete(executable)) throw new Error('a program was disposed twice');
      },
    };
    this.live.add(executable);
    return executable;
  }

  /** From the `nth` program that is begun on, counted from 0, none is done until the function that is returned is called. */
  holdFrom(nth: number): () => void {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    this.gate = () => (this.begun.length > nth ? released : Promise.resolve());
    return release;
  }

  /** Puts the engine back that was there before. */
  remove(): void {
    addEngine(this.#before);
  }
}
