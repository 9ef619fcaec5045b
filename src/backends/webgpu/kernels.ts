import { Tensor, tidy } from '@tensorflow/tfjs-core';
import type { OpName, Kernels } from '../op-table';
import { isWeight } from '../program';
import { eagerly, type EagerMaker } from './eager';
import { embedding } from './embedding';
import { featuresOf } from './features';
import { widened } from './intake';
import { lowerings } from './lowering';
import { Site, type Made } from './made';
import { forced } from './norms';
import { backend } from './tensors';

type AnyLowering = (site: Site, ...args: unknown[]) => Made;

/** Tensors and parameters as values; all else as it is. */
function given(maker: EagerMaker, arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map((one) => given(maker, one));
  if (arg instanceof Tensor) return maker.from(arg as Tensor);
  return isWeight(arg) ? maker.from(arg.value) : arg;
}

/** The contract in kernels of our own, run one by one. Results are float32, so that tfjs' own operations take them. */
const lowered = Object.fromEntries(
  (Object.keys(lowerings) as OpName[])
    .filter((name) => name !== 'reshape' && name !== 'widen') // which move no float32 in tfjs
    .map((name) => [
      name,
      (...args: unknown[]) => {
        const lower = (lowerings as Partial<Record<OpName, AnyLowering>>)[name] as AnyLowering;
        return tidy(() =>
          eagerly((maker) => {
            const site = new Site(maker, featuresOf(backend().device), 'float32');
            return forced(site, lower(site, ...args.map((arg) => given(maker, arg))));
          }),
        ); // frees parameters that live outside the backend
      },
    ]),
) as Kernels;

export const webgpuKernels: Kernels = { ...lowered, embedding, widen: widened };
