import { OptionError, WeightsError } from '../errors';
import { byteSymbols, END_OF_WORD, mergePairs } from './bpe';
import { unescapeHtml } from './html';
import { LearnedTokens, literally } from './learned-tokens';
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

export interface TokenizerOptions {
  /** Byte-pair merges, most frequent first, each two pieces with a space between. Default: CLIP's 48,894. */
  readonly merges?: readonly string[];
  /** The token that prompts are filled up with. Default: end of text; SD 2.x was trained with `'!'` (OpenCLIP's id 0). */
  readonly padding?: string;
}

/** The longest text, in UTF-16 units: far more than any prompt has room for, and soon read. */
const MOST_CHARACTERS = 2 ** 16;
/** The longest token of one's own; those of real textual inversions have some twenty characters. */
const MOST_OF_TOKEN = 200;

/** Python's `str.isspace`: Unicode's White_Space and four separators. `\s` of its `regex` module is White_Space alone. */
const OUTER_SPACE = /[\p{White_Space}\x1c-\x1f]/u;
const SPACES = /\p{White_Space}+/gu;
/**
 * Contractions, letters, one digit, or anything else that is not space. KerasCV matches without regard to case, in text
 * that is lower case already; what that still changes is written out: 's matches the long s, and U+0345 (which has a
 * letter as its capital) belongs to no class and is skipped.
 */
const WORD = /'[sſ]|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\p{White_Space}\p{L}\p{N}\u0345]+/uy;

/**
 * CLIP's byte-pair tokenizer, equal to KerasCV's `SimpleTokenizer` id by id. OpenAI's differs in one thing that is seen:
 * before tokenizing, its `ftfy` repairs garbled characters, straightens quotes, composes accents and narrows full-width
 * letters. Where the two disagree, this is KerasCV's.
 */
export class SimpleTokenizer {
  #vocabulary: Vocabulary | undefined;
  readonly #added = new Map<string, number>();
  readonly #learned = new LearnedTokens();
  /** Ids from the vocabulary's size on that are given, or lie below one that is. */
  #reserved = 0;
  readonly #symbols = byteSymbols();
  readonly #bytes = new Map(Array.from(this.#symbols, ([byte, symbol]) => [symbol, byte]));
  #special = specialPattern([START_OF_TEXT, END_OF_TEXT]);
  #padding: string;

  constructor({ merges, padding = END_OF_TEXT }: TokenizerOptions = {}) {
    if (merges !== undefined) this.#vocabulary = vocabularyFromMerges(merges);
    this.#padding = padding;
  }

  /** A tokenizer from the contents of a diffusers `tokenizer/` folder: `vocab.json`, parsed, and the text of `merges.txt`. */
  static fromFiles(files: TokenizerFiles): SimpleTokenizer {
    const tokenizer = new SimpleTokenizer();
    tokenizer.#vocabulary = vocabularyFromFiles(files);
    tokenizer.#padding = files.padding ?? END_OF_TEXT;
    if (!tokenizer.#vocabulary.ids.has(tokenizer.#padding)) {
      const found = `the padding token ${JSON.stringify(files.padding)} is not in vocab.json`;
      throw new WeightsError(`tokenizer: ${found}; all files must come from one unchanged tokenizer folder`);
    }
    return tokenizer;
  }

  /** What a diffusers `tokenizer/` folder of this tokenizer holds; added tokens, which are not the vocabulary's, are left out. */
  toFiles(): { vocab: Record<string, number>; merges: string; padding: string } {
    const { tokens, ids, rank } = this.#base;
    return { vocab: Object.fromEntries(ids), merges: mergesOf(tokens, rank), padding: this.#padding };
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
    if (text.length > MOST_CHARACTERS) {
      throw new OptionError(
        `encode: the text has ${text.length} characters; at most ${MOST_CHARACTERS} are read; shorten it`,
      );
    }
    const ids = this.#learned.split(text).flatMap((piece) => {
      if (typeof piece !== 'string') return piece.map((name) => this.#added.get(name) as number);
      return this.#encodePlain(piece);
    });
    return [this.startOfText, ...ids, this.endOfText];
  }

  /** A padding of its own, as SD 2.x's "!", is a special token in transformers: it is itself wherever it stands in a text. */
  #encodePlain(text: string): number[] {
    const parts = this.#padding === END_OF_TEXT ? [text] : text.split(this.#padding);
    return parts.flatMap((part, i) => {
      const ids = splitWords(clean(part), this.#special).flatMap((word) => this.#encodeWord(word));
      return i === 0 ? ids : [this.padding, ...ids];
    });
  }

  /** The ids of several prompts, each filled up with the padding to `length`, which none may exceed. */
  encodeBatch(prompts: readonly string[], length = 77): number[][] {
    if (!Number.isInteger(length) || length < 2) {
      throw new OptionError(`encodeBatch: length is ${length}; it must be a whole number of at least 2, CLIP's is 77`);
    }
    const batch = prompts.map((prompt) => this.encode(prompt));
    const faults = batch.flatMap((ids, place) => (ids.length > length ? [this.#tooLong(ids, place, length)] : []));
    if (faults.length > 0) throw new OptionError(`encodeBatch: ${faults.join('; ')}`);
    return batch.map((ids) => [...ids, ...new Array<number>(length - ids.length).fill(this.padding)]);
  }

  /** The text of some ids: special tokens stay in it, and each end of a word becomes a space. */
  decode(tokens: Iterable<number>): string {
    const added = new Map(Array.from(this.#added, ([token, id]) => [id, token]));
    const text = Array.from(tokens, (id) => {
      const token = this.#base.tokens[id] ?? added.get(id);
      if (token !== undefined) return this.#learned.isVector(token) ? token + END_OF_WORD : token;
      throw new OptionError(`decode: ${id} is no token; ids run from 0 to ${this.vocabularySize - 1}`);
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
    const before = this.#added.size;
    const list = typeof tokens === 'string' ? [tokens] : tokens;
    if (list.includes('')) throw new OptionError('addTokens: one token is empty; a token needs at least one character');
    for (const token of list) checkLength('addTokens', token);
    for (const token of list) {
      if (!this.#base.ids.has(token) && !this.#added.has(token)) this.#give(token);
    }
    const added = [...this.#added.keys()].filter((token) => !this.#learned.isVector(token));
    this.#special = specialPattern([START_OF_TEXT, END_OF_TEXT, ...added]);
    return this.#added.size - before;
  }

  /**
   * Adds a token that stands for learned vectors (textual inversion) and returns their ids, which follow the last one. It is found
   * in any case and anywhere in a text, as in transformers; `token_1`, `token_2`, … name the vectors behind the first alone. Throws
   * `OptionError` for a token that stands for something already.
   */
  addLearnedToken(token: string, vectors = 1): number[] {
    if (!Number.isInteger(vectors) || vectors < 1) {
      throw new OptionError(`addLearnedToken: vectors is ${vectors}; it must be a whole number of at least 1`);
    }
    checkLength('addLearnedToken', token);
    const names = LearnedTokens.namesOf(token, vectors);
    const taken = names.find((name) => this.#base.ids.has(name) || this.#added.has(name) || this.#learned.has(name));
    const where = `addLearnedToken: ${JSON.stringify(token)}`;
    if (token.trim() === '') throw new OptionError(`${where} is empty; a token needs at least one character`);
    if (taken !== undefined)
      throw new OptionError(`${where}: ${JSON.stringify(taken)} is a token already; name another`);
    const ids = names.map((name) => this.#give(name));
    this.#learned.add(token, names);
    return ids;
  }

  /** The ids of a learned token's vectors, null when there is no such token. */
  learnedIds(token: string): number[] | null {
    return this.#learned.get(token)?.map((name) => this.#added.get(name) as number) ?? null;
  }

  /** Takes a learned token away, if there is one; all others keep their ids. */
  removeLearnedToken(token: string): void {
    for (const name of this.#learned.get(token) ?? []) this.#added.delete(name);
    this.#learned.delete(token);
    const size = this.#base.tokens.length;
    this.#reserved = Math.max(0, ...Array.from(this.#added.values(), (id) => id + 1 - size));
  }

  /** The next id, given to a token. */
  #give(token: string): number {
    const id = this.vocabularySize;
    this.#added.set(token, id);
    this.#reserved += 1;
    return id;
  }

  get #base(): Vocabulary {
    this.#vocabulary ??= clipVocabulary();
    return this.#vocabulary;
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

  #tooLong(ids: readonly number[], place: number, length: number): string {
    const beyond = this.decode(ids.slice(length - 1, -1)).trim();
    const start = Array.from(beyond).slice(0, 60).join('');
    return (
      `prompts[${place}] has ${ids.length} tokens, start and end included; the limit is ${length}; ` +
      `shorten it by ${ids.length - length}: beyond the limit lies ${JSON.stringify(start + (start === beyond ? '' : '…'))}`
    );
  }
}

/** KerasCV's cleaning: character references twice, white space outside gone and inside single, lower case. */
function clean(text: string): string {
  const plain = trimmed(unescapeHtml(unescapeHtml(text)));
  return trimmed(plain.replaceAll(SPACES, ' ')).toLowerCase();
}

/** Without the spaces at both ends; a pattern would look at a run of spaces inside from each of them on. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && OUTER_SPACE.test(text.charAt(start))) start++;
  while (start < end && OUTER_SPACE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** At each place a special token, else a word, else nothing; a special token inside a run of punctuation is not seen. */
function splitWords(text: string, special: RegExp): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length;) {
    const word = matchAt(special, text, at) ?? matchAt(WORD, text, at);
    if (word !== undefined) words.push(word);
    at += word?.length ?? 1;
  }
  return words;
}

function matchAt(pattern: RegExp, text: string, place: number): string | undefined {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0];
}

function checkLength(where: string, token: string): void {
  if (token.length <= MOST_OF_TOKEN) return;
  throw new OptionError(
    `${where}: a token has ${token.length} characters; at most ${MOST_OF_TOKEN} are taken; name another`,
  );
}

/** Special tokens without regard to case. Python's `regex` also takes the dotless i for I and an i for the dotted İ. */
function specialPattern(tokens: readonly string[]): RegExp {
  return new RegExp(tokens.map(literally).join('|').replaceAll('I', '[Iı]').replaceAll('İ', '[İi]'), 'iuy');
}
