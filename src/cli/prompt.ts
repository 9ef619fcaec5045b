import { OptionError } from '../errors';

/** Where a prompt may be read from: `process.stdin`. */
export type Input = AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };

interface Around {
  readonly stdin: Input;
  readonly stderr: { write(text: string): unknown };
  readonly signal: AbortSignal;
}

/** Bytes; no prompt of 77 tokens has a hundredth of it. */
const LONGEST = 2 ** 20;

/**
 * The prompt of the command line; for `-` all of standard input. If it is missing or empty, a terminal is asked.
 * Without a terminal an empty prompt is drawn, and a missing one throws `OptionError`.
 */
export async function promptOf(given: string | null, { stdin, stderr, signal }: Around): Promise<string> {
  const isAsked = (given ?? '') === '' && stdin.isTTY === true;
  if (given !== null && given !== '-' && !isAsked) return given;
  if (isAsked) stderr.write('Prompt: ');
  const read = isAsked || given === '-' ? await heard(signal, readText(stdin, isAsked)) : '';
  const prompt = read.trim();
  if (prompt !== '') return prompt;
  const needed = 'say what to draw, or give - to read it from standard input';
  throw new OptionError(`there is no prompt; ${needed}. See sd-ts --help.`);
}

/** A line, or all. */
async function readText(stdin: Input, isLine: boolean): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of stdin) {
    text += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    if (text.length > LONGEST)
      throw new OptionError(`standard input: has over ${LONGEST} characters; a prompt is needed.`);
    if (isLine && text.includes('\n')) return text.slice(0, text.indexOf('\n'));
  }
  return text;
}

/** The result of `work`; throws the signal's reason once it is aborted. */
function heard<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
