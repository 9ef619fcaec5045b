import { version } from '../../package.json';
import type { LoadedLora } from './adapters';
import type { PictureSettings } from './option';
import { valueAt } from './lists';
import type { Prompts } from './prompts';
import { runSettings, type Run } from './run';

/** What decides a picture besides the options of its run. */
export interface Drawn {
  /** null where a context was given in its place. */
  readonly prompt: Prompts | null;
  /** What others know the checkpoint by, which is no path. */
  readonly checkpoint: string;
  readonly variant: string | undefined;
  readonly predictionType: string | undefined;
  /** Whether the UNet is the moving average of its training. */
  readonly ema?: boolean | undefined;
  readonly loras: readonly LoadedLora[];
  /** The learned tokens that are loaded, of which the prompts may use some. */
  readonly learnedTokens: readonly string[];
  readonly precision: string;
  readonly backend: string;
  /** The name of the decoder that the caller has brought, if that is so. */
  readonly decoder: string | undefined;
  /** What is to be said of the picture that it began with, if it did. */
  readonly flow?: PictureSettings;
  /** Whether the noise was given, so that the seed says nothing. */
  readonly isNoiseGiven: boolean;
}

/**
 * Prompt and settings of the picture at `place` of its batch, in the form that AUTOMATIC1111's web UI writes and other programs read: all
 * that is needed to draw it again.
 */
export function describeRun(drawn: Drawn, run: Run, place: number): string {
  const { batchSize } = run;
  const prompt = drawn.prompt === null ? null : valueAt(drawn.prompt, place, batchSize);
  const negativePrompt = valueAt(run.negativePrompt, place, batchSize);
  const isBatch = batchSize > 1 && typeof run.seed === 'number'; // with seeds of their own pictures know nothing of each other
  const prompts = `${prompt ?? ''}\n${negativePrompt}`;
  const tokens = drawn.learnedTokens.filter((token) => prompts.toLowerCase().includes(token.toLowerCase()));
  const settings: PictureSettings = {
    ...runSettings({ ...run, seed: valueAt(run.seed, place, batchSize) }),
    ...(drawn.isNoiseGiven && { Seed: false, RNG: false, Noise: 'given' }),
    ...drawn.flow,
    Decoder: drawn.decoder,
    'VAE tiles': run.tile ?? undefined,
    Size: `${run.width}x${run.height}`,
    Model: drawn.checkpoint,
    Variant: drawn.variant,
    'Prediction type': drawn.predictionType,
    EMA: drawn.ema,
    Lora: drawn.loras.length > 0 && drawn.loras.map(({ name, scale }) => `${name}: ${scale}`).join(', '),
    TI: tokens.length > 0 && tokens.join(', '),
    Precision: drawn.precision,
    Backend: drawn.backend,
    'Batch size': isBatch && batchSize,
    'Batch pos': isBatch && place,
    Version: `sd-ts ${version}`,
  };
  const line = Object.entries(settings)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) => `${key}: ${quoted(String(value))}`);
  const negative = negativePrompt === '' ? [] : [`Negative prompt: ${negativePrompt}`];
  return [...(prompt === null ? [] : [prompt]), ...negative, line.join(', ')].join('\n');
}

/** As the web UI has it: JSON's quotes around what its reader would end at a comma, a colon or a line, or strip. */
function quoted(value: string): string {
  return /[",:\n\r\\]|^\s|\s$/.test(value) ? JSON.stringify(value) : value;
}
