import type { Stored, TensorSource } from './source';

/** Tensors of OpenCLIP's text tower that the context does not need. */
const unused = /^(visual\.|text_projection|logit_scale|attn_mask)/;
const packed = /^(.*\.attn)\.in_proj_(weight|bias)$/;
const thirds = ['q_proj', 'k_proj', 'v_proj'];

/**
 * OpenCLIP's text tower (open_clip's `CLIP`), one name for each of our parameters: query, key and value, which lie in one tensor
 * one below the other, are cut apart. The last layer is left out: SD 2.x takes the context from the one before it (LDM's
 * `FrozenOpenCLIPEmbedder`, layer "penultimate").
 */
export function openClip(source: TensorSource): TensorSource {
  const layerOf = (name: string) => Number(/^transformer\.resblocks\.(\d{1,6})\./.exec(name)?.[1] ?? -1);
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
    names: [...places.keys()],
    metadata: source.metadata,
    shapeOf,
    async read(name) {
      const { name: theirs, third } = places.get(name) ?? { name, third: null };
      const stored = await source.read(theirs);
      return third === null ? stored : cut(stored, third);
    },
    close: () => source.close(),
  };
}

function cut({ dtype, values }: Stored, third: number): Stored {
  const length = values.length / 3;
  return { dtype, values: values.subarray(third * length, (third + 1) * length) } as Stored;
}
