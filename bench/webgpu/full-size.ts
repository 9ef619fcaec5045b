import { StableDiffusion } from '../../src';
import type { Weight } from '../../src/backends/contract';
import { PLAIN, type Features, type Storage } from '../../src/backends/webgpu/kernels/kernel';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { memoryOf, plannedBytes, type Recording } from '../../src/backends/webgpu/recording';
import { takes } from '../../src/backends/webgpu/takes';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import type { Module } from '../../src/layers/module';
import type { DiffusionModel } from '../../src/models/diffusion-model';
import type { Count } from './stock';

/** A network without weights, and what it computes of inputs of these shapes. */
export interface FullSize {
  readonly model: Module;
  readonly forward: Forward;
  readonly shapes: readonly (readonly number[])[];
}

/** A step of Stable Diffusion 1.4's UNet for pictures of a size, on both halves of guidance. */
export function fullSizeStep(size = 512): FullSize {
  const { diffusionModel: model } = new StableDiffusion();
  const shapes = [[2, size / 8, size / 8, 4], [1, model.timestepWidth], [2, 77, 768]]; // prettier-ignore
  return { model, forward: forwardOf(model, shapes), shapes };
}

/** Its decoder, for a picture of a size. */
export function fullSizeDecoder(size = 512): FullSize {
  const { decoder: model } = new StableDiffusion();
  const shapes = [[1, size / 8, size / 8, 4]];
  return { model, forward: forwardOf(model, shapes), shapes };
}

/** What a network computes of inputs of these shapes. */
export function forwardOf(model: Pick<DiffusionModel, 'wanted'>, shapes: readonly (readonly number[])[]): Forward {
  const [wanted] = model.wanted(shapes);
  if (wanted === undefined) throw new Error('the network says of nothing that it is to be compiled');
  return wanted.forward;
}

/** What our engine makes of a network whose matrices and filters are held so, known without a device. */
export function recordingOf(
  { forward, shapes }: Pick<FullSize, 'forward' | 'shapes'>,
  held: Storage,
  features: Features = PLAIN,
): Recording {
  const storageOf = ({ kind }: Weight) => (kind === 'vector' ? 'float32' : held);
  return lowerProgram(fuse(trace(forward, shapes), takes), { features, storageOf });
}

/** The step as our engine plans it for a GPU. */
export function planned(held: Storage): { recording: Recording; count: Count } {
  const recording = recordingOf(fullSizeStep(), held);
  const memory = memoryOf(recording);
  const bytes = recording.steps.reduce((sum, { dispatch }) => sum + dispatch.bytes, 0);
  const peak = plannedBytes(memory) - memory.weights;
  return { recording, count: { dispatches: recording.steps.length, bytes, peak } };
}
