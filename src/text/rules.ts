import { filledText, oneOf, texts, type Kind, type Table } from '../checks';
import { literally } from './learned-tokens';

/** How a text is read before byte pairs are merged: each library has rules of its own. */
export type TokenizerRules = 'kerascv' | 'transformers';

export interface TokenizerOptions {
  /** Byte-pair merges, most frequent first, each two pieces with a space between. Default: CLIP's 48,894. */
  readonly merges?: readonly string[];
  /** The token that prompts are filled up with. Default: end of text; SD 2.x was trained with `'!'` (OpenCLIP's id 0). */
  readonly padding?: string;
  /** By whose rules a text is read. Default: `'kerascv'`; a diffusers folder and a single file have `'transformers'`. */
  readonly rules?: TokenizerRules;
}

const ruleNames: readonly TokenizerRules[] = ['kerascv', 'transformers'];
export const tokenizerOptions: Table<keyof TokenizerOptions> = {
  merges: texts,
  padding: filledText,
  rules: oneOf(ruleNames),
};
export const textOrTexts: Kind = {
  needed: 'a string, or a list of strings, is needed',
  holds: (value) => typeof value === 'string' || texts.holds(value),
};
export const ids: Kind = {
  needed: 'a list of ids is needed',
  holds: (value) => typeof value === 'object' && value !== null && Symbol.iterator in value,
};

/** Letters, one digit, or anything else that is no space; ByteLevel, the step behind, leaves such words whole. */
export const TRANSFORMERS_WORD = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\p{White_Space}\p{L}\p{N}]+/uy;

/**
 * As transformers' `CLIPTokenizer`: composed (NFC), white space single, lower case letter by letter, so that a sigma that ends a word is
 * as any other. Character references stay as they are.
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
