import { StableDiffusion } from '../../src';
import type { Weight } from '../../src/backends/contract';
import { PLAIN } from '../../src/backends/webgpu/kernels/kernel';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { memoryOf, plannedBytes, type MemoryPlan, type Recording } from '../../src/backends/webgpu/recording';
import { takes } from '../../src/backends/webgpu/takes';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import type { DiffusionModel } from '../../src/models/diffusion-model';
import type { Count } from './stock';

/** A step of Stable Diffusion 1.4's UNet at 512×512, on both halves of guidance. */
export function fullSizeStep(): { model: DiffusionModel; forward: Forward; shapes: readonly (readonly number[])[] } {
  const { diffusionModel: model } = new StableDiffusion();
  const shapes = [[2, 64, 64, 4], [1, model.timestepWidth], [2, 77, 768]]; // prettier-ignore
  return { model, forward: forwardOf(model, shapes), shapes };
}

/** What the UNet computes of inputs of these shapes. */
export function forwardOf(model: DiffusionModel, shapes: readonly (readonly number[])[]): Forward {
  const [wanted] = model.wanted(shapes);
  if (wanted === undefined) throw new Error('the UNet says of nothing that it is to be compiled');
  return wanted.forward;
}

/** The step as our engine plans it for a GPU, known without one. */
export function planned(held: 'float32' | 'half'): { recording: Recording; memory: MemoryPlan; count: Count } {
  const { forward, shapes } = fullSizeStep();
  const storageOf = ({ kind }: Weight) => (kind === 'vector' ? 'float32' : held);
  const recording = lowerProgram(fuse(trace(forward, shapes), takes), { features: PLAIN, storageOf });
  const memory = memoryOf(recording);
  const bytes = recording.steps.reduce((sum, { dispatch }) => sum + dispatch.bytes, 0);
  const peak = plannedBytes(memory) - memory.weights;
  return { recording, memory, count: { dispatches: recording.steps.length, bytes, peak } };
}
