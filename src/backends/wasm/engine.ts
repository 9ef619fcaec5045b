import { plain, type Engine } from '../engine';
import { upload, wasmIntake } from './intake';
import { wasmKernels } from './kernels';
import { takes } from './abilities';
import { expectBytes, heldBytes, mostBytes, whyOneThread } from './memory';
import { WasmProgram } from './program';

/** What 32-bit addresses reach, in tfjs' heap, where operations run one by one. */
const HEAP = 2 ** 32;

/** tfjs' wasm backend, with sd-ts' own module on its memory, and programs and their parameters in another one. */
export const wasm: Engine = {
  ...plain,
  name: 'wasm',
  dtypes: ['float32', 'float16', 'bfloat16'],
  kernels: wasmKernels,
  upload,
  intake: wasmIntake,
  programs: {
    takes,
    isAsync: false,
    compile: (program) => new WasmProgram(program),
  },
  shortcoming: whyOneThread,
  memory(held, isCompiled) {
    const most = isCompiled ? mostBytes() : HEAP;
    return { limit: most - Math.max(0, heldBytes() - held), isHard: true };
  },
  expect: expectBytes,
};
