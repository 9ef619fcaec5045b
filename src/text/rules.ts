import { anObject, Faults, filledText, oneOf, texts, type Kind, type Table } from '../checks';
import { OptionError } from '../errors';
import { unescapeHtml } from './html';
import { literally } from './learned-tokens';

/** How a text is read before byte pairs are merged: each library has rules of its own. */
export type TokenizerRules = 'kerascv' | 'transformers';

/** How CLIP's own vocabulary is used. */
export interface ClipTokenizerOptions {
  /**
   * The token that prompts are filled up with. Default: end of text; SD 2.x was trained with `'!'` (OpenCLIP's id 0).
   */
  readonly padding?: string;
  /**
   * By whose rules a text is read. Default: `'kerascv'`; a diffusers folder and a single file have `'transformers'`.
   */
  readonly rules?: TokenizerRules;
}

export interface TokenizerOptions extends ClipTokenizerOptions {
  /** Byte-pair merges, most frequent first, each two pieces with a space between, as the lines of a `merges.txt`. */
  readonly merges: readonly string[];
}

const ruleNames: readonly TokenizerRules[] = ['kerascv', 'transformers'];
export const clipTokenizerOptions: Table<keyof ClipTokenizerOptions> = {
  padding: filledText,
  rules: oneOf(ruleNames),
};
export const tokenizerOptions: Table<keyof TokenizerOptions> = {
  merges: { ...texts, needed: "a list of byte-pair merges is needed; `await SimpleTokenizer.clip()` has CLIP's" },
  ...clipTokenizerOptions,
};

export function checkTokenizerOptions(where: string, options: TokenizerOptions): void {
  const faults = new Faults();
  faults.options(options, tokenizerOptions);
  const { merges }: Partial<TokenizerOptions> = anObject.holds(options) ? options : {};
  if (merges === undefined) faults.argument('merges', merges, tokenizerOptions.merges);
  faults.throwAny(where);
}

/** The longest token of one's own; those of real textual inversions have some twenty characters. */
const MOST_OF_TOKEN = 200;

export function checkLength(where: string, token: string): void {
  if (token.length <= MOST_OF_TOKEN) return;
  const found = `a token has ${token.length} characters`;
  throw new OptionError(`${where}: ${found}; at most ${MOST_OF_TOKEN} are taken; name another`);
}

export const ids: Kind = {
  needed: 'a list of ids is needed',
  holds: (value) => typeof value === 'object' && value !== null && Symbol.iterator in value,
};

/**
 * Python's `str.isspace`: Unicode's White_Space and four separators. `\s` of its `regex` module is White_Space alone.
 */
const OUTER_SPACE = /[\p{White_Space}\x1c-\x1f]/u;
const SPACES = /\p{White_Space}+/gu;
/**
 * Contractions, letters, one digit, or anything else that is not space. KerasCV matches without regard to case, in text
 * that is lower case already; what that still changes is written out: 's matches the long s, and U+0345 (which has a
 * letter as its capital) belongs to no class and is skipped.
 */
export const KERASCV_WORD = /'[sſ]|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\p{White_Space}\p{L}\p{N}\u0345]+/uy;

/** KerasCV's cleaning: character references twice, white space outside gone and inside single, lower case. */
export function cleanAsKerasCV(text: string): string {
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

/**
 * At each place a special token, else a word, else nothing; a special token inside a run of punctuation is not seen.
 */
export function splitWords(text: string, special: RegExp, pattern: RegExp): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length;) {
    const word = matchAt(special, text, at) ?? matchAt(pattern, text, at);
    if (word !== undefined) words.push(word);
    at += word?.length ?? 1;
  }
  return words;
}

function matchAt(pattern: RegExp, text: string, place: number): string | undefined {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0];
}

/** Letters, one digit, or anything else that is no space; ByteLevel, the step behind, leaves such words whole. */
export const TRANSFORMERS_WORD = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\p{White_Space}\p{L}\p{N}]+/uy;

/**
 * As transformers' `CLIPTokenizer`: composed (NFC), white space single, lower case letter by letter, so that a sigma
 * that ends a word is as any other. Character references stay as they are.
 */
export function cleanAsTransformers(text: string): string {
  const composed = text.normalize('NFC').replaceAll(/\p{White_Space}+/gu, ' ');
  return Array.from(composed, (letter) => letter.toLowerCase()).join('');
}

/** A token that a tokenizer's files add to its vocabulary. */
export interface AddedToken {
  readonly content: string;
  /** null: the next that is free. */
  readonly id: number | null;
  /** Whether it is found in any case, as text is once it is clean; else only as it is written. */
  readonly normalized: boolean;
}

/** Special tokens without regard to case. Python's `regex` also takes the dotless i for I and an i for the dotted İ. */
export function specialPattern(tokens: readonly string[]): RegExp {
  if (tokens.length === 0) return /(?!)/uy;
  return new RegExp(tokens.map(literally).join('|').replaceAll('I', '[Iı]').replaceAll('İ', '[İi]'), 'iuy');
}
