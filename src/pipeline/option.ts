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
export type Settings = Readonly<Record<string, string | number | boolean | undefined>>;

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
  settings?(filled: Filled): Settings;
}

/** The options that a call takes, as its table has them. */
export type Given<T> = {
  readonly [K in keyof T]?: T[K] extends { readonly given?: infer G } ? Exclude<G, undefined> : never;
};

/** The options that a run works with. */
export type Filled<T> = {
  readonly [K in keyof T]: T[K] extends { fill(given: undefined, about: never): infer F } ? F : never;
};
