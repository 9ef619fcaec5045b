/**
 * Reads the values of one JSON config, which is untrusted, and collects everything that is wrong with it, so that one error
 * can name all. Wrong values read as harmless ones; nothing may be built from a config whose reader has faults.
 */
export class ConfigReader {
  readonly faults: string[] = [];
  readonly #file: string;
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(file: string, json: unknown) {
    this.#file = file;
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    this.#values = isObject ? (json as Record<string, unknown>) : {};
    if (!isObject) this.faults.push(`${file} holds no JSON object`);
  }

  /** A whole number from 1 up to `most`, which keeps a config from asking for more than anybody could hold. */
  count(key: string, most = 2 ** 24): number {
    const value = this.#values[key];
    if (isCount(value) && value <= most) return value;
    return this.#fault(key, `a whole number from 1 to ${most} is needed`, 1);
  }

  /** One whole number from 1 up for each of `length` levels; a single number counts for all. */
  counts(key: string, length?: number): number[] {
    const value = this.#values[key];
    if (isCount(value) && length !== undefined) return new Array<number>(length).fill(value);
    const fits = Array.isArray(value) && value.length > 0 && value.length <= 16 && value.every(isCount);
    if (fits && (length === undefined || value.length === length)) return value;
    return this.#fault(
      key,
      `a list of ${length ?? 'some'} whole numbers is needed`,
      new Array<number>(length ?? 1).fill(1),
    );
  }

  /** A finite number above 0; `fallback` when the config leaves it out. */
  number(key: string, fallback?: number): number {
    const value = this.#values[key] ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
    return this.#fault(key, 'a number above 0 is needed', 1);
  }

  /** A list of `length` numbers above 0. */
  numbers(key: string, length: number): number[] {
    const value = this.#values[key];
    const isNumber = (n: unknown): n is number => typeof n === 'number' && Number.isFinite(n) && n > 0;
    if (Array.isArray(value) && value.length === length && value.every(isNumber)) return value;
    return this.#fault(key, `a list of ${length} numbers above 0 is needed`, []);
  }

  /** One of the values on the left, translated to what is on its right; `fallback` when the config leaves it out. */
  choice<T>(key: string, choices: Readonly<Record<string, T>>, fallback?: string): T {
    const value = this.#values[key] ?? fallback;
    if (typeof value === 'string' && Object.hasOwn(choices, value)) return choices[value] as T;
    const names = Object.keys(choices);
    return this.#fault(key, `supported: ${names.join(', ')}`, Object.values(choices)[0] as T);
  }

  /** `choice` for each of a list of `length`. */
  choices<T>(key: string, length: number, choices: Readonly<Record<string, T>>): T[] {
    const value = this.#values[key];
    const known = (name: unknown): name is string => typeof name === 'string' && Object.hasOwn(choices, name);
    if (Array.isArray(value) && value.length === length && value.every(known)) return value.map((v) => choices[v] as T);
    return this.#fault(key, `supported: ${length} of ${Object.keys(choices).join(', ')}`, []);
  }

  /** Faults every key whose value is there and is none of those that this library knows how to honour. */
  only(supported: Readonly<Record<string, readonly unknown[]>>): void {
    for (const [key, values] of Object.entries(supported)) {
      const value = this.#values[key];
      const known = values.some((v) => JSON.stringify(v) === JSON.stringify(value));
      if (value !== undefined && !known)
        this.#fault(key, `supported: ${values.map((v) => JSON.stringify(v)).join(', ')}`, null);
    }
  }

  /** Whether the key is there and not null. */
  has(key: string): boolean {
    return (this.#values[key] ?? null) !== null;
  }

  /** True or false; `fallback` when the config leaves it out. */
  flag(key: string, fallback: boolean): boolean {
    const value = this.#values[key] ?? fallback;
    return typeof value === 'boolean' ? value : this.#fault(key, 'true or false is needed', fallback);
  }

  #fault<T>(key: string, needed: string, harmless: T): T {
    const found = key in this.#values ? `is ${JSON.stringify(this.#values[key]).slice(0, 80)}` : 'is missing';
    this.faults.push(`${this.#file}: ${key} ${found}; ${needed}`);
    return harmless;
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 2 ** 24;
}
