import { plain, type Engine } from '../engine';
import { wasmKernels } from './kernels';
import { takes } from './abilities';
import { whyOneThread } from './memory';
import { WasmProgram } from './program';

/** The heap of a WebAssembly module with 32-bit addresses; beyond it `malloc` returns 0 and tfjs does not notice. */
const HEAP = 2 ** 32;

/** XNNPACK, with which tfjs' wasm backend computes, keeps a packed copy of filters and matrices. */
const COPIES = 2;

/** tfjs' wasm backend, with sd-ts' own module on its memory. */
export const wasm: Engine = {
  ...plain,
  name: 'wasm',
  kernels: wasmKernels,
  programs: {
    takes,
    isAsync: false,
    compile: (program) => new WasmProgram(program),
  },
  shortcoming: whyOneThread,
  memory: () => ({ limit: HEAP, copies: COPIES, isHard: true }),
};
