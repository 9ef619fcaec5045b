import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OptionError } from '../errors';
import type { ImageType } from '../index';

/** What the command line asks for; absent settings are left to the library. */
export interface Arguments {
  /** `-` stands for standard input; null: none was given. */
  readonly prompt: string | null;
  readonly negativePrompt?: string;
  readonly model: string;
  readonly width?: number;
  readonly height?: number;
  readonly seed?: number;
  readonly steps: number;
  readonly cfgScale?: number;
  readonly guidanceEnd?: number;
  readonly deepCache?: number;
  readonly vaeTiling: boolean;
  readonly taesd?: string;
  readonly samplingMethod?: string;
  readonly batchCount: number;
  /** Left out: a name that is free. */
  readonly output?: string;
  /** Whether a file that is there is overwritten. */
  readonly force: boolean;
  readonly rng?: string;
  readonly backend: string;
  readonly quiet: boolean;
}

export const HELP = `Draws a picture from a prompt with Stable Diffusion.

Usage: sd-ts [options] "prompt"

  -p, --prompt TEXT            what to draw; the same as giving it without an option; - reads it
                               from standard input; where there is none, a terminal is asked
  -n, --negative-prompt TEXT   what to keep out of the picture
  -m, --model MODEL            'tiny', which comes with sd-ts (default), a diffusers folder, a
                               .safetensors file, or a model on a hub, such as stabilityai/sd-turbo
  -W, --width N                in pixels (default: the model's own)
  -H, --height N               in pixels (default: the model's own)
  -s, --seed N                 the same seed draws the same picture (default, or -1: a random one)
      --steps N                denoising steps (default: 25)
      --cfg-scale N            how closely to follow the prompt (default: 7.5)
      --guidance-end N         the fraction of the steps after which guidance ends: 0.5 for half
                               (default: 1); the steps after it take half the time
      --deep-cache N           run the whole UNet in every N-th step alone, else its outer part
      --vae-tiling             decode large pictures in tiles, in less memory
      --taesd MODEL            decode with a tiny decoder: a folder, a .safetensors file, or a model
                               on a hub
      --sampling-method NAME   ddim, euler, euler_karras, euler_a, dpm++2m, dpm++2m_karras or
                               pndm (default: the model's own; ddim for tiny)
      --rng NAME               whose random numbers: tensorflow (default), torch or jax
      --backend NAME           wasm (default), tensorflow, webgpu, cpu, or auto
  -b, --batch-count N          how many pictures; each has the seed of the one before plus 1
  -o, --output FILE            a .png file or, with sharp installed, a .jpg, .webp or .avif
                               (default: output.png or, while that is taken, output-2.png,
                               output-3.png, …); with -b 3 and x.png: x_1.png, x_2.png, x_3.png
  -f, --force                  overwrite a file that is there
      --quiet                  write nothing but errors
  -h, --help                   show this
      --version                show the version
`;

const options = {
  prompt: { type: 'string', short: 'p' },
  'negative-prompt': { type: 'string', short: 'n' },
  model: { type: 'string', short: 'm' },
  width: { type: 'string', short: 'W' },
  height: { type: 'string', short: 'H' },
  seed: { type: 'string', short: 's' },
  steps: { type: 'string' },
  'cfg-scale': { type: 'string' },
  'guidance-end': { type: 'string' },
  'deep-cache': { type: 'string' },
  'vae-tiling': { type: 'boolean' },
  taesd: { type: 'string' },
  'sampling-method': { type: 'string' },
  'batch-count': { type: 'string', short: 'b' },
  output: { type: 'string', short: 'o' },
  force: { type: 'boolean', short: 'f' },
  rng: { type: 'string' },
  backend: { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} satisfies ParseArgsConfig['options'];

/** Names of files that pictures go to. */
const PICTURE = /[^/\\]\.(png|jpe?g|webp|avif)$/i;

/** The format of a picture with such a name. */
export function typeOfName(name: string): ImageType {
  const ending = PICTURE.exec(name)?.[1]?.toLowerCase() ?? 'png';
  return `image/${ending === 'jpg' ? 'jpeg' : (ending as 'png' | 'jpeg' | 'webp' | 'avif')}`;
}

/**
 * Reads the words after the program's name.
 *
 * @throws OptionError that names every fault, in one line.
 */
export function readArguments(words: readonly string[]): Arguments | 'help' | 'version' {
  const { values, positionals } = parse(words);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';

  const faults: string[] = [];
  const prompts = [...positionals, ...(values.prompt === undefined ? [] : [values.prompt])];
  if (prompts.length > 1) faults.push(`there are ${prompts.length} prompts; one is needed, in quotes`);

  const number = (name: keyof typeof values, kind: Kind): number | undefined => {
    const text = values[name];
    if (typeof text !== 'string') return undefined;
    const value = Number(text);
    if (text.trim() !== '' && kind.fits(value)) return value;
    faults.push(`--${name} is '${text}'; ${kind.needed} is needed`);
    return undefined;
  };
  const { output } = values;
  if (output !== undefined && !PICTURE.test(output))
    faults.push(`--output is '${output}'; a name that ends in .png, .jpg, .webp or .avif is needed`);

  const seed = number('seed', SEED);
  const found = {
    output,
    negativePrompt: values['negative-prompt'],
    width: number('width', COUNT),
    height: number('height', COUNT),
    seed: seed === RANDOM ? undefined : seed,
    cfgScale: number('cfg-scale', NUMBER),
    guidanceEnd: number('guidance-end', FRACTION),
    deepCache: number('deep-cache', COUNT),
    taesd: values.taesd,
    samplingMethod: values['sampling-method'],
    rng: values.rng,
  };
  const needed = {
    prompt: prompts[0] ?? null,
    model: values.model ?? 'tiny',
    steps: number('steps', COUNT) ?? 25,
    batchCount: number('batch-count', COUNT) ?? 1,
    vaeTiling: values['vae-tiling'] ?? false,
    force: values.force ?? false,
    backend: values.backend ?? 'wasm',
    quiet: values.quiet ?? false,
  };
  if (faults.length > 0) throw new OptionError(`${faults.join('; ')}. See sd-ts --help.`);
  return { ...needed, ...withoutUndefined(found) };
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

interface Kind {
  readonly needed: string;
  fits(value: number): boolean;
}

const COUNT: Kind = {
  needed: 'a whole number of at least 1',
  fits: (value) => Number.isSafeInteger(value) && value >= 1,
};
/** What the seed of a random one is called everywhere. */
const RANDOM = -1;
const SEED: Kind = {
  needed: 'a whole number from 0, or -1 for a random one,',
  fits: (value) => Number.isSafeInteger(value) && value >= RANDOM,
};
const FRACTION: Kind = { needed: 'a number from 0 to 1', fits: (value) => value >= 0 && value <= 1 };
const NUMBER: Kind = { needed: 'a number', fits: Number.isFinite };

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: withNegatives(words), options, allowPositionals: true });
  } catch (error) {
    // Node names the fault in its first sentence. Advice follows, needed only where a value looks like an option.
    const sentences = (error instanceof Error ? error.message : String(error)).split(/\. |\.?\n/);
    const needed =
      sentences[0]?.endsWith('is ambiguous') === true ? [sentences[0], sentences.at(-1)] : sentences.slice(0, 1);
    throw new OptionError(`${needed.join('. ').replace(/\.$/, '')}. See sd-ts --help.`, { cause: error });
  }
}

/** Node takes the -1 of `--seed -1` for an option; `--seed=-1` is the same and clear. */
function withNegatives(words: readonly string[]): string[] {
  const result: string[] = [];
  for (const [i, word] of words.entries()) {
    const before = words[i - 1] ?? '';
    const isValue = /^-\.?\d/.test(word) && !words.slice(0, i).includes('--');
    const name = Object.entries<{ type: string; short?: string }>(options).find(
      ([long, { type, short }]) =>
        type === 'string' && (before === `--${long}` || (short !== undefined && before === `-${short}`)),
    )?.[0];
    if (isValue && name !== undefined) result.splice(-1, 1, `--${name}=${word}`);
    else result.push(word);
  }
  return result;
}
