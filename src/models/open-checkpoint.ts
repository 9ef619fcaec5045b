import { files } from '#files';
import { isHubId, openHub } from '#hub';
import { embeddedFile } from '../embedded';
import type { Folder, OpenFile } from '../files';
import type { HubOptions } from '../hub/hub';
import type { During } from '../progress';
import { SimpleTokenizer } from '../text/tokenizer';
import { refusePickles } from '../weights/open';
import type { BuiltIn } from './built-in';
import { partFilesCheckpoint, type Checkpoint, type CheckpointOptions, type PartFiles } from './checkpoint';
import { openFolder } from './diffusers-folder';
import { hubPartFiles, openHubFolder } from './hub-checkpoint';
import { folderAt, openFile } from './locate';
import { openSingleFile } from './single-file';

/**
 * Reads the configs and the tokenizer of a checkpoint: `'tiny'` (the embedded model), a diffusers folder by its path or URL, one
 * `.safetensors` file that holds all parts, or `'owner/name'` (`'owner/name@revision'`, `'owner/name/file.safetensors'`) on a hub. What
 * is on the disk goes before the hub. Throws `WeightsError` when it is not there, not whole or not supported.
 */
export async function openCheckpoint(
  location: string,
  options: CheckpointOptions = {},
  during: During = {},
): Promise<Checkpoint> {
  refusePickles(location);
  if (location === 'tiny') return openFolder('tiny', embeddedFolder, options, during);
  if (/\.safetensors$/i.test(location)) {
    const [, id = '', path = ''] = /^([^/]+\/[^/]+)\/(.+)$/.exec(location) ?? [];
    const open = async (call: During) =>
      (await openFile(location, call)) ?? (isHubId(id) ? openOnHub(id, path, { ...options, ...call }) : null);
    return openSingleFile(location, open, options, during);
  }
  const folder = folderAt(location);
  if (!isHubId(location) || (await isThere(folder, during))) return openFolder(location, folder, options, during);
  return openHubFolder(location, options, during);
}

/** What the option `weights` names: a checkpoint, a file for each part, or, where it names nothing, what the class draws with. */
export async function openWeights(
  { weights, ...options }: CheckpointOptions & { readonly weights?: string | PartFiles },
  { name, licence, preset, files }: BuiltIn,
  during: During,
): Promise<Checkpoint> {
  if (typeof weights === 'string') return openCheckpoint(weights, options, during);
  if (weights !== undefined) return partFilesCheckpoint(name, weights, preset);
  return { name, licence, preset, tokenizer: new SimpleTokenizer(), open: hubPartFiles(files, options) };
}

async function openOnHub(id: string, path: string, options: HubOptions): Promise<OpenFile | null> {
  const folder = await openHub(id, (paths) => paths.filter((one) => one === path), options);
  return folder.open(path, options);
}

async function isThere(folder: Folder, during: During): Promise<boolean> {
  const index = await folder.open('model_index.json', during);
  await index?.close();
  return index !== null;
}

const embeddedFolder: Folder = {
  location: 'tiny',
  list: () => Promise.resolve(null),
  open(path, during) {
    const url = embeddedFile(path);
    return url === null ? Promise.resolve(null) : files.open(url, during);
  },
};
