import { checkArgument, checkOptions, count, filledText, text as aText, textOrTexts, texts } from '../checks';
import { OptionError, shown, WeightsError } from '../errors';
import { byteSymbols, END_OF_WORD, mergePairs } from './bpe';
import { LearnedTokens, type Piece } from './learned-tokens';
import {
  checkLength,
  checkTokenizerOptions,
  cleanAsKerasCV,
  cleanAsTransformers,
  ids as someIds,
  clipTokenizerOptions,
  KERASCV_WORD,
  specialPattern,
  splitWords,
  tooLong,
  TRANSFORMERS_WORD,
  type AddedToken,
  type ClipTokenizerOptions,
  type TokenizerOptions,
  type TokenizerRules,
} from './rules';
import {
  clipVocabulary,
  mergesOf,
  END_OF_TEXT,
  START_OF_TEXT,
  vocabularyFromFiles,
  vocabularyFromMerges,
  type TokenizerFiles,
  type Vocabulary,
} from './vocabulary';

/** The longest text, in UTF-16 units: far more than any prompt has room for, and soon read. */
const MOST_CHARACTERS = 2 ** 16;

/**
 * CLIP's byte-pair tokenizer, equal to KerasCV's `SimpleTokenizer` id by id, or by its `rules` to transformers' `CLIPTokenizer`.
 * OpenAI's differs from KerasCV's in one thing that is seen: before tokenizing, its `ftfy` repairs garbled characters, straightens
 * quotes, composes accents and narrows full-width letters.
 */
export class SimpleTokenizer {
  #base: Vocabulary;
  readonly #added = new Map<string, number>();
  readonly #learned = new LearnedTokens();
  /** Ids from the vocabulary's size on that are given, or lie below one that is. */
  #reserved = 0;
  readonly #symbols = byteSymbols();
  readonly #bytes = new Map(Array.from(this.#symbols, ([byte, symbol]) => [symbol, byte]));
  /** Special and added tokens that are found in the text as it is given, and those found in it once it is clean, in any case. */
  readonly #exact = new LearnedTokens(true);
  readonly #folded = new LearnedTokens();
  readonly #rules: TokenizerRules;
  #special: RegExp;
  #padding: string;

  /** A tokenizer of other merges than CLIP's. Throws `OptionError` for merges that cannot be. */
  constructor(options: TokenizerOptions) {
    checkTokenizerOptions('SimpleTokenizer', options);
    const { padding = END_OF_TEXT, rules = 'kerascv' } = options;
    this.#base = vocabularyFromMerges(options.merges);
    this.#padding = padding;
    this.#rules = rules;
    this.#special = this.#specialPattern();
    if (rules === 'transformers')
      for (const token of new Set([START_OF_TEXT, END_OF_TEXT, padding])) this.#exact.add(token, [token]);
  }

  /** A tokenizer with CLIP's own 49,408 tokens, which are loaded when this is first called. */
  static async clip(options: ClipTokenizerOptions = {}): Promise<SimpleTokenizer> {
    checkOptions('SimpleTokenizer.clip', options, clipTokenizerOptions);
    return SimpleTokenizer.#of(await clipVocabulary(), options);
  }

  static #of(vocabulary: Vocabulary, options: ClipTokenizerOptions): SimpleTokenizer {
    const tokenizer = new SimpleTokenizer({ ...options, merges: [] });
    tokenizer.#base = vocabulary;
    return tokenizer;
  }

  /** A tokenizer from the contents of a diffusers `tokenizer/` folder: `vocab.json`, parsed, and the text of `merges.txt`. */
  static fromFiles(files: TokenizerFiles): SimpleTokenizer {
    const padding = files.padding ?? END_OF_TEXT;
    const tokenizer = SimpleTokenizer.#of(vocabularyFromFiles(files), { rules: 'transformers', padding });
    if (!tokenizer.#base.ids.has(tokenizer.#padding)) {
      const found = `the padding token ${JSON.stringify(files.padding)} is not in vocab.json`;
      throw new WeightsError(`tokenizer: ${found}; all files must come from one unchanged tokenizer folder`);
    }
    for (const token of files.added ?? []) tokenizer.#addFromFile(token);
    return tokenizer;
  }

  /** A token of the vocabulary, or one beside it, whose id none other may have. */
  #addFromFile({ content, id, normalized }: AddedToken): void {
    checkLength('tokenizer', content);
    const known = this.#base.ids.get(content) ?? this.#added.get(content);
    const first = this.#base.tokens.length;
    const isTaken = [...this.#added.values()].some((other) => other === id);
    if (
      known === undefined ? id !== null && (id < first || id > first + 2 ** 16 || isTaken) : (id ?? known) !== known
    ) {
      const found = `the added token ${shown(content)} has the id ${id}`;
      throw new WeightsError(`tokenizer: ${found}; ${known ?? `a free one from ${first} on`} is needed`);
    }
    if (known === undefined) {
      this.#added.set(content, id ?? this.vocabularySize);
      this.#reserved = Math.max(this.#reserved, (id ?? this.vocabularySize) + 1 - first);
    }
    this.#exact.delete(content);
    (normalized ? this.#folded : this.#exact).add(content, [content]);
  }

  /** What a diffusers `tokenizer/` folder of this tokenizer holds; learned tokens, which have no rows in a checkpoint, are left out. */
  toFiles(): { vocab: Record<string, number>; merges: string; padding: string; added: readonly AddedToken[] } {
    const { tokens, ids, rank } = this.#base;
    const added = Array.from(this.#added, ([content, id]) => ({ content, id, normalized: this.#folded.has(content) }));
    return {
      vocab: Object.fromEntries(ids),
      merges: mergesOf(tokens, rank),
      padding: this.#padding,
      added: added.filter(({ content }) => this.#folded.has(content) || this.#exact.has(content)),
    };
  }

  /** The id that every encoded text begins with (49406 for CLIP). */
  get startOfText(): number {
    return this.#idOf(START_OF_TEXT);
  }

  /** The id that every encoded text ends with (49407 for CLIP). */
  get endOfText(): number {
    return this.#idOf(END_OF_TEXT);
  }

  /** The id that prompts are filled up with: end of text as in KerasCV, unless the tokenizer's files name another. */
  get padding(): number {
    return this.#idOf(this.#padding);
  }

  /** How many tokens there are, added ones included (49,408 for CLIP): the rows that the text encoder's table needs. */
  get vocabularySize(): number {
    return this.#base.tokens.length + this.#reserved;
  }

  /** The ids of a text between start and end of text; as long as the text makes them. Throws `OptionError` for over 65,536 characters. */
  encode(text: string): number[] {
    return [this.startOfText, ...this.encodeGroups(text).flat(), this.endOfText];
  }

  /** The ids of a text without start and end of text: those of a learned token's vectors are one group, each other id is one. */
  encodeGroups(text: string): number[][] {
    checkArgument('encode', 'the text', text, aText);
    if (text.length > MOST_CHARACTERS) {
      const found = `the text has ${text.length} characters`;
      throw new OptionError(`encode: ${found}; at most ${MOST_CHARACTERS} are read; shorten it`);
    }
    return this.#pieces(text).flatMap((piece) => {
      if (typeof piece === 'string') return this.#encodePlain(piece).map((id) => [id]);
      return [piece.map((name) => this.#added.get(name) ?? this.#idOf(name))];
    });
  }

  /** A text cut at the tokens that are looked for in it as a whole. */
  #pieces(text: string): Piece[] {
    if (this.#rules === 'kerascv') return this.#learned.split(text);
    const within = (tokens: LearnedTokens) => (piece: Piece) =>
      typeof piece === 'string' ? tokens.split(piece) : [piece];
    return this.#exact
      .split(text)
      .map((piece) => (typeof piece === 'string' ? cleanAsTransformers(piece) : piece))
      .flatMap(within(this.#folded))
      .flatMap(within(this.#learned));
  }

  /** A padding of its own, as SD 2.x's "!", is a special token in transformers: it is itself wherever it stands in a text. */
  #encodePlain(text: string): number[] {
    if (this.#rules === 'transformers')
      return splitWords(text, this.#special, TRANSFORMERS_WORD).flatMap((word) => this.#encodeWord(word));
    const parts = this.#padding === END_OF_TEXT ? [text] : text.split(this.#padding);
    return parts.flatMap((part, i) => {
      const ids = splitWords(cleanAsKerasCV(part), this.#special, KERASCV_WORD).flatMap((word) =>
        this.#encodeWord(word),
      );
      return i === 0 ? ids : [this.padding, ...ids];
    });
  }

  /** The ids of several prompts, each filled up with the padding to `length`, which none may exceed. */
  encodeBatch(prompts: readonly string[], length = 77): number[][] {
    checkArgument('encodeBatch', 'prompts', prompts, texts);
    if (!Number.isInteger(length) || length < 2 || length > 2 ** 16) {
      throw new OptionError(
        `encodeBatch: length is ${shown(length)}; it must be a whole number of at least 2, CLIP's is 77`,
      );
    }
    const batch = prompts.map((prompt) => this.encode(prompt));
    const decode = (ids: readonly number[]) => this.decode(ids);
    const faults = batch.flatMap((ids, place) => (ids.length > length ? [tooLong(ids, place, length, decode)] : []));
    if (faults.length > 0) throw new OptionError(`encodeBatch: ${faults.join('; ')}`);
    return batch.map((ids) => [...ids, ...new Array<number>(length - ids.length).fill(this.padding)]);
  }

  /** The text of some ids: special tokens stay in it, and each end of a word becomes a space. */
  decode(tokens: Iterable<number>): string {
    checkArgument('decode', 'the argument', tokens, someIds);
    const added = new Map(Array.from(this.#added, ([token, id]) => [id, token]));
    const text = Array.from(tokens, (id) => {
      const token = this.#base.tokens[id] ?? added.get(id);
      if (token !== undefined) return this.#learned.isVector(token) ? token + END_OF_WORD : token;
      throw new OptionError(`decode: ${shown(id)} is no token; ids run from 0 to ${this.vocabularySize - 1}`);
    }).join('');
    const utf8 = new TextEncoder();
    const encoded = Array.from(text).flatMap((symbol) => this.#bytes.get(symbol) ?? [...utf8.encode(symbol)]);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(encoded)).replaceAll(END_OF_WORD, ' ');
  }

  /**
   * Adds tokens of their own, with the ids that follow the last one, and returns how many were new. Text is lower case by
   * the time it is searched for them, so only ASCII tokens without capitals or spaces are found again, as in KerasCV.
   * The text encoder's table must be enlarged to `vocabularySize`.
   */
  addTokens(tokens: string | readonly string[]): number {
    checkArgument('addTokens', 'the argument', tokens, textOrTexts);
    const before = this.#added.size;
    const list = typeof tokens === 'string' ? [tokens] : tokens;
    if (list.includes('')) throw new OptionError('addTokens: one token is empty; a token needs at least one character');
    for (const token of list) checkLength('addTokens', token);
    for (const token of list) {
      if (!this.#base.ids.has(token) && !this.#added.has(token)) this.#give(token);
    }
    this.#special = this.#specialPattern();
    return this.#added.size - before;
  }

  /**
   * Adds a token that stands for learned vectors (textual inversion) and returns their ids, which follow the last one. It is found
   * in any case and anywhere in a text, as in transformers; `token_1`, `token_2`, … name the vectors behind the first alone. Throws
   * `OptionError` for a token that stands for something already.
   */
  addLearnedToken(token: string, vectors = 1): number[] {
    checkArgument('addLearnedToken', 'the token', token, filledText);
    checkArgument('addLearnedToken', 'vectors', vectors, count);
    checkLength('addLearnedToken', token);
    const names = LearnedTokens.namesOf(token, vectors);
    const taken = names.find((name) => this.#base.ids.has(name) || this.#added.has(name) || this.#learned.has(name));
    if (taken !== undefined)
      throw new OptionError(`addLearnedToken: ${shown(token)}: ${shown(taken)} is a token already; name another.`);
    const ids = names.map((name) => this.#give(name));
    this.#learned.add(token, names);
    return ids;
  }

  /** The ids of a learned token's vectors, null when there is no such token. */
  learnedIds(token: string): number[] | null {
    checkArgument('learnedIds', 'the token', token, aText);
    return this.#learned.get(token)?.map((name) => this.#added.get(name) as number) ?? null;
  }

  /** Takes a learned token away, if there is one; all others keep their ids. */
  removeLearnedToken(token: string): void {
    checkArgument('removeLearnedToken', 'the token', token, aText);
    for (const name of this.#learned.get(token) ?? []) this.#added.delete(name);
    this.#learned.delete(token);
    const size = this.#base.tokens.length;
    this.#reserved = Math.max(0, ...Array.from(this.#added.values(), (id) => id + 1 - size));
  }

  /** Words that KerasCV sees as wholes where a word begins: special tokens, and those of `addTokens`. */
  #specialPattern(): RegExp {
    const isFound = (token: string) =>
      this.#exact.has(token) || this.#folded.has(token) || this.#learned.isVector(token);
    const added = [...this.#added.keys()].filter((token) => !isFound(token));
    return specialPattern(this.#rules === 'kerascv' ? [START_OF_TEXT, END_OF_TEXT, ...added] : added);
  }

  /** The next id, given to a token. */
  #give(token: string): number {
    const id = this.vocabularySize;
    this.#added.set(token, id);
    this.#reserved += 1;
    return id;
  }

  #idOf(token: string): number {
    const id = this.#base.ids.get(token);
    if (id === undefined)
      throw new OptionError(`SimpleTokenizer: there is no token ${JSON.stringify(token)}; name one of its own.`);
    return id;
  }

  #encodeWord(word: string): number[] {
    const symbols = Array.from(new TextEncoder().encode(word), (byte) => this.#symbols.get(byte) ?? '');
    const whole = symbols.join('');
    if (whole === START_OF_TEXT || whole === END_OF_TEXT) return [this.#idOf(whole)];
    const added = this.#added.get(whole);
    if (added !== undefined) return [added];
    const last = symbols.pop() ?? '';
    return mergePairs([...symbols, last + END_OF_WORD], this.#base.rank).map((piece) => this.#idOf(piece));
  }
}
