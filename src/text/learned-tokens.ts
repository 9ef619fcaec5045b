/** A piece of a text: ordinary text, or a learned token as the names of its vectors. */
export type Piece = string | readonly string[];

/**
 * Tokens that stand for learned vectors (textual inversion; Gal et al., 2022). They are found in a prompt before it is
 * cut into words, as transformers does: anywhere, even inside a word, and without regard to case unless that is asked
 * for.
 */
export class LearnedTokens {
  constructor(private readonly heedsCase = false) {}

  readonly #names = new Map<string, readonly string[]>();
  /**
   * The same by the lower-case of each name that may stand in a text: a token stands for all its vectors, a name for
   * one.
   */
  readonly #found = new Map<string, readonly string[]>();
  /** The lengths of the names, the longest first, so that `token_1` is not taken for `token`. */
  #lengths: readonly number[] | null = null;

  /** The names of a token's vectors as in diffusers: `token`, `token_1`, `token_2`, … */
  static namesOf(token: string, vectors: number): string[] {
    return Array.from({ length: vectors }, (_, i) => (i === 0 ? token : `${token}_${i}`));
  }

  /** Whether a text would be taken for this name already. */
  has(name: string): boolean {
    return this.#found.has(this.#key(name));
  }

  /** The names of a token's vectors; undefined if it is no learned token. */
  get(token: string): readonly string[] | undefined {
    return this.#names.get(token);
  }

  add(token: string, names: readonly string[]): void {
    this.#names.set(token, names);
    for (const name of names) this.#found.set(this.#key(name), name === token ? names : [name]);
    this.#lengths = null;
  }

  delete(token: string): void {
    for (const name of this.#names.get(token) ?? []) this.#found.delete(this.#key(name));
    this.#names.delete(token);
    this.#lengths = null;
  }

  /** Whether `name` is that of a vector. */
  isVector(name: string): boolean {
    return this.#found.get(this.#key(name))?.includes(name) === true;
  }

  /** The pieces of a text, in order. */
  split(text: string): Piece[] {
    if (this.#found.size === 0) return [text];
    const key = this.#key(text);
    const lengths = (this.#lengths ??= this.#allLengths());
    const pieces: Piece[] = [];
    let done = 0; // of the text; what follows is plain up to the next name
    for (let at = 0; at < text.length;) {
      const length = lengths.find((one) => this.#found.has(key.slice(at, at + one)));
      const names = length === undefined ? undefined : this.#found.get(key.slice(at, at + length));
      if (length === undefined || names === undefined) {
        at++;
        continue;
      }
      if (at > done) pieces.push(text.slice(done, at));
      pieces.push(names);
      done = at += length;
    }
    if (done < text.length) pieces.push(text.slice(done));
    return pieces;
  }

  /** As long as the text. */
  #key(text: string): string {
    return this.heedsCase ? text : lowerCase(text);
  }

  #allLengths(): number[] {
    return [...new Set(Array.from(this.#found.keys(), (name) => name.length))].sort((a, b) => b - a);
  }
}

/** Lower case of the same length, character by character: İ, whose lower case is two, stays. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
}

/** A pattern for exactly this text. */
export function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
