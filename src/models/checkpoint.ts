import { WeightsError } from '../errors';
import type { During } from '../progress';
import type { PredictionType } from '../schedulers';
import { SimpleTokenizer } from '../text/tokenizer';
import type { Part } from '../weights/names';
import type { Target } from '../weights/open';
import type { PartSource } from '../weights/part-source';
import { openPartAt, stemOf } from './locate';
import type { Preset } from './presets';

/** A checkpoint whose configs have been read: what to build, and where the weights of each part are. */
export interface Checkpoint {
  /** What others know it by: its name on a hub, or that of its file or folder without the path, which is nobody's business. */
  readonly name: string;
  /** Under which licence the weights may be used, where that is known. */
  readonly licence: string | null;
  readonly preset: Preset;
  readonly tokenizer: SimpleTokenizer;
  /**
   * Opens the weights of a part, which the caller closes; what has to be fetched first is. A checkpoint outlives the call that opened it:
   * `during` is that of the call which opens the part.
   */
  open(target: Target, during?: During): Promise<PartSource>;
}

/** A file for each part, in any form that `loadWeights` reads; parts without one cannot be used. */
export type PartFiles = Readonly<Partial<Record<Part, string | URL>>>;

/** What decides how a checkpoint is read, besides where it is. */
export interface CheckpointOptions {
  /** Which saved precision of a diffusers folder to read, such as `'fp16'`; default: the full one if there, else fp16. */
  readonly variant?: string;
  /**
   * The path or URL of a diffusers folder whose configs and tokenizer describe a single file of an unusual structure, as in
   * diffusers' `from_single_file`; default: what the file's names and shapes say.
   */
  readonly config?: string;
  /** What the network predicts, where a single file does not say: SD 2.x's is then taken for the 768-pixel, `'v_prediction'`. */
  readonly predictionType?: PredictionType;
  /** Use what is cached of a hub alone, and no network. Default: false; `HF_HUB_OFFLINE=1` does the same in Node. */
  readonly localFilesOnly?: boolean;
  /** Node: the folder of the hub's cache. Default: that of Python's library. */
  readonly cacheDir?: string;
  /** The hub's address. Default: `HF_ENDPOINT` in Node, else https://huggingface.co. */
  readonly endpoint?: string;
}

/** A checkpoint of one file for each part, with the numbers and the tokenizer of KerasCV's own. */
export function partFilesCheckpoint(name: string, partFiles: PartFiles, preset: Preset): Checkpoint {
  const { diffusionModel } = partFiles;
  return {
    name: diffusionModel === undefined ? name : stemOf(diffusionModel),
    preset,
    licence: null,
    tokenizer: new SimpleTokenizer(),
    async open(target, during) {
      const location = partFiles[target.part];
      if (location !== undefined) return openPartAt(target, location, during);
      const found = `weights has no file for the ${target.part}`;
      throw new WeightsError(`${name}: ${found}; add \`${target.part}\` to it, or load it with loadWeights(file).`);
    },
  };
}
