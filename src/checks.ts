import { listed, OptionError, shown } from './errors';

/**
 * What a given value must be. The options of a function are one table of kinds by name. Only `undefined` counts as not
 * given.
 */
export interface Kind {
  readonly needed: string;
  readonly holds: (value: unknown) => boolean;
}

export type Table<Name extends string = string> = Readonly<Record<Name, Kind>>;

const isCount = (n: unknown): boolean => Number.isSafeInteger(n) && (n as number) >= 1;
const isNatural = (n: unknown): boolean => Number.isSafeInteger(n) && (n as number) >= 0;
const isText = (text: unknown): text is string => typeof text === 'string';
const isFilled = (text: unknown): boolean => isText(text) && text.trim() !== '';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text: Kind = { needed: 'a string is needed', holds: isText };
export const filledText: Kind = { needed: 'a string that is not empty is needed', holds: isFilled };
export const flag: Kind = { needed: 'true or false is needed', holds: (value) => typeof value === 'boolean' };
export const count: Kind = { needed: 'a whole number of at least 1 is needed', holds: isCount };
export const natural: Kind = { needed: 'a whole number from 0 to 2^53 - 1 is needed', holds: isNatural };
export const finite: Kind = { needed: 'a finite number is needed', holds: Number.isFinite };
export const callback: Kind = { needed: 'a function is needed', holds: (value) => typeof value === 'function' };
export const anObject: Kind = { needed: 'an object is needed', holds: isObject };
export const texts: Kind = {
  needed: 'a list of strings is needed',
  holds: (value) => Array.isArray(value) && value.every(isText),
};
export const textOrTexts: Kind = {
  needed: 'a string, or a list of strings, is needed',
  holds: (value) => isText(value) || texts.holds(value),
};
export const signal: Kind = {
  needed: 'an AbortSignal is needed',
  holds: (value) => isObject(value) && typeof value['throwIfAborted'] === 'function',
};
/** Where a file is. */
export const place: Kind = {
  needed: 'the path or URL of a file is needed',
  holds: (value) => isFilled(value) || value instanceof URL,
};
export const bytes: Kind = { needed: 'a Uint8Array is needed', holds: (value) => value instanceof Uint8Array };

export function oneOf(names: readonly unknown[]): Kind {
  return { needed: `one of ${names.join(', ')} is needed`, holds: (value) => names.includes(value) };
}

/** A number from `from` to `to`, both included. */
export function within(from: number, to: number): Kind {
  const holds = (value: unknown): boolean => typeof value === 'number' && value >= from && value <= to;
  return { needed: `a number from ${from} to ${to} is needed`, holds };
}

/** What has the methods that are named. */
export function having(needed: string, ...methods: readonly string[]): Kind {
  const has = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    methods.every((name) => typeof (value as Record<string, unknown>)[name] === 'function');
  return { needed: `${needed} is needed`, holds: has };
}

/** Collects the faults of one call's arguments, for one error that names all. */
export class Faults {
  readonly #list: string[] = [];

  check(holds: boolean, name: string, value: unknown, needed: string): void {
    if (!holds) this.#list.push(`${name} is ${shown(value)}; ${needed}`);
  }

  /** A value that must be there. */
  argument(name: string, value: unknown, { holds, needed }: Kind): void {
    this.check(holds(value), name, value, needed);
  }

  /** Options may only have names of `table`, and each value must be of its kind. */
  options(options: unknown, table: Table, under = ''): void {
    if (!isObject(options)) {
      const name = under === '' ? 'the argument for options' : under.slice(0, -1);
      this.check(false, name, options, `an object is needed, such as {}`);
      return;
    }
    for (const [name, value] of Object.entries(options)) {
      const kind = Object.hasOwn(table, name) ? table[name] : undefined;
      const known = Object.keys(table).join(', ');
      if (kind === undefined) this.#list.push(`${shown(under + name)} is no option; known: ${known}`);
      else if (value !== undefined) this.argument(under + name, value, kind);
    }
  }

  throwAny(where: string): void {
    if (this.#list.length > 0) throw new OptionError(`${where}: ${listed(this.#list, '. ')}.`);
  }
}

/** Throws `OptionError` that names every option that is unknown or of another kind than in the table. */
export function checkOptions(where: string, options: unknown, table: Table): void {
  const faults = new Faults();
  faults.options(options, table);
  faults.throwAny(where);
}

/** Throws `OptionError` for an argument of another kind. */
export function checkArgument(where: string, name: string, value: unknown, kind: Kind): void {
  const faults = new Faults();
  faults.argument(name, value, kind);
  faults.throwAny(where);
}

/** Throws `OptionError` that names all that is wrong with an argument and the options after it. */
export function checkCall(where: string, [name, value, kind]: Argument, options: unknown, table: Table): void {
  const faults = new Faults();
  faults.argument(name, value, kind);
  faults.options(options, table);
  faults.throwAny(where);
}

type Argument = readonly [name: string, value: unknown, kind: Kind];
