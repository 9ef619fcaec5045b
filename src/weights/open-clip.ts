import { count } from './axes';
import type { SavedTensor } from '../formats/save-safetensors';
import { rangeOf, type TensorSource } from '../formats/source';

/** Tensors of OpenCLIP's text tower that the context does not need. */
const unused = /^(visual\.|text_projection|logit_scale|attn_mask)/;
const packed = /^(.*\.attn)\.in_proj_(weight|bias)$/;
const layerPattern = /transformer\.resblocks\.(\d{1,6})\./;
const thirds = ['q_proj', 'k_proj', 'v_proj'];

/**
 * OpenCLIP's text tower (open_clip's `CLIP`), with one name for each of our parameters: query, key and value are rows
 * of one tensor there, and are cut apart. The last layer is left out: SD 2.x takes the context from the one before it
 * (LDM's `FrozenOpenCLIPEmbedder`, layer "penultimate").
 */
export function openClip(source: TensorSource): TensorSource {
  const layerOf = (name: string) => Number(layerPattern.exec(name)?.[1] ?? -1);
  const last = source.names.reduce((most, name) => Math.max(most, layerOf(name)), 0);
  const places = new Map<string, { readonly name: string; readonly third: number | null }>();
  for (const name of source.names) {
    if (unused.test(name) || layerOf(name) === last) continue;
    const [, parent, kind] = packed.exec(name) ?? [];
    if (parent === undefined || kind === undefined) {
      places.set(name === 'positional_embedding' ? `${name}.weight` : name, { name, third: null });
    } else thirds.forEach((third, i) => places.set(`${parent}.${third}.${kind}`, { name, third: i }));
  }
  const shapeOf = (name: string): readonly number[] | null => {
    const place = places.get(name);
    const shape = place === undefined ? null : source.shapeOf(place.name);
    return shape === null || place?.third == null ? shape : [(shape[0] ?? 0) / 3, ...shape.slice(1)];
  };
  return {
    location: source.location,
    identity: source.identity && `OpenCLIP ${source.identity}`,
    names: [...places.keys()],
    metadata: source.metadata,
    shapeOf,
    async read(name, span) {
      const { name: theirs, third } = places.get(name) ?? { name, third: null };
      if (third === null) return source.read(theirs, span);
      const size = count(shapeOf(name) ?? []);
      const [first, last] = rangeOf(span, size);
      return source.read(theirs, { first: third * size + first, count: last - first, into: span?.into });
    },
    close: () => source.close(),
  };
}

/**
 * The inverse: our tensors under OpenCLIP's names, as its files have them. The unused last layer is written as a copy
 * of the one before it, because readers expect it.
 */
export function packOpenClip(tensors: readonly SavedTensor[]): SavedTensor[] {
  const result = new Map<string, SavedTensor>();
  for (const { name, shape, pieces } of tensors) {
    const [, parent, third = '', kind] = /^(.*\.attn)\.([qkv]_proj)\.(weight|bias)$/.exec(name) ?? [];
    const isPosition = name.endsWith('positional_embedding.weight');
    const theirs =
      parent === undefined
        ? name.slice(0, isPosition ? -'.weight'.length : undefined)
        : `${parent}.in_proj_${kind ?? ''}`;
    const before = parent === undefined ? [] : (result.get(theirs)?.pieces ?? []);
    if (before.length !== Math.max(0, thirds.indexOf(third))) throw new Error(`open-clip: ${name} is out of order`);
    const height = (shape[0] ?? 0) * (before.length + 1);
    result.set(theirs, { name: theirs, shape: [height, ...shape.slice(1)], pieces: [...before, ...pieces] });
  }
  const last = Math.max(...[...result.keys()].map((name) => Number(layerPattern.exec(name)?.[1] ?? 0)));
  for (const [name, tensor] of [...result]) {
    if (Number(layerPattern.exec(name)?.[1] ?? -1) !== last) continue;
    const unusedName = name.replace(layerPattern, `transformer.resblocks.${last + 1}.`);
    result.set(unusedName, { ...tensor, name: unusedName });
  }
  return [...result.values()];
}
