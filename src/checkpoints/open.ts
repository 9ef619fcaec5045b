import { isHubId } from '#hub';
import { embeddedFolder } from '../embedded';
import { OptionError } from '../errors';
import type { During } from '../progress';
import { SimpleTokenizer } from '../text/tokenizer';
import { isTensorFile } from '../weights/open';
import {
  areGivenFiles,
  isOneCheckpoint,
  partFilesCheckpoint,
  type BuiltIn,
  type Checkpoint,
  type CheckpointOptions,
  type Weights,
} from './checkpoint';
import { openFolder } from './diffusers/folder';
import { hubPartFiles, openHubFolder } from './hub';
import { folderAt, isTaken, stemOf } from '../weights/locate';
import { findFile } from './found-file';
import { openGivenFiles } from './given-files';
import { openSingleFile } from './ldm/single-file';
import { tinyWords } from './tiny-words';

const TINY = 'MIT (weights; trained on Fluent Emoji, MIT)';

/**
 * Reads the configs and the tokenizer of a checkpoint: `'tiny'` (the embedded model), a diffusers folder by its path or
 * URL, one file (`.safetensors`, `.ckpt`) that holds all parts, or `'owner/name'` (`'owner/name@revision'`,
 * `'owner/name/file.safetensors'`) on a hub. What is on the disk goes before the hub, whole or not. Throws
 * `WeightsError` if it is missing, incomplete or not supported.
 */
export async function openCheckpoint(
  location: string,
  options: CheckpointOptions = {},
  during: During = {},
): Promise<Checkpoint> {
  const isSingle = isTensorFile(location);
  if (options.config !== undefined && !isSingle)
    throw misplaced(location, 'config', 'describes a single file, and a folder has configs of its own');
  if (options.ema === true && !isSingle)
    throw misplaced(location, 'ema', 'chooses weights in a single file, and a folder has one kind');
  if (location === 'tiny') {
    const tiny = await openFolder('tiny', embeddedFolder, options, during);
    return { ...tiny, licence: TINY, words: tinyWords };
  }
  if (isSingle) {
    if (options.variant !== undefined)
      throw misplaced(location, 'variant', 'names files of a diffusers folder, and this is one file');
    const { name, open } = await findFile(location, options);
    return openSingleFile(location, name, open, options, during);
  }
  const isHere = !isHubId(location) || (await isTaken(location, 'model_index.json', during));
  if (isHere) return openFolder(stemOf(location), folderAt(location), options, during);
  return openHubFolder(location, options, during);
}

/**
 * What the option `weights` names: a checkpoint, a file for each part, or, where it names nothing, what the class draws
 * with.
 */
export async function openWeights(
  { weights, ...options }: CheckpointOptions & { readonly weights?: Weights },
  { name, licence, preset, files }: BuiltIn,
  during: During,
): Promise<Checkpoint> {
  if (areGivenFiles(weights)) return openGivenFiles(weights, options, during);
  if (isOneCheckpoint(weights)) return openCheckpoint(String(weights), options, during);
  if (weights !== undefined) return partFilesCheckpoint(name, weights, preset);
  return { name, licence, preset, tokenizer: await SimpleTokenizer.clip(), open: hubPartFiles(files, options) };
}

/** The error for an option that does not apply to the checkpoint. */
function misplaced(where: string, option: keyof CheckpointOptions, why: string): OptionError {
  return new OptionError(`${where}: ${option} ${why}; leave it out.`);
}
