import type { Kind } from '../checks';

/** How the command line asks for an option. */
export interface Flag {
  /** `steps` for `--steps`. */
  readonly name: string;
  /** `s` for `-s`. */
  readonly short?: string;
  /** What stands behind it in the help: `N` for a number. */
  readonly value: string;
  /** In a few words. */
  readonly help: string;
  /** What that must be; default: what the option must be. */
  readonly kind?: Kind;
  /** From that, a number where `value` is `N`, to the option's value, undefined where it gives none. Default: as it is. */
  readonly read?: (given: never) => unknown;
}

/** The settings that are written into pictures: what is undefined or false is left out. */
export type PictureSettings = Readonly<Record<string, string | number | boolean | undefined>>;

/** What is needed in place of an option, or of what is named in it. */
export interface Refusal {
  readonly name?: string;
  readonly value?: unknown;
  readonly needed: string;
}

/**
 * One option of a call, all that is known of it: what it must be (`Kind`), what a call has that does not give it, and how the command
 * line and the settings in a picture say it.
 *
 * `Given` is what callers give, `Filled` what a run works with, and `About` what the default depends on.
 */
export interface Option<Given, Filled, About> extends Kind {
  /** Only the type counts: this is never there. */
  readonly given?: Given;
  fill(given: Given | undefined, about: About): Filled;
  /** What is wrong with a value that this checkpoint cannot take; null for one that it can. */
  refuse?(filled: Filled, about: About): Refusal | null;
  readonly flag?: Flag;
  settings?(filled: Filled): PictureSettings;
}

/** An option of any kind. */
type AnyOption<About> = Option<unknown, unknown, About>;

/** An entry of a table. */
export function option<Given, Filled = Given, About = object>(
  kind: Kind,
  rest: Omit<Option<Given, Filled, About>, keyof Kind | 'given'>,
): Option<Given, Filled, About> {
  return { ...kind, ...rest };
}

/** What a run works with, of what a call gave; `refused` is told of each value that this checkpoint cannot take. */
export function fill<About, T extends Readonly<Record<string, AnyOption<About>>>>(
  table: T,
  options: Given<T>,
  about: About,
  refused: (name: string, value: unknown, needed: string) => void = () => undefined,
): Filled<T> {
  const given: Readonly<Record<string, unknown>> = { ...options };
  const values = Object.entries<AnyOption<About>>(table).map(([name, one]) => {
    const value = one.fill(given[name], about);
    const refusal = one.refuse?.(value, about) ?? null;
    if (refusal !== null) refused(refusal.name ?? name, refusal.value ?? value, refusal.needed);
    return [name, value] as const;
  });
  return Object.fromEntries(values) as Filled<T>;
}

/** The settings of a run as pictures tell them, in the order of the table. */
export function settingsOf<T extends Readonly<Record<string, AnyOption<never>>>>(
  table: T,
  run: Filled<T>,
): PictureSettings {
  const values: Readonly<Record<string, unknown>> = { ...run };
  const told = Object.entries<AnyOption<never>>(table).map(([name, one]) => one.settings?.(values[name]));
  return Object.assign({}, ...told) as PictureSettings;
}

/** The options that a call takes, as its table has them. */
export type Given<T> = {
  readonly [K in keyof T]?: T[K] extends { readonly given?: infer G } ? Exclude<G, undefined> : never;
};

/** The options that a run works with. */
export type Filled<T> = {
  readonly [K in keyof T]: T[K] extends { fill(given: undefined, about: never): infer F } ? F : never;
};
