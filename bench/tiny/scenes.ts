import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What the model is taught of an object. */
export interface Taught {
  readonly noun: string;
  /** Null where the noun is not counted. */
  readonly plural: string | null;
  /** The colour that it has anyway. */
  readonly colour: string | null;
  readonly synonyms: readonly string[];
  /** Colours it can be given. */
  readonly tints: readonly string[];
  /** Backgrounds that it is never trained on. */
  readonly heldOut: readonly string[];
}

interface Tables {
  readonly heldOut: { readonly oneIn: number };
  readonly objects: readonly Taught[];
  /** Irregular ones of synonyms. */
  readonly plurals: Readonly<Record<string, string>>;
  readonly backgrounds: Readonly<Record<string, Rgb>>;
  readonly tints: Readonly<Record<string, Rgb>>;
}

/** What training/*.py teaches the embedded model. */
export const tables = JSON.parse(
  readFileSync(new URL('../../training/scenes.json', import.meta.url), 'utf8'),
) as Tables;

/** In the order of the classifier's outputs. */
export const nouns: readonly string[] = tables.objects.map(({ noun }) => noun);

/** In the order of the classifier's outputs. */
export const colours: readonly string[] = [...Object.keys(tables.tints), 'black', 'white', 'brown'];

/** Where the centre of a lone object lies in a layout, in pixels. */
export const places = {
  'top left': [33, 33],
  'top right': [95, 33],
  'bottom left': [33, 95],
  'bottom right': [95, 95],
  left: [33, 64],
  right: [95, 64],
} as const;

export type Place = keyof typeof places;
export type Layout = 'big' | 'small' | Place | 'two' | 'three' | 'pair';

/** Centres of the objects in a layout, in pixels. */
export function spots(layout: Layout): readonly (readonly [number, number])[] {
  if (layout === 'big' || layout === 'small') return [[64, 64]];
  if (layout === 'three') return [[64, 35], [34, 94], [94, 94]]; // prettier-ignore
  if (layout === 'two' || layout === 'pair') return [places.left, places.right];
  return [places[layout]];
}

export interface Thing {
  readonly noun: string;
  /** Null for the colour that it has anyway. */
  readonly tint: string | null;
}

export interface Scene {
  /** One, or two for a pair. */
  readonly things: readonly Thing[];
  readonly background: string;
  readonly layout: Layout;
}

/** Whether training never pairs these two. */
export function heldOutPair(a: string, b: string): boolean {
  return crc32([a, b].sort().join('|')) % tables.heldOut.oneIn === 0;
}

/** Whether a thing stands out from a background. */
export function isVisible({ noun, tint }: Thing, background: string): boolean {
  const taught = tables.objects.find((one) => one.noun === noun);
  return taught !== undefined && (tint ?? taught.colour) !== background;
}
