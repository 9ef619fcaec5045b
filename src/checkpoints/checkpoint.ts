import { WeightsError } from '../errors';
import type { During, OnProgress } from '../progress';
import type { PredictionType } from '../schedulers';
import { SimpleTokenizer } from '../text/tokenizer';
import type { Part } from '../weights/names';
import type { PartModule } from '../weights/open';
import type { PartSource } from '../weights/part-source';
import { openPartAt, stemOf } from '../weights/locate';
import type { Preset } from '../models/presets';

/** A checkpoint whose configs have been read: what to build, and where the weights of each part are. */
export interface Checkpoint {
  /** What others know it by: its name on a hub, or that of its file or folder without the path, which is nobody's business. */
  readonly name: string;
  /** Under which licence the weights may be used, where that is known. */
  readonly licence: string | null;
  readonly preset: Preset;
  readonly tokenizer: SimpleTokenizer;
  /** What in its files is not as they ask, one sentence each. */
  readonly warnings?: readonly string[];
  /** The words that its captions had, if they are so few that a prompt may have none of them. */
  readonly words?: ReadonlySet<string>;
  /**
   * Opens the weights of a part, which the caller closes; what has to be fetched first is. A checkpoint outlives the call that opened it:
   * `during` is that of the call which opens the part.
   */
  open(target: PartModule, during?: During): Promise<PartSource>;
}

/** A file for each part, in any form that `loadWeights` reads; parts without one cannot be used. */
export type PartFiles = Readonly<Partial<Record<Part, string | URL>>>;

/** One checkpoint, by name, path or URL, or a file for each part. */
export type Weights = string | URL | PartFiles;

/** Whether `weights` names one checkpoint, whose configs say what is built. */
export function isOneCheckpoint(weights: unknown): weights is string | URL {
  return typeof weights === 'string' || weights instanceof URL;
}

/** What decides how a checkpoint is read, besides where it is. */
export interface CheckpointOptions {
  /** Which saved precision of a diffusers folder to read, such as `'fp16'`; default: the full one if there, else fp16. */
  readonly variant?: string;
  /**
   * The path or URL of a diffusers folder whose configs and tokenizer describe a single file of an unusual structure, as in
   * diffusers' `from_single_file`; default: what the file's names and shapes say. Not together with any other checkpoint.
   */
  readonly config?: string;
  /**
   * What the network predicts, whatever its files say. Default: what they say; for a single file of SD 2.x that does not,
   * `'v_prediction'`, as of the 768-pixel model.
   */
  readonly predictionType?: PredictionType;
  /**
   * Read the UNet's weights from the moving averages of its training that a single file keeps besides (`model_ema.…`), as published
   * checkpoints of several gigabytes do. Default: false, as the file is drawn with elsewhere. Not together with any other checkpoint.
   */
  readonly ema?: boolean;
  /** Use what is cached of a hub alone, and no network. Default: false; `HF_HUB_OFFLINE=1` does the same in Node. */
  readonly localFilesOnly?: boolean;
  /** Node: the folder of the hub's cache. Default: that of Python's library. */
  readonly cacheDir?: string;
  /** The hub's address. Default: `HF_ENDPOINT` in Node, else https://huggingface.co. */
  readonly endpoint?: string;
}

/** Tells whoever listens what is to be known of a checkpoint; returns whether anybody did. */
export function announce({ name, licence, warnings = [] }: Checkpoint, onProgress?: OnProgress): boolean {
  for (const message of warnings) onProgress?.({ kind: 'warning', message });
  if (licence !== null) onProgress?.({ kind: 'licence', checkpoint: name, licence });
  return onProgress !== undefined;
}

/** What is to be said of a prompt of which a checkpoint knows no word, nor any of the learned `tokens`; null where it knows one. */
export function unknownPrompt(checkpoint: Checkpoint | null, prompt: string, tokens: readonly string[]): string | null {
  const lower = prompt.toLowerCase();
  const { name, words } = checkpoint ?? { name: '' };
  if (words === undefined || prompt.trim() === '') return null;
  if (lower.split(/[^\p{L}\p{N}]+/u).some((word) => words.has(word))) return null;
  if (tokens.some((token) => lower.includes(token.toLowerCase()))) return null;
  const shown = prompt.length > 60 ? `${prompt.slice(0, 60)}…` : prompt;
  const advice = "it draws emoji, such as 'a red heart on a blue background'; another checkpoint knows more";
  return `${name}: the model was taught no word of '${shown}', and the picture has nothing to do with it; ${advice}.`;
}

/** A checkpoint of one file for each part, with the numbers and the tokenizer of KerasCV's own. */
export async function partFilesCheckpoint(name: string, partFiles: PartFiles, preset: Preset): Promise<Checkpoint> {
  const { diffusionModel } = partFiles;
  return {
    name: diffusionModel === undefined ? name : stemOf(diffusionModel),
    preset,
    licence: null,
    tokenizer: await SimpleTokenizer.clip(),
    async open(target, during) {
      const location = partFiles[target.part];
      if (location !== undefined) return openPartAt(target, location, during);
      const found = `weights has no file for the ${target.part}`;
      throw new WeightsError(`${name}: ${found}; add \`${target.part}\` to it, or load it with loadWeights(file).`);
    },
  };
}

/** One file of a hub for each part. */
export type HubFiles = Readonly<Record<Part, readonly [id: string, path: string]>>;

/** What a class draws with when no checkpoint is named: KerasCV's, in its published files. */
export interface BuiltIn {
  readonly name: string;
  readonly licence: string;
  readonly preset: Preset;
  readonly files?: HubFiles;
}
