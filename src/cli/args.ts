import type { BackendName } from '../backends';
import { OptionError, shown } from '../errors';
import type { InpaintOptions } from '../pipeline/picture-options';
import type { GenerateOptions } from '../pipeline/run-options';
import { words } from './flags';
import { behind, parseWords } from './words';

/** The parsed command line; the library has the defaults of absent settings. */
export interface Arguments {
  /** `-` stands for standard input; null if not given. */
  readonly prompt: string | null;
  readonly model: string;
  /** The picture to begin with, and the one that says where it is drawn anew. */
  readonly image?: string;
  readonly mask?: string;
  /** The options of a run that have flags. */
  readonly run: RunArguments;
  readonly vaeTiling: boolean;
  readonly taesd?: string;
  readonly batchCount: number;
  /** Left out: a name that is free. */
  readonly output?: string;
  /** Whether a file that is there is overwritten. */
  readonly force: boolean;
  readonly backend: BackendName | 'auto';
  readonly quiet: boolean;
}

/** Those of a picture that begins with another too. */
export type RunArguments = GenerateOptions & Omit<InpaintOptions, keyof GenerateOptions>;

/**
 * Reads the words after the program's name.
 *
 * @throws OptionError that names every fault, in one line.
 */
export function readArguments(given: readonly string[]): Arguments | 'help' | 'version' {
  const { values, positionals } = parseWords(given, words, 'sd-ts --help');
  if (values['help'] === true) return 'help';
  if (values['version'] === true) return 'version';

  const faults: string[] = [];
  const prompts = [...positionals, ...(typeof values['prompt'] === 'string' ? [values['prompt']] : [])];
  if (prompts.length > 1) faults.push(`there are ${prompts.length} prompts; one is needed, in quotes`);
  const run: Record<string, unknown> = { promptSyntax: 'weighted' };
  for (const word of words) {
    const value = values[word.name];
    if (value === undefined) continue;
    const read = behind(word, value);
    if (word.kind?.holds(read) === false) faults.push(`--${word.name} is ${shown(value)}; ${word.kind.needed}`);
    else if (word.needs !== undefined && values[word.needs] === undefined)
      faults.push(`--${word.name} says nothing without --${word.needs}`);
    else if (word.option !== undefined) run[word.option] = word.read === undefined ? read : word.read(read as never);
  }
  if (run['hiresFix'] !== undefined && values['init-img'] !== undefined)
    faults.push('--hires begins with text, and cannot have --init-img');
  if (faults.length > 0) throw new OptionError(`${faults.join('; ')}. See sd-ts --help.`);

  const text = (name: string) => [values[name]].find((value) => typeof value === 'string');
  const found = { taesd: text('taesd'), output: text('output'), image: text('init-img'), mask: text('mask') };
  return {
    prompt: prompts[0] ?? null,
    model: text('model') ?? 'tiny',
    run,
    batchCount: Number(text('batch-count') ?? 1),
    backend: (text('backend') ?? 'wasm') as BackendName | 'auto', // its kind has checked it
    vaeTiling: values['vae-tiling'] === true,
    force: values['force'] === true,
    quiet: values['quiet'] === true,
    ...withoutUndefined(found),
  };
}

/** The files that `batchCount` pictures go to: the output itself for one, `name_1.png` and so on for more. */
export function outputNames(output: string, batchCount: number): string[] {
  if (batchCount === 1) return [output];
  return Array.from({ length: batchCount }, (_, i) => output.replace(/(\.\w+)$/, `_${i + 1}$1`));
}

/** The same object without the properties that are undefined. */
export function withoutUndefined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
