import { add } from '../../src/backends/webgpu/kernels/add';
import { attention } from '../../src/backends/webgpu/kernels/attention';
import { concat } from '../../src/backends/webgpu/kernels/concat';
import { activate, copy, mix, scale } from '../../src/backends/webgpu/kernels/elementwise';
import { embedding } from '../../src/backends/webgpu/kernels/embedding';
import { geglu } from '../../src/backends/webgpu/kernels/geglu';
import { groupNormStatistics } from '../../src/backends/webgpu/kernels/group-norm';
import {
  packed,
  type Dispatch,
  type Features,
  type Kernel,
  type Storage,
} from '../../src/backends/webgpu/kernels/kernel';
import { layerNormStatistics } from '../../src/backends/webgpu/kernels/layer-norm';
import { applyNorm } from '../../src/backends/webgpu/kernels/norm-apply';
import { upsample2x } from '../../src/backends/webgpu/kernels/upsample';
import { everyProduct } from './every-product';

/** The texts of kernels, one of each key: both storages, in rows of fours, of twos and of an odd number. */
export function everyDispatch(features: Features): Dispatch[] {
  const kernels = (['float32', 'half'] as const).flatMap((storage) =>
    [8, 6, 5]
      .flatMap((columns) => pointwise(columns, storage, features))
      .concat(attentions(storage, features), everyProduct(storage, features)),
  );
  const dispatches = kernels.flatMap((kernel) => kernel.dispatches);
  return [...new Map(dispatches.map((one) => [one.key, one])).values()];
}

/** Attention in the heads of Stable Diffusion and of any other size. */
function attentions(storage: Storage, features: Features): Kernel[] {
  const sizes = [40, 64, 80, 160, 512, 5].flatMap((size) => [1, 4096].map((queries) => ({ size, queries })));
  return sizes.flatMap(({ size, queries }) =>
    [true, false].map((causal) => {
      const view = packed(storage, 2 * size);
      const shape = { batch: 2, queries, keys: 77, heads: 2, size, causal };
      return attention(shape, { q: view, k: view, v: view, y: view }, features);
    }),
  );
}

function pointwise(columns: number, storage: Storage, features: Features): Kernel[] {
  const view = packed(storage, columns);
  const wide = packed(storage, 2 * columns);
  const size = { rows: 3, columns };
  const group = { batch: 1, pixels: 9, channels: columns, groups: 1 };
  return [
    ...(['silu', 'relu', 'tanh', 'gelu-erf', 'gelu-tanh', 'gelu-quick'] as const).map((kind) =>
      activate(kind, size, view, view, features),
    ),
    copy(size, view, packed('float32', columns), features),
    copy(size, wide, view, features),
    scale(2, 1, size, view, view, features),
    mix(2, size, view, view, view, features),
    add(view, [2, 3, columns], view, [2, 1, columns], view, features),
    add(view, [2, 3, columns], packed(storage, 1), [1, 3, 1], view, features),
    geglu('erf', size, wide, view, features),
    upsample2x([1, 2, 2, columns], view, view, features),
    concat(
      3,
      [
        { x: view, columns },
        { x: view, columns },
      ],
      wide,
      features,
    ),
    embedding({ count: 9, width: columns, tokens: 3 }, storage, view, features),
    groupNormStatistics(group, 1e-5, view, storage, features),
    layerNormStatistics(size, 1e-5, view, features),
    applyNorm({ kind: 'group', silu: false }, size, 9, view, view, features),
    applyNorm({ kind: 'group', silu: true }, size, 9, view, view, features),
    applyNorm({ kind: 'layer' }, size, 9, view, view, features),
  ];
}
