/** What the last symbol of a word carries, so that "cat" at the end of a word and inside one are different tokens. */
export const END_OF_WORD = '</w>';

/** The rank of two neighbouring pieces: the lowest is merged first, `undefined` is never merged. */
export type PairRank = (left: string, right: string) => number | undefined;

/** The 256 bytes in the order in which GPT-2's and CLIP's vocabularies list them: printable ones first. */
function bytesInOrder(): number[] {
  const isPrintable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  return [...bytes.filter(isPrintable), ...bytes.filter((byte) => !isPrintable(byte))];
}

/** One visible character for each byte, in the order of the vocabulary: the byte's own where printable, else from U+0100 on. */
export function byteSymbols(): Map<number, string> {
  const printable = 188;
  return new Map(
    bytesInOrder().map((byte, place) => [
      byte,
      String.fromCharCode(place < printable ? byte : 256 + place - printable),
    ]),
  );
}

/**
 * Byte-pair merging: while any neighbours have a rank, every occurrence of the lowest-ranked pair is merged, from left to
 * right. Ranks are looked up once per pair, so that a very long word costs comparisons rather than string look-ups.
 */
export function mergePairs(word: readonly string[], rank: PairRank): string[] {
  const pieces = [...word];
  const rankAt = (i: number): number => {
    const [left, right] = [pieces[i], pieces[i + 1]];
    return left === undefined || right === undefined ? Infinity : (rank(left, right) ?? Infinity);
  };
  const ranks = pieces.map((_, i) => rankAt(i)); // ranks[i] belongs to pieces i and i + 1
  for (;;) {
    let lowest = Infinity;
    for (const value of ranks) if (value < lowest) lowest = value;
    if (lowest === Infinity) return pieces;
    mergeEvery(pieces, ranks, lowest);
    for (let i = 0; i < pieces.length; i++) if (Number.isNaN(ranks[i])) ranks[i] = rankAt(i);
  }
}

/** Merges the pairs of one rank in place; the ranks that this makes stale become NaN. */
function mergeEvery(pieces: string[], ranks: number[], rank: number): void {
  let kept = 0;
  for (let i = 0; i < pieces.length; i++, kept++) {
    const [piece, next] = [pieces[i], pieces[i + 1]];
    const value = ranks[i];
    if (piece === undefined || value === undefined) break;
    if (value === rank && next !== undefined) {
      pieces[kept] = piece + next;
      ranks[kept] = NaN;
      if (kept > 0) ranks[kept - 1] = NaN;
      i++;
    } else {
      pieces[kept] = piece;
      ranks[kept] = value;
    }
  }
  pieces.length = kept;
  ranks.length = kept;
}
