import { numbers } from '../../test/support/random';
import { heldOutPair, isVisible, places, tables, type Layout, type Place, type Scene, type Taught, type Thing } from './scenes'; // prettier-ignore

export const kinds = ['plain', 'place', 'count', 'tint', 'pair', 'synonym', 'bare'] as const;

/** A class of prompts. All but the bare nouns name a combination that was never trained on. */
export type Kind = (typeof kinds)[number];

export interface Prompt {
  readonly text: string;
  readonly kind: Kind;
  /** What it asks for. */
  readonly scene: Scene;
}

/** Prompts of each class; `plain` has one for each object that has a held-out background. */
const counts: Readonly<Record<Exclude<Kind, 'plain'>, number>> = {
  place: 84,
  count: 48,
  tint: 60,
  pair: 72,
  synonym: 48,
  bare: 32,
};

const article = (words: string): string => (/^[aeio]|^u(?!ni|fo)/.test(words) ? `an ${words}` : `a ${words}`);

/** `words`, which name one `taught`, with an article where it takes one. */
const one = ({ plural }: Taught, words: string): string => (plural === null ? words : article(words));

const on = (background: string): string => `on ${article(background)} background`;

/** Draws at random from lists, and prompts of each class. */
class Maker {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = numbers(seed);
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.#random() * list.length)];
    if (chosen === undefined) throw new Error('prompts: there is nothing to choose from');
    return chosen;
  }

  shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((item) => [this.#random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  }

  /** An object of those that `suits`, on one of its held-out backgrounds. */
  heldOut(suits: (taught: Taught) => boolean): readonly [Taught, string] {
    const fit = tables.objects.filter((taught) => suits(taught) && visibleHeldOut(taught).length > 0);
    const taught = this.pick(fit);
    return [taught, this.pick(visibleHeldOut(taught))];
  }

  make(kind: Kind, index: number): Prompt {
    switch (kind) {
      case 'plain':
        return this.#plain(index);
      case 'place':
        return this.#place(index);
      case 'count':
        return this.#count(index);
      case 'tint':
        return this.#tint();
      case 'pair':
        return this.#pair();
      case 'synonym':
        return this.#synonym();
      case 'bare': {
        const { noun } = this.pick(tables.objects.filter(({ colour }) => colour !== 'white'));
        return { text: noun, kind, scene: scene(noun, 'white', 'big') };
      }
    }
  }

  #plain(index: number): Prompt {
    const taught = plainObjects[index];
    if (taught === undefined) throw new RangeError(`prompts: there is no plain prompt ${index}`);
    const background = this.pick(visibleHeldOut(taught));
    return { text: `${one(taught, taught.noun)} ${on(background)}`, kind: 'plain', scene: scene(taught.noun, background, 'big') }; // prettier-ignore
  }

  #place(index: number): Prompt {
    const layouts: readonly (Place | 'small')[] = [...(Object.keys(places) as Place[]), 'small'];
    const layout = layouts[index % layouts.length] ?? 'small';
    const [taught, background] = this.heldOut(() => true);
    const side = layout === 'left' || layout === 'right';
    const where = layout === 'small' ? '' : side ? ` on the ${layout}` : ` at the ${layout}`;
    const text = `${one(taught, `small ${taught.noun}`)}${where} ${on(background)}`;
    return { text, kind: 'place', scene: scene(taught.noun, background, layout) };
  }

  #count(index: number): Prompt {
    const layout = index % 2 === 0 ? 'two' : 'three';
    const [{ noun, plural }, background] = this.heldOut((taught) => taught.plural !== null);
    return { text: `${layout} ${plural ?? noun} ${on(background)}`, kind: 'count', scene: scene(noun, background, layout) }; // prettier-ignore
  }

  #tint(): Prompt {
    const [taught, background] = this.heldOut(({ tints }) => tints.length > 0);
    const tint = this.pick(taught.tints.filter((name) => name !== taught.colour && name !== background));
    const text = `${one(taught, `${tint} ${taught.noun}`)} ${on(background)}`;
    return { text, kind: 'tint', scene: scene(taught.noun, background, 'big', tint) };
  }

  #pair(): Prompt {
    for (;;) {
      const [left, right] = [this.pick(tables.objects), this.pick(tables.objects)];
      const background = this.pick(Object.keys(tables.backgrounds));
      const things: readonly Thing[] = [left, right].map(({ noun }) => ({ noun, tint: null }));
      if (left === right || !heldOutPair(left.noun, right.noun)) continue;
      if (!things.every((thing) => isVisible(thing, background))) continue;
      const text = `${one(left, left.noun)} and ${one(right, right.noun)} ${on(background)}`;
      return { text, kind: 'pair', scene: { things, background, layout: 'pair' } };
    }
  }

  #synonym(): Prompt {
    const [taught, background] = this.heldOut(({ synonyms }) => synonyms.length > 0);
    const text = `${one(taught, this.pick(taught.synonyms))} ${on(background)}`;
    return { text, kind: 'synonym', scene: scene(taught.noun, background, 'big') };
  }
}

function scene(noun: string, background: string, layout: Layout, tint: string | null = null): Scene {
  return { things: [{ noun, tint }], background, layout };
}

/** Held-out backgrounds that the object is not lost on. */
function visibleHeldOut({ noun, heldOut }: Taught): string[] {
  return heldOut.filter((background) => isVisible({ noun, tint: null }, background));
}

const plainObjects = tables.objects.filter((taught) => visibleHeldOut(taught).length > 0);

/** The list of prompts of a seed, all classes mixed. */
export function heldOutPrompts(seed: number): Prompt[] {
  const maker = new Maker(seed);
  const prompts = kinds.flatMap((kind) => {
    const count = kind === 'plain' ? plainObjects.length : counts[kind];
    return Array.from({ length: count }, (_, index) => maker.make(kind, index));
  });
  return maker.shuffle(prompts);
}
