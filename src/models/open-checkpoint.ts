import { files } from '#files';
import { embeddedFile } from '../embedded';
import type { Folder } from '../files';
import { refusePickles } from '../weights/open';
import type { Checkpoint, OpenOptions } from './checkpoint';
import { openFolder } from './diffusers-folder';
import { openSingleFile } from './single-file';

/**
 * Reads the configs and the tokenizer of a checkpoint: `'tiny'` (the embedded model), a local diffusers folder or the URL of one,
 * or one `.safetensors` file that holds all parts. Throws `WeightsError` when it is not there, not whole or not supported.
 */
export async function openCheckpoint(location: string, options: OpenOptions = {}): Promise<Checkpoint> {
  refusePickles(location);
  if (location === 'tiny') return openFolder('tiny', embeddedFolder, options);
  if (/\.safetensors$/i.test(location)) return openSingleFile(location, options);
  return openFolder(location, files.folder(location), options);
}

const embeddedFolder: Folder = {
  location: 'tiny',
  list: () => Promise.resolve(null),
  open(path) {
    const url = embeddedFile(path);
    return url === null ? Promise.resolve(null) : files.open(url);
  },
};
