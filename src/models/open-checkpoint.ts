import { isHubId, openHub } from '#hub';
import { embeddedFolder } from '../embedded';
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
  if (location === 'tiny') return openFolder('tiny', embeddedFolder, options);
  const { signal } = options;
  if (/\.safetensors$/i.test(location)) {
    const [, id = '', path = ''] = /^([^/]+\/[^/]+)\/(.+)$/.exec(location) ?? [];
    const open = async () => (await openFile(location, signal)) ?? (isHubId(id) ? openOnHub(id, path, options) : null);
    return openSingleFile(location, open, options);
  }
  const folder = folderAt(location, signal);
  if (!isHubId(location) || (await isThere(folder))) return openFolder(location, folder, options);
  return openHubFolder(location, options);
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
