import { files } from '#files';
import { isHubId, openHub } from '#hub';
import { embeddedFile } from '../embedded';
import { OptionError } from '../errors';
import type { Folder, OpenFile } from '../files';
import { refusePickles } from '../weights/open';
import type { Checkpoint, OpenOptions } from './checkpoint';
import { openFolder } from './diffusers-folder';
import { openHubFolder } from './hub-checkpoint';
import { folderAt, openFile } from './locate';
import { openSingleFile } from './single-file';

/**
 * Reads the configs and the tokenizer of a checkpoint: `'tiny'` (the embedded model), a diffusers folder by its path or URL, one
 * `.safetensors` file that holds all parts, or `'owner/name'` (`'owner/name@revision'`, `'owner/name/file.safetensors'`) on a hub. What
 * is on the disk goes before the hub. Throws `WeightsError` when it is not there, not whole or not supported.
 */
export async function openCheckpoint(location: string, options: OpenOptions = {}): Promise<Checkpoint> {
  refusePickles(location);
  const isSingle = /\.safetensors$/i.test(location);
  if (options.config !== undefined && !isSingle) throw misplaced(location, 'config', 'describes a single .safetensors file, and a folder has configs of its own'); // prettier-ignore
  if (location === 'tiny') return openFolder('tiny', embeddedFolder, options);
  const { signal } = options;
  if (isSingle) {
    const [, id = '', path = ''] = /^([^/]+\/[^/]+)\/(.+)$/.exec(location) ?? [];
    const open = async () => (await openFile(location, signal)) ?? (isHubId(id) ? openOnHub(id, path, options) : null);
    if (options.variant !== undefined)
      throw misplaced(location, 'variant', 'names files of a diffusers folder, and this is one file');
    return openSingleFile(location, open, options);
  }
  const folder = folderAt(location, signal);
  if (!isHubId(location) || (await isThere(folder))) return openFolder(location, folder, options);
  return openHubFolder(location, options);
}

/** An option that says nothing of the checkpoint that it is given with. */
export function misplaced(where: string, option: keyof OpenOptions, why: string): OptionError {
  return new OptionError(`${where}: ${option} ${why}; leave it out.`);
}

async function openOnHub(id: string, path: string, options: OpenOptions): Promise<OpenFile | null> {
  const folder = await openHub(id, (paths) => paths.filter((one) => one === path), options);
  return folder.open(path);
}

async function isThere(folder: Folder): Promise<boolean> {
  const index = await folder.open('model_index.json');
  await index?.close();
  return index !== null;
}

const embeddedFolder: Folder = {
  location: 'tiny',
  list: () => Promise.resolve(null),
  open(path) {
    const url = embeddedFile(path);
    return url === null ? Promise.resolve(null) : files.open(url);
  },
};
