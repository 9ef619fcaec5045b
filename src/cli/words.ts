import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OptionError } from '../errors';
import type { Flag } from '../pipeline/option';

/** A flag of the command line. */
export interface Word extends Omit<Flag, 'value'> {
  /** What stands behind it, as `Flag.value`; left out where it is yes or no. */
  readonly value?: string;
  /** The option of a run that it gives; left out for what the command line asks besides. */
  readonly option?: string;
  /** The flag without which it says nothing. */
  readonly needs?: string;
}

type Parsed = ReturnType<
  typeof parseArgs<{ options: NonNullable<ParseArgsConfig['options']>; allowPositionals: true }>
>;

/**
 * What was given for each flag, as text or true, and the words that are no flags.
 *
 * @throws OptionError in one line, which ends in where the help is.
 */
export function parseWords(given: readonly string[], words: readonly Word[], help: string): Parsed {
  const options = Object.fromEntries(
    words.map(({ name, short, value }) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', ...(short !== undefined && { short }) } as const,
    ]),
  );
  try {
    return parseArgs({ args: withNegatives(given, words), options, allowPositionals: true });
  } catch (error) {
    // Node names the fault in its first sentence. Advice follows, needed only where a value looks like an option.
    const sentences = (error instanceof Error ? error.message : String(error)).split(/\. |\.?\n/);
    const needed =
      sentences[0]?.endsWith('is ambiguous') === true ? [sentences[0], sentences.at(-1)] : sentences.slice(0, 1);
    throw new OptionError(`${needed.join('. ').replace(/\.$/, '')}. See ${help}.`, { cause: error });
  }
}

/** Node takes the -1 of `--seed -1` for an option; `--seed=-1` is the same and clear. */
function withNegatives(given: readonly string[], words: readonly Word[]): string[] {
  const result: string[] = [];
  for (const [i, word] of given.entries()) {
    const before = given[i - 1] ?? '';
    const isValue = /^-\.?\d/.test(word) && !given.slice(0, i).includes('--');
    const name = words.find(
      ({ name, short, value }) =>
        value !== undefined && (before === `--${name}` || (short !== undefined && before === `-${short}`)),
    )?.name;
    if (isValue && name !== undefined) result.splice(-1, 1, `--${name}=${word}`);
    else result.push(word);
  }
  return result;
}

/** What stands behind a flag: a number where its help says `N`. */
export function behind({ value }: Word, given: unknown): unknown {
  if (value !== 'N' || typeof given !== 'string') return given;
  return given.trim() === '' ? NaN : Number(given);
}

/** Where the help's second column begins, and where its lines end. */
const [LEFT, RIGHT] = [31, 100];

/** A flag's lines in the help. */
export function described({ name, short, value, help }: Word): string {
  const flag = `  ${short === undefined ? '   ' : `-${short},`} --${name}${value === undefined ? '' : ` ${value}`}`;
  const lines = [''];
  for (const word of help.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trimStart();
    if (longer.length <= RIGHT - LEFT) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return `${flag.padEnd(LEFT - 1)} ${lines.join(`\n${' '.repeat(LEFT)}`)}`;
}
