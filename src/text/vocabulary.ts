import { listed, OptionError, shown, WeightsError } from '../errors';
import { byteSymbols, END_OF_WORD, mergePairs, type PairRank } from './bpe';
import type { AddedToken } from './rules';

/** The token that every encoded text begins with. */
export const START_OF_TEXT = '<|startoftext|>';
/** The token that every encoded text ends with, and that fills it up to the model's length. */
export const END_OF_TEXT = '<|endoftext|>';

/** The tokens of a model, and which pieces of a word merge into them. */
export interface Vocabulary {
  /** Every token in byte symbols, by id. */
  readonly tokens: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
  readonly rank: PairRank;
}

/** What a diffusers `tokenizer/` folder holds: `vocab.json`, parsed, and the text of `merges.txt`. */
export interface TokenizerFiles {
  readonly vocab: unknown;
  readonly merges: string;
  /** The token that prompts are filled up with; null or left out: end of text. */
  readonly padding?: string | null;
  /** Tokens beside the vocabulary, and how those of it are found that are special. */
  readonly added?: readonly AddedToken[];
}

/** Lines of a merges.txt; CLIP's has 48,895. */
const MOST_MERGES = 2 ** 18;

let clip: Promise<Vocabulary> | undefined;

/** CLIP's 49,408 tokens, loaded and unpacked on the first call and shared from then on. */
export function clipVocabulary(): Promise<Vocabulary> {
  clip ??= loadClip().catch((error: unknown) => {
    clip = undefined; // a page that has lost its network may ask again
    throw error;
  });
  return clip;
}

/** CLIP's merges follow from the tokens alone: scripts/make-vocabulary.mjs says why, and proves it for each of them. */
async function loadClip(): Promise<Vocabulary> {
  const { tokens: text } = await import('./clip-vocabulary.json'); // a file of its own, except in a bundle of one file
  const merged = text.trimEnd().replaceAll('\n', `${END_OF_WORD} `).split(' ');
  merged.push((merged.pop() ?? '') + END_OF_WORD);
  const { tokens, ids } = construct(merged);
  const special = tokens.length - 2;
  const rank: PairRank = (left, right) => {
    const id = ids.get(left + right);
    return id === undefined || id >= special ? undefined : id;
  };
  return { tokens, ids, rank };
}

/**
 * The vocabulary that merges make: 256 byte symbols, the same ending a word, the merges, and the two special tokens.
 */
export function vocabularyFromMerges(merges: readonly string[]): Vocabulary {
  const made = new Set(baseTokens());
  const merged: string[] = [];
  const faults: string[] = [];
  for (const [place, merge] of merges.entries()) {
    const [left, right, ...more] = merge.split(' ');
    if (left === undefined || right === undefined || more.length > 0) {
      faults.push(`merges[${place}] (${JSON.stringify(merge)}) is not two pieces with a space between`);
    } else if (!made.has(left) || !made.has(right)) {
      faults.push(`merges[${place}] (${JSON.stringify(merge)}) uses a piece that no earlier merge makes`);
    } else {
      made.add(left + right);
      merged.push(left + right);
    }
  }
  if (faults.length > 0) {
    throw new OptionError(
      `SimpleTokenizer: ${listed(faults, '; ', 5)}; pass merges as in merges.txt, without its first line`,
    );
  }
  return { ...construct(merged), rank: rankOf(merges) };
}

/** The vocabulary of a diffusers folder, with the ids that the folder gives its tokens; files are untrusted input. */
export function vocabularyFromFiles({ vocab, merges }: TokenizerFiles): Vocabulary {
  const { tokens, ids, faults } = readIds(vocab);
  const lines = readLines(merges);
  for (const token of [...baseTokens(), START_OF_TEXT, END_OF_TEXT]) {
    if (!ids.has(token)) faults.push(`vocab.json lacks ${JSON.stringify(token)}`);
  }
  for (const { text, number } of lines) {
    const pieces = text.split(' ', 3);
    if (pieces.length !== 2 || pieces.includes('')) {
      faults.push(`merges.txt line ${number} (${shown(text)}) is not two pieces with a space between`);
      continue;
    }
    const missing = [...pieces, pieces.join('')].find((piece) => !ids.has(piece));
    if (missing !== undefined) faults.push(`merges.txt line ${number} needs ${shown(missing)}, which vocab.json lacks`);
  }
  if (faults.length > 0) {
    throw new WeightsError(
      `tokenizer: ${listed(faults, '; ', 5)}; both files must come from one unchanged tokenizer folder`,
    );
  }
  return { tokens, ids, rank: rankOf(lines.map(({ text }) => text)) };
}

/**
 * The text of a `merges.txt` that makes these tokens. The merge that makes a token is found by letting all merges but
 * that one at work on its symbols: two pieces are left.
 */
export function mergesOf(tokens: readonly string[], rank: PairRank): string {
  const base = new Set(baseTokens());
  const merges: { line: string; place: number }[] = [];
  for (const token of tokens) {
    if (base.has(token) || token === START_OF_TEXT || token === END_OF_TEXT) continue;
    const pieces = mergePairs(symbolsOf(token), (left, right) =>
      left + right === token ? undefined : rank(left, right),
    );
    const [left = '', right = ''] = pieces;
    const place = pieces.length === 2 ? rank(left, right) : undefined;
    if (place === undefined)
      throw new WeightsError(`tokenizer: no merge makes ${shown(token)}; its files cannot be written`);
    merges.push({ line: `${left} ${right}`, place });
  }
  const lines = merges.sort((a, b) => a.place - b.place).map(({ line }) => line);
  return ['#version: 0.2', ...lines, ''].join('\n');
}

/** The byte symbols of a token, the last with the end of word where it has one. */
function symbolsOf(token: string): string[] {
  const ends = token.endsWith(END_OF_WORD);
  const symbols = Array.from(ends ? token.slice(0, -END_OF_WORD.length) : token);
  return ends ? [...symbols.slice(0, -1), (symbols.at(-1) ?? '') + END_OF_WORD] : symbols;
}

function baseTokens(): string[] {
  const symbols = [...byteSymbols().values()];
  return [...symbols, ...symbols.map((symbol) => symbol + END_OF_WORD)];
}

function construct(merged: readonly string[]): Omit<Vocabulary, 'rank'> {
  const tokens = baseTokens().concat(merged, START_OF_TEXT, END_OF_TEXT);
  const ids = new Map<string, number>();
  tokens.forEach((token, id) => ids.set(token, id));
  return { tokens, ids };
}

function rankOf(merges: readonly string[]): PairRank {
  const ranks = new Map(merges.map((merge, rank) => [merge, rank]));
  return (left, right) => ranks.get(`${left} ${right}`);
}

/** The tokens of vocab.json by id, and everything that is wrong with them. */
function readIds(vocab: unknown): { tokens: string[]; ids: Map<string, number>; faults: string[] } {
  if (typeof vocab !== 'object' || vocab === null || Array.isArray(vocab)) {
    throw new WeightsError('tokenizer: vocab.json holds no object; it must map each token to its id');
  }
  const entries = Object.entries(vocab as Record<string, unknown>);
  const byId: (string | undefined)[] = new Array<undefined>(entries.length).fill(undefined);
  const ids = new Map<string, number>();
  const faults: string[] = [];
  for (const [token, id] of entries) {
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id >= entries.length) {
      faults.push(`vocab.json gives ${shown(token)} the id ${shown(id)}, not one of 0 to ${entries.length - 1}`);
    } else if (byId[id] !== undefined) {
      faults.push(`vocab.json gives ${shown(token)} and ${shown(byId[id])} the same id ${id}`);
    } else {
      byId[id] = token;
      ids.set(token, id);
    }
  }
  return { tokens: byId.map((token) => token ?? ''), ids, faults };
}

/** The merges of merges.txt with their line numbers, without a first "#version" line and empty ones at the end. */
function readLines(merges: unknown): { text: string; number: number }[] {
  if (typeof merges !== 'string')
    throw new WeightsError('tokenizer: merges.txt is no text; it must list one merge a line');
  const texts = merges.split('\n', MOST_MERGES + 1);
  if (texts.length > MOST_MERGES)
    throw new WeightsError(
      `tokenizer: merges.txt has more than ${MOST_MERGES} lines; CLIP's has 48895; check the file`,
    );
  const lines = texts.map((line, place) => ({ text: line.replace(/\r$/, ''), number: place + 1 }));
  while (lines.at(-1)?.text === '') lines.pop();
  return lines[0]?.text.includes('#version') === true ? lines.slice(1) : lines;
}
