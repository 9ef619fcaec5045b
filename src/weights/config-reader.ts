import { at } from '../at';
import { listed, shown } from '../errors';

/**
 * Reads the values of one JSON config, which is untrusted, and collects everything that is wrong with it, so that one
 * error can name all. Wrong values read as harmless ones; nothing may be built from a config whose reader has faults.
 * It remembers which keys were read; `unread` warns of the others, which have no effect.
 */
export class ConfigReader {
  readonly faults: string[] = [];
  readonly warnings: string[] = [];
  readonly #file: string;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();

  constructor(file: string, json: unknown) {
    this.#file = file;
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    this.#values = isObject ? (json as Record<string, unknown>) : {};
    if (!isObject) this.faults.push(`${file} holds no JSON object`);
  }

  /** A whole number from 1 up to `most`, so that a config cannot ask for more than fits in memory. */
  count(key: string, most = 2 ** 24): number {
    const value = this.value(key);
    if (isCount(value) && value <= most) return value;
    return this.#fault(key, `a whole number from 1 to ${most} is needed`, 1);
  }

  /** One whole number from 1 up to `most` for each of `length` levels; a single number counts for all. */
  counts(key: string, length?: number, most = 2 ** 24): number[] {
    const value = this.value(key);
    const holds = (one: unknown): one is number => isCount(one) && one <= most;
    if (holds(value) && length !== undefined) return new Array<number>(length).fill(value);
    const fits = Array.isArray(value) && value.length > 0 && value.length <= 16 && value.every(holds);
    if (fits && (length === undefined || value.length === length)) return value;
    return this.#fault(
      key,
      `${length === undefined ? 'a list' : `a number, or a list of ${length},`} of whole numbers from 1 to ${most} is needed`,
      new Array<number>(length ?? 1).fill(1),
    );
  }

  /** A number from `least`, above 0, to `most`; `fallback` when the config leaves it out. */
  number(key: string, fallback?: number, [least, most]: readonly [number, number] = [TINY, HUGE]): number {
    const value = this.value(key) === undefined ? fallback : this.value(key);
    if (typeof value === 'number' && value >= least && value <= most) return value;
    const needed = least === TINY && most === HUGE ? 'a number above 0' : `a number from ${least} to ${most}`;
    return this.#fault(key, `${needed} is needed`, 1);
  }

  /** A list of `length` numbers above 0. */
  numbers(key: string, length: number): number[] {
    const value = this.value(key);
    const isNumber = (n: unknown): n is number => typeof n === 'number' && n >= TINY && n <= HUGE;
    if (Array.isArray(value) && value.length === length && value.every(isNumber)) return value;
    return this.#fault(key, `a list of ${length} numbers above 0 is needed`, []);
  }

  /** One of the values on the left, translated to what is on its right; `fallback` when the config leaves it out. */
  choice<T>(key: string, choices: Readonly<Record<string, T>>, fallback?: string): T {
    const value = this.value(key) === undefined ? fallback : this.value(key);
    if (typeof value === 'string' && Object.hasOwn(choices, value)) return choices[value] as T;
    const names = Object.keys(choices);
    return this.#fault(key, `supported: ${names.join(', ')}`, at(Object.values(choices), 0));
  }

  /** `choice` for each of a list of `length`. */
  choices<T>(key: string, length: number, choices: Readonly<Record<string, T>>): T[] {
    const value = this.value(key);
    const known = (name: unknown): name is string => typeof name === 'string' && Object.hasOwn(choices, name);
    if (Array.isArray(value) && value.length === length && value.every(known)) return value.map((v) => choices[v] as T);
    return this.#fault(key, `supported: ${length} of ${Object.keys(choices).join(', ')}`, []);
  }

  /** Faults every key that is present with another value than those that this library supports. */
  only(supported: Readonly<Record<string, readonly unknown[]>>): void {
    for (const [key, values] of Object.entries(supported)) {
      if (this.#isUnlike(key, values))
        this.#fault(key, `supported: ${values.map((one) => shown(one)).join(', ')}`, null);
    }
  }

  /** Warns of every key that is present with a value that would change the picture, and is ignored. */
  instead(supported: Readonly<Record<string, readonly unknown[]>>, why: string): void {
    for (const [key, values] of Object.entries(supported)) {
      if (!this.#isUnlike(key, values)) continue;
      this.warn(
        `${key} is ${shown(this.value(key))}; ${values.map((one) => shown(one))[0] ?? 'none'} is taken: ${why}`,
      );
    }
  }

  /** Marks keys as read on which no picture depends: how a network was trained, or which program wrote the file. */
  pass(...keys: readonly string[]): void {
    for (const key of keys) this.#asked.add(key);
  }

  /** Warns of the keys that were not read, if there are any. */
  unread(): void {
    const keys = Object.keys(this.#values).filter((key) => !this.#asked.has(key) && this.#values[key] !== null);
    if (keys.length === 0) return;
    this.warn(`${listed(keys.map((key) => shown(key)))}: not known to this library, and without effect`);
  }

  warn(message: string): void {
    this.warnings.push(`${this.#file}: ${message}.`);
  }

  /** Whether the key is there and not null. */
  has(key: string): boolean {
    return (this.value(key) ?? null) !== null;
  }

  /** True or false; null counts as false, as in Python. `fallback` if the config leaves it out. */
  flag(key: string, fallback: boolean): boolean {
    const value = this.value(key) === undefined ? fallback : (this.value(key) ?? false);
    return typeof value === 'boolean' ? value : this.#fault(key, 'true or false is needed', fallback);
  }

  /** A string; null when the config leaves it out. */
  text(key: string): string | null {
    const value = this.value(key) ?? null;
    return typeof value === 'string' || value === null ? value : this.#fault(key, 'a string is needed', null);
  }

  /** What is there, of any kind. */
  value(key: string): unknown {
    this.#asked.add(key);
    return Object.hasOwn(this.#values, key) ? this.#values[key] : undefined;
  }

  #isUnlike(key: string, values: readonly unknown[]): boolean {
    const value = this.value(key);
    return value !== undefined && !values.some((one) => shown(one) === shown(value));
  }

  /** Faults a key that the caller has checked itself. */
  refuse(key: string, needed: string): void {
    this.#fault(key, needed, null);
  }

  #fault<T>(key: string, needed: string, harmless: T): T {
    const found = Object.hasOwn(this.#values, key) ? `is ${shown(this.#values[key])}` : 'is missing';
    const fault = `${this.#file}: ${key} ${found}; ${needed}`;
    if (!this.faults.includes(fault)) this.faults.push(fault); // two readers may ask for one key
    return harmless;
  }
}

/** The range of numbers in a config: that of float32, in which they are used, without its ends. */
const [TINY, HUGE] = [1e-37, 1e37];

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 2 ** 24;
}
