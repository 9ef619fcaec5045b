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
  /** Its public name: that on a hub, or that of its file or folder without the path, which is private. */
  readonly name: string;
  /** The licence of the weights, if known. */
  readonly licence: string | null;
  readonly preset: Preset;
  readonly tokenizer: SimpleTokenizer;
  /** Settings in its files that are not followed, one sentence each. */
  readonly warnings?: readonly string[];
  /** The words that its captions had, if they are so few that a prompt may have none of them. */
  readonly words?: ReadonlySet<string>;
  /**
   * Opens the weights of a part, and fetches them first if needed; the caller closes them. A checkpoint outlives the
   * call that opened it: `during` belongs to the call that opens the part.
   */
  open(target: PartModule, during?: During): Promise<PartSource>;
}

/** A file for each part, in any form that `loadWeights` reads; parts without one cannot be used. */
export type PartFiles = Readonly<Partial<Record<Part, string | URL>>>;

/**
 * The files of a diffusers folder by their paths, or a single file by its name: as a page is given them by drag and
 * drop. They are read by range, never whole.
 */
export type GivenFiles = ReadonlyMap<string, Blob>;

/** One checkpoint, by name, path or URL, or as files at hand, or a file for each part. */
export type Weights = string | URL | GivenFiles | PartFiles;

/** Whether `weights` is given as files, and not by a name or place. */
export function areGivenFiles(weights: Weights | undefined): weights is GivenFiles {
  return weights instanceof Map;
}

/** Whether `weights` is one checkpoint, whose configs say what is built. */
export function isOneCheckpoint(weights: unknown): weights is string | URL | GivenFiles {
  return typeof weights === 'string' || weights instanceof URL || weights instanceof Map;
}

/** Options of how a checkpoint is read. */
export interface CheckpointOptions {
  /**
   * Which saved precision of a diffusers folder to read, such as `'fp16'`; default: the full one if there, else fp16.
   */
  readonly variant?: string;
  /**
   * The path or URL of a diffusers folder whose configs and tokenizer describe a single file of an unusual structure,
   * as in diffusers' `from_single_file`; default: what the file's names and shapes say. Not together with any other
   * checkpoint.
   */
  readonly config?: string;
  /**
   * What the network predicts, whatever its files say. Default: what they say; for a single file of SD 2.x that does
   * not, `'v_prediction'`, as of the 768-pixel model.
   */
  readonly predictionType?: PredictionType;
  /**
   * Read the UNet's weights from the moving averages of its training that a single file keeps besides (`model_ema.…`),
   * as published checkpoints of several gigabytes do. Default: false, as the file is drawn with elsewhere. Not together
   * with any other checkpoint.
   */
  readonly ema?: boolean;
  /** Use what is cached of a hub alone, and no network. Default: false; `HF_HUB_OFFLINE=1` does the same in Node. */
  readonly localFilesOnly?: boolean;
  /** Node: the folder of the hub's cache. Default: that of Python's library. */
  readonly cacheDir?: string;
  /** The hub's address. Default: `HF_ENDPOINT` in Node, else https://huggingface.co. */
  readonly endpoint?: string;
}

/** Reports the licence and warnings of a checkpoint; returns whether there was a listener. */
export function announce({ name, licence, warnings = [] }: Checkpoint, onProgress?: OnProgress): boolean {
  for (const message of warnings) onProgress?.({ kind: 'warning', message });
  if (licence !== null) onProgress?.({ kind: 'licence', checkpoint: name, licence });
  return onProgress !== undefined;
}

/** The warning for a prompt of which a checkpoint knows no word and no learned token; null if it knows one. */
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

/** A checkpoint of one file for each part, with KerasCV's constants and tokenizer. */
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

/** The checkpoint of a class if none is named: KerasCV's published files. */
export interface BuiltIn {
  readonly name: string;
  readonly licence: string;
  readonly preset: Preset;
  readonly files?: HubFiles;
}
