import { files } from '#files';
import { isHubId, openHub } from '#hub';
import { embeddedFile } from '../embedded';
import type { Folder, OpenFile } from '../files';
import { isSafetensors, refusePickles } from '../weights/open';
import type { Checkpoint, OpenOptions } from './checkpoint';
import { openFolder } from './diffusers-folder';
import { openHubFolder } from './hub-checkpoint';
import { folderAt, isTaken, openFile, openHere, stemOf } from './locate';
import { openSingleFile } from './single-file';

const TINY = 'MIT (weights; trained on Fluent Emoji, MIT)';

/**
 * Reads the configs and the tokenizer of a checkpoint: `'tiny'` (the embedded model), a diffusers folder by its path or URL, one
 * `.safetensors` file that holds all parts, or `'owner/name'` (`'owner/name@revision'`, `'owner/name/file.safetensors'`) on a hub. What
 * is on the disk goes before the hub, whole or not. Throws `WeightsError` when it is not there, not whole or not supported.
 */
export async function openCheckpoint(location: string, options: OpenOptions = {}): Promise<Checkpoint> {
  refusePickles(location);
  if (location === 'tiny') return { ...(await openFolder('tiny', embeddedFolder, options)), licence: TINY };
  const { signal } = options;
  if (isSafetensors(location)) {
    const [, id = '', path = ''] = /^([^/]+\/[^/]+)\/(.+)$/.exec(location) ?? [];
    const isOfHub = isHubId(id) && !(await files.isThere(id));
    const open = async () => {
      if (!isOfHub) return openFile(location, signal);
      return (await openHere(location, signal)) ?? openOnHub(id, path, options);
    };
    const name = isOfHub && !(await files.isThere(location)) ? location : stemOf(location);
    return openSingleFile(location, name, open, options);
  }
  const folder = folderAt(location, signal);
  if (!isHubId(location) || (await isTaken(location, 'model_index.json', signal)))
    return openFolder(stemOf(location), folder, options);
  return openHubFolder(location, options);
}

async function openOnHub(id: string, path: string, options: OpenOptions): Promise<OpenFile | null> {
  const folder = await openHub(id, (paths) => paths.filter((one) => one === path), options);
  return folder.open(path);
}

const embeddedFolder: Folder = {
  location: 'tiny',
  list: () => Promise.resolve(null),
  open(path) {
    const url = embeddedFile(path);
    return url === null ? Promise.resolve(null) : files.open(url);
  },
};
