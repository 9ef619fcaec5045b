/** The most bytes of a JSON file; the largest, tokenizers and lists of tensors, have three million. */
export const MOST_JSON = 16 * 2 ** 20;
/** The most levels of lists and objects; a tokenizer has six. */
const MOST_LEVELS = 64;
/** The most values, by commas and brackets: a tokenizer has 200,000, a list of tensors ten for each tensor. */
const MOST_VALUES = 2 ** 18;

/**
 * Parses JSON that is not trusted. What it takes is bounded before anything is built: one pass over the text counts
 * levels and values. Of Python's numbers that JSON does not have, infinities (DPM++'s `lambda_min_clipped`) are read as
 * such, and `NaN` as the string `'NaN'`, which fails every check of numbers. Throws a `SyntaxError` that says what was
 * found, to which the caller adds the file; also if an object has a key twice, which two readers may read differently.
 */
export function parseJson(source: Uint8Array | string, most = MOST_JSON): unknown {
  if (source.length > most) throw new SyntaxError(`it has ${source.length} bytes, at most ${most} are read`);
  const text = typeof source === 'string' ? source : decodeUtf8(source);
  const { keys, nonNumbers } = scan(text);
  let value: unknown;
  try {
    value = JSON.parse(nonNumbers.length === 0 ? text : withoutNonNumbers(text, nonNumbers)) as unknown;
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message.slice(0, 200) : String(error), { cause: error });
  }
  if (keysOf(value) !== keys) throw new SyntaxError('an object in it has the same key twice');
  return value;
}

/** The text of bytes that must be UTF-8, without a byte order mark. Throws a `SyntaxError`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SyntaxError('it is no text in UTF-8', { cause: error });
  }
}

interface Scan {
  /** The number of keys in all objects, duplicates included. */
  readonly keys: number;
  /** Where Python's infinities and NaNs begin and end. */
  readonly nonNumbers: readonly (readonly [start: number, end: number])[];
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const isOpening = (code: number): boolean => code === 0x5b || code === 0x7b;
const isClosing = (code: number): boolean => code === 0x5d || code === 0x7d;
const NON_NUMBER = /-?(?:Infinity|NaN)/y;

/** Looks at each character once. Errors of syntax are left to the parser. */
function scan(text: string): Scan {
  const nonNumbers: [number, number][] = [];
  let [keys, values, levels] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfText(text, i);
    else if (code === COLON) keys++;
    else if (code === COMMA) values++;
    else if (isClosing(code)) levels--;
    else if (isOpening(code)) {
      values++;
      if (++levels > MOST_LEVELS) throw new SyntaxError(`it has more than ${MOST_LEVELS} levels`);
    } else if (code === 0x49 || code === 0x4e) {
      NON_NUMBER.lastIndex = text[i - 1] === '-' ? i - 1 : i;
      const [found = ''] = NON_NUMBER.exec(text) ?? [];
      if (found === '') continue;
      nonNumbers.push([NON_NUMBER.lastIndex - found.length, NON_NUMBER.lastIndex]);
      i = NON_NUMBER.lastIndex - 1;
    }
    if (values + nonNumbers.length > MOST_VALUES) throw new SyntaxError(`it has more than ${MOST_VALUES} values`);
  }
  return { keys, nonNumbers };
}

/** Where the text that begins with a quote ends: its other quote, or the end of all. */
function endOfText(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i;
    if (code === BACKSLASH) i++;
  }
  return text.length;
}

const written: Readonly<Record<string, string>> = { Infinity: '1e999', '-Infinity': '-1e999' };

function withoutNonNumbers(text: string, places: Scan['nonNumbers']): string {
  const ends = [0, ...places.map(([, end]) => end)];
  const parts = places.map(
    ([start, end], i) => text.slice(ends[i], start) + (written[text.slice(start, end)] ?? '"NaN"'),
  );
  return [...parts, text.slice(ends.at(-1))].join('');
}

/** The keys of all objects in a value, each once. */
function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner: unknown[] = Object.values(value);
  return inner.reduce<number>((sum, one) => sum + keysOf(one), Array.isArray(value) ? 0 : inner.length);
}
