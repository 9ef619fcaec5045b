import { layoutOf, type Abilities } from '../memory-plan';
import type { OpName } from '../op-table';
import { refsOf, type Id, type Program } from '../program';
import type { Site } from './made';
import type { Value } from './recording';

/** Ops whose result is another name of a tensor, a norm that is left to its readers, or a copy itself. */
const unplaced: ReadonlySet<OpName> = new Set(['reshape', 'concat', 'groupNorm', 'layerNorm', 'widen']);

const abilities: Abilities = {
  writesApart: ({ op }) => !unplaced.has(op),
  readsApart: () => true, // every kernel takes the distance of rows
  overwrites: () => null,
};

/**
 * Where the results belong that are parts of a concatenation: in the memory of the whole, at an offset of channels, so
 * that to join them is no work. Rows of an odd number of halves would share words, and are left out.
 */
export function placesOf(program: Program, site: Site): ReadonlyMap<Id, Value> {
  const { places } = layoutOf(program, abilities);
  const shapes = new Map([
    ...program.inputs.entries(),
    ...program.instructions.map(({ id, shape }) => [id, shape] as const),
  ]);
  const found = new Map<Id, Value>();
  for (const { op, id, shape, args } of program.instructions) {
    const parts = refsOf([{ op, args }]);
    if (op !== 'concat' || new Set(parts).size < parts.length) continue;
    const whole = site.value(shape);
    const isEven = parts.every((part) => (shapes.get(part)?.at(-1) ?? 1) % 2 === 0);
    if (whole.storage === 'half' && !isEven) continue;
    found.set(id, whole);
    for (const part of parts) {
      const [place, own] = [places.get(part), shapes.get(part)];
      if (place === undefined || own === undefined || place.storage !== places.get(id)?.storage) continue;
      found.set(part, { ...whole, shape: own, offset: place.offset });
    }
  }
  return found;
}
