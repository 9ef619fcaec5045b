import { version } from '../../package.json';
import type { LoadedLora } from './adapters';
import type { Settings } from './option';
import { runSettings, type Run } from './run-options';

/** What decides a picture besides the options of its run. */
export interface Drawn {
  /** null where a context was given in its place. */
  readonly prompt: string | null;
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
  readonly flow?: Settings;
  /** Whether the noise was given, so that the seed says nothing. */
  readonly isNoiseGiven: boolean;
}

/**
 * Prompt and settings of the picture at `place` of its batch, in the form that AUTOMATIC1111's web UI writes and other programs read: all
 * that is needed to draw it again.
 */
export function describeRun(drawn: Drawn, run: Run, place: number): string {
  const { batchSize } = run;
  const prompts = `${drawn.prompt ?? ''}\n${run.negativePrompt}`;
  const tokens = drawn.learnedTokens.filter((token) => prompts.toLowerCase().includes(token.toLowerCase()));
  const settings: Settings = {
    ...runSettings(run),
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
    'Batch size': batchSize > 1 && batchSize,
    'Batch pos': batchSize > 1 && place,
    Version: `sd-ts ${version}`,
  };
  const line = Object.entries(settings)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) => `${key}: ${quoted(String(value))}`);
  const negative = run.negativePrompt === '' ? [] : [`Negative prompt: ${run.negativePrompt}`];
  return [...(drawn.prompt === null ? [] : [drawn.prompt]), ...negative, line.join(', ')].join('\n');
}

/** As the web UI has it: JSON's quotes around what its reader would end at a comma, a colon or a line, or strip. */
function quoted(value: string): string {
  return /[",:\n\r\\]|^\s|\s$/.test(value) ? JSON.stringify(value) : value;
}
