import { memoryOfSystem } from './memory';
import { plain, type Engine } from '../engine';
import { idsOf } from './binding';
import { narrowed, tensorflowIntake } from './eager';
import { takes } from './emit';
import { tensorflowKernels } from './kernels';
import { preparedFolder } from './prepared-folder';
import { computesIn } from './processor';
import { TensorflowProgram } from './program';

/** libtensorflow, through tfjs-node. */
export const tensorflow: Engine = {
  ...plain,
  name: 'tensorflow',
  dtypes: ['float32', 'bfloat16', 'float16'],
  kernels: tensorflowKernels,
  // tfjs-node keeps values in JavaScript until an operation first uses them, and then a second time until the garbage
  // collector runs. Uploaded one by one, they are freed one by one.
  upload(value, dtype) {
    if (dtype !== 'float32') return narrowed(value, dtype);
    idsOf([value]);
    return value;
  },
  intake: { ...tensorflowIntake, prepared: preparedFolder },
  programs: {
    takes,
    isAsync: false,
    compile: (program, isRepeated) => new TensorflowProgram(program, isRepeated),
  },
  memory: memoryOfSystem,
  shortcoming() {
    if (computesIn('bfloat16')) return null;
    return "this processor has no bfloat16 arithmetic: 'mixed_bfloat16' holds parameters in bfloat16 and computes in float32";
  },
};
