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

/**
 * One visible character for each byte, in the order of the vocabulary: the byte's own where printable, else from U+0100
 * on.
 */
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
 * Byte-pair merging: while any neighbours have a rank, every occurrence of the lowest-ranked pair is merged, from left
 * to right. Places wait by their rank, so that a word takes time with its length, not with the square of it.
 */
export function mergePairs(word: readonly string[], rank: PairRank): string[] {
  const pieces: (string | null)[] = [...word]; // null where a piece has become part of the one before it
  const after = word.map((_, i) => i + 1);
  const before = word.map((_, i) => i - 1);
  const ranks = new Array<number>(word.length).fill(Infinity); // ranks[i] belongs to piece i and the one after it
  const waiting = new Map<number, number[]>(); // places by rank; some are out of date by the time they are looked at
  const lowest = new Lowest();

  const offer = (i: number): void => {
    const [left, right] = [pieces[i], pieces[after[i] ?? -1]];
    const value = left == null || right == null ? Infinity : (rank(left, right) ?? Infinity);
    ranks[i] = value;
    const places = waiting.get(value);
    if (places !== undefined) places.push(i);
    else if (value !== Infinity) {
      waiting.set(value, [i]);
      lowest.add(value);
    }
  };

  word.forEach((_, i) => {
    offer(i);
  });
  for (let value = lowest.take(); value !== undefined; value = lowest.take()) {
    const places = waiting.get(value) ?? [];
    waiting.delete(value);
    const stale: number[] = [];
    for (const i of places.sort((a, b) => a - b)) {
      const [left, next = 0] = [pieces[i], after[i]];
      const right = pieces[next];
      if (ranks[i] !== value || left == null || right == null) continue;
      [pieces[i], pieces[next], ranks[next]] = [left + right, null, Infinity];
      const [beyond = 0, ahead = -1] = [after[next], before[i]];
      [after[i], before[beyond]] = [beyond, i];
      for (const one of ahead < 0 ? [i] : [ahead, i]) {
        ranks[one] = NaN;
        stale.push(one);
      }
    }
    for (const i of stale) if (Number.isNaN(ranks[i])) offer(i);
  }
  return pieces.filter((piece) => piece !== null);
}

/** A binary heap of numbers, the lowest first. */
class Lowest {
  readonly #heap: number[] = [];

  add(value: number): void {
    const heap = this.#heap;
    let at = heap.length;
    for (let up = (at - 1) >> 1; at > 0 && (heap[up] as number) > value; up = (at - 1) >> 1) {
      heap[at] = heap[up] as number;
      at = up;
    }
    heap[at] = value;
  }

  take(): number | undefined {
    const heap = this.#heap;
    const [first, last] = [heap[0], heap.pop()];
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const down = (heap[right] ?? Infinity) < (heap[left] ?? Infinity) ? right : left;
      if ((heap[down] ?? Infinity) >= last) break;
      heap[at] = heap[down] as number;
      at = down;
    }
    heap[at] = last;
    return first;
  }
}
