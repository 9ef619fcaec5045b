/** A piece of a text: ordinary text, or a learned token as the names of its vectors. */
export type Piece = string | readonly string[];

/**
 * Tokens that stand for learned vectors (textual inversion; Gal et al., 2022). They are found in a prompt before it is cut into words,
 * as transformers does: anywhere, even inside a word, and without regard to case unless that is asked for.
 */
export class LearnedTokens {
  constructor(private readonly heedsCase = false) {}

  readonly #names = new Map<string, readonly string[]>();
  /** The same by the lower-case of each name that may stand in a text: a token stands for all its vectors, a name for one. */
  readonly #found = new Map<string, readonly string[]>();
  #pattern: RegExp | null = null;

  /** The names of a token's vectors as in diffusers: `token`, `token_1`, `token_2`, … */
  static namesOf(token: string, vectors: number): string[] {
    return Array.from({ length: vectors }, (_, i) => (i === 0 ? token : `${token}_${i}`));
  }

  /** Whether a text would be taken for this name already. */
  has(name: string): boolean {
    return this.#found.has(this.#key(name));
  }

  /** The names of a token's vectors, undefined for a token that is none. */
  get(token: string): readonly string[] | undefined {
    return this.#names.get(token);
  }

  add(token: string, names: readonly string[]): void {
    this.#names.set(token, names);
    for (const name of names) this.#found.set(this.#key(name), name === token ? names : [name]);
    this.#pattern = this.#anyName();
  }

  delete(token: string): void {
    for (const name of this.#names.get(token) ?? []) this.#found.delete(this.#key(name));
    this.#names.delete(token);
    this.#pattern = this.#anyName();
  }

  /** Whether `name` is that of a vector. */
  isVector(name: string): boolean {
    return this.#found.get(this.#key(name))?.includes(name) === true;
  }

  /** The pieces of a text, in order. */
  split(text: string): Piece[] {
    if (this.#pattern === null) return [text];
    const parts = text.split(this.#pattern); // names, which the pattern captures, at odd places
    return parts.flatMap((part, i): Piece[] => {
      if (i % 2 === 1) return [this.#found.get(this.#key(part)) ?? part];
      return part === '' ? [] : [part];
    });
  }

  #key(name: string): string {
    return this.heedsCase ? name : name.toLowerCase();
  }

  /** The longest name first, so that `token_1` is not taken for `token`. */
  #anyName(): RegExp | null {
    const names = [...this.#found.keys()].sort((a, b) => b.length - a.length);
    return names.length === 0 ? null : new RegExp(`(${names.map(literally).join('|')})`, this.heedsCase ? 'u' : 'iu');
  }
}

/** A pattern for exactly this text. */
export function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
