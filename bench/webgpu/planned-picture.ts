import type { StableDiffusion } from '../../src';
import type { Weight } from '../../src/backends/contract';
import type { Program } from '../../src/backends/program';
import { PLAIN, type Features } from '../../src/backends/webgpu/kernels/kernel';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { memoryOf, plannedBytes } from '../../src/backends/webgpu/recording';
import { takes } from '../../src/backends/webgpu/takes';
import type { Shapes } from '../../src/compile/compiler';
import { fuse } from '../../src/compile/fuse';
import { split } from '../../src/compile/split';
import { trace } from '../../src/compile/trace';
import { heldBytes } from '../../src/pipeline/memory';

/** What a network keeps on the device, in bytes. */
export interface Kept {
  readonly weights: number;
  /** Buffers of its programs, and their results. */
  readonly activations: number;
}

/** The networks that draw a picture of a text. */
export type PlannedPicture = Readonly<Record<'textEncoder' | 'diffusionModel' | 'decoder', Kept>>;

/**
 * What a picture with guidance keeps on the device, known without one. All networks are loaded and compiled before the
 * first step and stay, so it is alive together.
 */
export function plannedPicture(
  { textEncoder, diffusionModel, decoder }: Networks,
  size: number,
  features: Features = PLAIN,
): PlannedPicture {
  const { maxLength, width } = textEncoder.config;
  const { timestepWidth, config } = diffusionModel;
  const latents = [size / 8, size / 8, 4];
  const kept = (network: Network, shapes: Shapes) => keptBy(network, shapes, features);
  return {
    textEncoder: kept(textEncoder, [[2, maxLength, width], [1, maxLength, width]]),
    diffusionModel: kept(diffusionModel, [[2, ...latents], [1, timestepWidth], [2, maxLength, config.contextWidth]]),
    decoder: kept(decoder, [[1, ...latents]]),
  }; // prettier-ignore
}

export function totalOf(planned: PlannedPicture): number {
  return Object.values(planned).reduce((sum, { weights, activations }) => sum + weights + activations, 0);
}

type Networks = Pick<StableDiffusion, 'textEncoder' | 'diffusionModel' | 'decoder'>;
type Network = Networks[keyof Networks];

function keptBy(network: Network, shapes: Shapes, features: Features): Kept {
  const isHalf = network.policy.computeDtype === 'float16';
  const storageOf = ({ kind }: Weight) => (kind === 'vector' || !isHalf ? 'float32' : 'half');
  const planned = (program: Program): number => {
    const recording = lowerProgram(fuse(program, takes), { features, storageOf });
    const memory = memoryOf(recording);
    const results = recording.outputs.reduce((sum, { block }) => sum + block.bytes, 0);
    return plannedBytes(memory) - memory.weights + results;
  };
  let activations = 0;
  for (const { forward, shapes: given, steadyFrom = Infinity } of network.wanted(shapes)) {
    const { once, each } = split(trace(forward, given), steadyFrom);
    activations += (once === null ? 0 : planned(once)) + planned(each);
  }
  return { weights: heldBytes(network), activations };
}
