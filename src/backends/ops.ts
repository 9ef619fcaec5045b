import { getBackend, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Kernels, Ops } from './contract';
import { kernelsOf } from './index';
import { reference } from './reference';

export type { GeluKind, Padding } from './contract';

/** What answers instead of the backend while `withOps` runs. */
let instead: Ops | null = null;

/** Runs `work` with `others` in the place of the current backend's ops; work that waits for something is not covered. */
export function withOps<T>(others: Ops, work: () => T): T {
  const before = instead;
  instead = others;
  try {
    return work();
  } finally {
    instead = before;
  }
}

const kernels = (): Kernels => instead ?? kernelsOf(getBackend());

/** The contract as the layers call it: the current engine's own kernel where one takes the call, else the reference. */
export const ops: Ops = {
  linear: (...args) => kernels().linear?.(...args) ?? reference.linear(...args),
  conv2d: (...args) => kernels().conv2d?.(...args) ?? reference.conv2d(...args),
  embedding: (...args) => kernels().embedding?.(...args) ?? reference.embedding(...args),
  groupNorm: (...args) => kernels().groupNorm?.(...args) ?? reference.groupNorm(...args),
  layerNorm: (...args) => kernels().layerNorm?.(...args) ?? reference.layerNorm(...args),
  attention: (...args) => kernels().attention?.(...args) ?? reference.attention(...args),
  silu: (...args) => kernels().silu?.(...args) ?? reference.silu(...args),
  gelu: (...args) => kernels().gelu?.(...args) ?? reference.gelu(...args),
  geglu: (...args) => kernels().geglu?.(...args) ?? reference.geglu(...args),
  upsample2x: (...args) => kernels().upsample2x?.(...args) ?? reference.upsample2x(...args),
  upsampleConv2d: (...args) => kernels().upsampleConv2d?.(...args) ?? inTwo(...args),
  mix: (...args) => kernels().mix?.(...args) ?? reference.mix(...args),
  addChannels: (...args) => kernels().addChannels?.(...args) ?? reference.addChannels(...args),
  add: (...args) => kernels().add?.(...args) ?? reference.add(...args),
  scale: (...args) => kernels().scale?.(...args) ?? reference.scale(...args),
  reshape: (...args) => kernels().reshape?.(...args) ?? reference.reshape(...args),
  concat: (...args) => kernels().concat?.(...args) ?? reference.concat(...args),
  widen: (...args) => kernels().widen?.(...args) ?? reference.widen(...args),
  first: (...args) => kernels().first?.(...args) ?? reference.first(...args),
};

/** An engine without a kernel for both may have one for each. */
function inTwo(...[x, weight, bias]: Parameters<Ops['upsampleConv2d']>): Tensor4D {
  return tidy(() => ops.conv2d(ops.upsample2x(x), weight, bias, 1, { top: 1, bottom: 1, left: 1, right: 1 }));
}
