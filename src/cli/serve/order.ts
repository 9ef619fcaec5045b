import { Faults } from '../../checks';
import type { GenerateOptions, ImageType, InpaintOptions } from '../../index';

/** The options of a run that are plain data, of text and of pictures. */
type RunOptions = Omit<GenerateOptions & InpaintOptions, 'signal' | 'onProgress' | 'decoder' | 'previewDecoder'>;
export type OrderOptions = Omit<RunOptions, 'scheduler' | 'diffusionNoise' | 'batchSize' | 'seed'> & {
  readonly scheduler?: Extract<RunOptions['scheduler'], string>;
};

/** What is asked of a thread: plain data. Several pictures are drawn one after the other, each with its own seed. */
export interface Order {
  readonly prompt: string;
  /** Of the first picture; each has the seed of the one before plus 1. */
  readonly seed: number;
  readonly count: number;
  readonly options: OrderOptions;
  readonly type: ImageType;
  /** The bytes of the file to begin with. */
  readonly image?: Uint8Array;
  /** The bytes of a file that says where it is drawn anew: where it is white, or where it is transparent. */
  readonly mask?: Uint8Array;
  readonly maskFrom?: 'luminance' | 'alpha';
}

/** A picture that was drawn, as a file. */
export interface Drawn {
  readonly bytes: Uint8Array;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** Prompt and settings, as they stand in the file. */
  readonly parameters: string;
}

/** What the model draws by itself. */
export interface Usual {
  readonly width: number;
  readonly height: number;
  readonly numSteps: number;
  readonly unconditionalGuidanceScale: number;
  readonly scheduler: string;
}

/** The most that one request may ask for. */
export interface Limits {
  /** Side in pixels; wider is allowed where it is lower, in so many pixels. */
  readonly side: number;
  readonly steps: number;
  readonly count: number;
  /** Bytes of a body. */
  readonly bytes: number;
  /** For all pictures of a request, from the first step on. */
  readonly seconds: number;
}

/** Characters of a prompt: its time grows with its length. */
export const LONGEST_PROMPT = 10_000;

/** Throws an `OptionError` that names all that is more than the limits allow. */
export function checkLimits(
  where: string,
  { prompt, seed, count, options }: Order,
  limits: Limits,
  usual: Usual,
): void {
  const faults = new Faults();
  const { width = usual.width, height = usual.height, numSteps = usual.numSteps, hiresFix } = options;
  const scale = hiresFix?.scale ?? 1;
  const pixels = width * height * scale * scale;
  const size = scale === 1 ? `${width}x${height}` : `${width}x${height}, ${scale} times as large`;
  faults.check(pixels <= limits.side ** 2, 'the size', size, `this server draws up to ${limits.side}x${limits.side}`);
  const steps = numSteps + (hiresFix?.steps ?? (hiresFix === undefined ? 0 : numSteps));
  faults.check(steps <= limits.steps, 'the number of steps', steps, `this server takes up to ${limits.steps}`);
  faults.check(count <= limits.count, 'the number of pictures', count, `up to ${limits.count} are drawn at once`);
  faults.check(Number.isSafeInteger(seed + count), 'the seed', seed, 'a whole number from 0 to 2^53 - 1 is needed');
  const { negativePrompt = '' } = options;
  for (const [name, text] of Object.entries({ prompt, negativePrompt }))
    faults.check(text.length <= LONGEST_PROMPT, `the ${name}`, text, `at most ${LONGEST_PROMPT} characters are read`);
  faults.throwAny(where);
}
