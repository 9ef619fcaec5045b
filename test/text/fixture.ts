import { readFileSync } from 'node:fs';

interface Encoded {
  text: string;
  ids: number[];
  /** OpenAI's ids, where they are others. */
  openai?: number[];
}

interface Fixture {
  versions: Record<string, string>;
  handmade: Record<string, Encoded[]>;
  openai: { texts: number; equal: number; withoutSpecialTokensAndSeparators: number; ofTheseEqualWithoutFtfy: number };
  generated: [text: string, ids: number[]][];
  added: {
    tokens: string | string[];
    count: number;
    again: number;
    size: number;
    texts: (Encoded & { decoded: string | null })[];
  }[];
  decoded: { ids: number[]; text: string }[];
  small: { merges: string[]; size: number; texts: Encoded[] };
  entities: Record<string, string>;
  numbers: string;
  assigned: number[];
  letters: number[];
  numerals: number[];
  spaces: number[];
  stripped: number[];
  lower: string;
  final: [text: string, lower: string][];
}

/** What test/reference/tokenizer.py wrote: the answers of KerasCV, OpenAI's CLIP and Python. */
export const fixture = JSON.parse(
  readFileSync(new URL('../fixtures/tokenizer.json', import.meta.url), 'utf8'),
) as Fixture;

/** The code points of alternating runs: outside, inside, outside, … */
export function codePoints(runs: readonly number[]): Set<number> {
  const inside = new Set<number>();
  let code = 0;
  for (const [place, run] of runs.entries()) {
    for (const end = code + run; code < end; code++) if (place % 2 === 1) inside.add(code);
  }
  return inside;
}
