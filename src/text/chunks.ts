import type { SimpleTokenizer } from './tokenizer';
import { parseWeighted } from './weighted';

/** A prompt of any length as chunks of the text encoder's length: rows of ids, and the weight of each. */
export interface Chunks {
  readonly tokens: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
}

type Tokenizer = Pick<SimpleTokenizer, 'encodeGroups' | 'startOfText' | 'endOfText' | 'padding'>;

/**
 * A chunk that would end inside of a phrase ends after the last comma instead, if that is no more than so many tokens
 * back.
 */
const COMMA_BACKTRACK = 20;

/**
 * The chunks of a weighted prompt, `[chunks, maxLength]` each, at least one, cut as AUTOMATIC1111's web UI does by
 * default: after `maxLength - 2` tokens or, up to 20 tokens before, after the last comma; at each `BREAK`; and never
 * inside a learned token. Throws `OptionError` for a prompt of over 65,536 characters.
 */
export function weightedChunks(tokenizer: Tokenizer, prompt: string, maxLength = 77): Chunks {
  const writer = new ChunkWriter(tokenizer, maxLength);
  const sections = parseWeighted(prompt);
  for (const [i, section] of sections.entries()) {
    if (i > 0) writer.end();
    for (const { text, weight } of section) {
      for (const group of tokenizer.encodeGroups(text)) writer.add(group, weight);
    }
  }
  return writer.finished();
}

/** The same with empty prompts behind, so that there are `count`. */
export function paddedChunks(tokenizer: Tokenizer, { tokens, weights }: Chunks, count: number, maxLength = 77): Chunks {
  const empty = weightedChunks(tokenizer, '', maxLength);
  const missing = Array.from({ length: Math.max(0, count - tokens.length) });
  return {
    tokens: [...tokens, ...missing.flatMap(() => empty.tokens)],
    weights: [...weights, ...missing.flatMap(() => empty.weights)],
  };
}

class ChunkWriter {
  readonly #comma: number | undefined;
  readonly #most: number;
  readonly #tokens: number[][] = [];
  readonly #weights: number[][] = [];
  /** Of the chunk that is being written. */
  #ids: number[] = [];
  #idWeights: number[] = [];
  /** How many of its ids come before its last comma; null if it has no comma. */
  #beforeComma: number | null = null;

  constructor(
    private readonly tokenizer: Tokenizer,
    private readonly maxLength: number,
  ) {
    this.#most = maxLength - 2;
    this.#comma = tokenizer.encodeGroups(',')[0]?.[0];
  }

  /** Adds ids that stay together. */
  add(group: readonly number[], weight: number): void {
    const isFull = this.#ids.length === this.#most;
    if (group[0] === this.#comma) this.#beforeComma = this.#ids.length;
    else if (isFull && this.#beforeComma !== null && this.#most - this.#beforeComma <= COMMA_BACKTRACK) {
      this.#endAfter(this.#beforeComma + 1);
    }
    if (this.#ids.length + Math.min(group.length, this.#most) > this.#most) this.end();
    for (const id of group) {
      if (this.#ids.length === this.#most) this.end(); // a token of more vectors than a chunk has room for
      this.#ids.push(id);
      this.#idWeights.push(weight);
    }
  }

  /** Ends the chunk after its first `count` ids; the others begin the next one. */
  #endAfter(count: number): void {
    const [ids, weights] = [this.#ids.splice(count), this.#idWeights.splice(count)];
    this.end();
    [this.#ids, this.#idWeights] = [ids, weights];
  }

  /** Ends the chunk, whatever is in it. */
  end(): void {
    const { startOfText, endOfText, padding } = this.tokenizer;
    const missing = this.#most - this.#ids.length;
    this.#tokens.push([startOfText, ...this.#ids, endOfText, ...new Array<number>(missing).fill(padding)]);
    this.#weights.push([1, ...this.#idWeights, 1, ...new Array<number>(missing).fill(1)]);
    [this.#ids, this.#idWeights, this.#beforeComma] = [[], [], null];
  }

  finished(): Chunks {
    if (this.#ids.length > 0 || this.#tokens.length === 0) this.end();
    return { tokens: this.#tokens, weights: this.#weights };
  }
}
