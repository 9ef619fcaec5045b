/** A piece of a prompt, and how much it counts. */
export interface Segment {
  readonly text: string;
  readonly weight: number;
}

/** What an unnamed pair of round brackets multiplies weights by; a pair of square ones divides by it. */
const EMPHASIS = 1.1;
/** Brackets, those that are escaped, a weight before the bracket that it closes, and the text between all these. */
const PIECE = /\\[()[\]\\]|\\|[([\])]|:\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*\)|[^\\()[\]:]+|:/g;
const BREAK = /\s*\bBREAK\b\s*/;

type Opening = '(' | '[';
type Pieces = readonly RegExpExecArray[];

/**
 * The sections of a prompt, between `BREAK`s, as segments with weights: `(more)` × 1.1, `[less]` / 1.1, `(this
 * much:1.3)`, all of which may be inside each other; a backslash before a bracket makes it text. Unclosed brackets
 * reach to the end. It is what AUTOMATIC1111's web UI reads, except that a `BREAK` inside brackets breaks too. Takes
 * time with the length of the prompt.
 */
export function parseWeighted(prompt: string): Segment[][] {
  const pieces = [...prompt.matchAll(PIECE)];
  const factors = bracketFactors(pieces);
  const products: Record<Opening, number[]> = { '(': [], '[': [] }; // of the brackets around a piece
  const weight = (): number => (products['('].at(-1) ?? 1) * (products['['].at(-1) ?? 1);
  const sections: Segment[][] = [[]];
  pieces.forEach((piece, i) => {
    const [text] = piece;
    const factor = factors.get(i);
    if (factor === undefined) addText(sections, text, weight());
    else if (isOpening(text)) products[text].push((products[text].at(-1) ?? 1) * factor);
    else products[openingOf(piece) ?? '('].pop();
  });
  return sections;
}

function isOpening(text: string): text is Opening {
  return text === '(' || text === '[';
}

/** What a bracket, or a weight with one, closes; null for text. */
function openingOf([text, weight]: RegExpExecArray): Opening | null {
  if (text === ']') return '[';
  return text === ')' || weight !== undefined ? '(' : null;
}

/**
 * The factor of each bracket that opens, and of the one that closes it, by their places; those that close nothing are
 * text.
 */
function bracketFactors(pieces: Pieces): Map<number, number> {
  const factors = new Map<number, number>();
  const open: Record<Opening, number[]> = { '(': [], '[': [] };
  pieces.forEach((piece, i) => {
    const [text, weight] = piece;
    if (isOpening(text)) {
      open[text].push(i);
      factors.set(i, text === '(' ? EMPHASIS : 1 / EMPHASIS);
      return;
    }
    const opening = openingOf(piece);
    const start = opening === null ? undefined : open[opening].pop();
    if (start === undefined) return;
    if (weight !== undefined) factors.set(start, Number(weight));
    factors.set(i, factors.get(start) ?? 1);
  });
  return factors;
}

/**
 * Adds text to the last section, and a section for each `BREAK` in it; neighbours of the same weight are read as one
 * text.
 */
function addText(sections: Segment[][], text: string, weight: number): void {
  const parts = text.startsWith('\\') ? [text.slice(1)] : text.split(BREAK);
  for (const [i, part] of parts.entries()) {
    if (i > 0) sections.push([]);
    const section = sections.at(-1) ?? [];
    const before = section.at(-1);
    if (before?.weight === weight) section[section.length - 1] = { text: before.text + part, weight };
    else if (part !== '') section.push({ text: part, weight });
  }
}
