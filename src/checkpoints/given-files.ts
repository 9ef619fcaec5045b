import { WeightsError } from '../errors';
import { during as within, openBlob, type Folder } from '../files';
import type { During } from '../progress';
import { stemOf } from '../weights/locate';
import { isTensorFile } from '../weights/open';
import type { Checkpoint, CheckpointOptions, GivenFiles } from './checkpoint';
import { openFolder } from './diffusers/folder';
import { openSingleFile } from './ldm/single-file';

const INDEX = 'model_index.json';

/** What given files are called in messages: their folder, or the one file. */
export function nameOfFiles(files: GivenFiles): string {
  const [first = 'no files'] = files.keys();
  const [index] = indexOf(files);
  return (index ?? first).split('/').at(index === undefined ? -1 : -2) ?? 'the given folder';
}

/**
 * A checkpoint of files that are at hand, by their paths: a diffusers folder, with or without folders around it, or a
 * single file. Throws `WeightsError` if they are neither.
 */
export function openGivenFiles(files: GivenFiles, options: CheckpointOptions, during: During): Promise<Checkpoint> {
  const name = nameOfFiles(files);
  const [index] = indexOf(files);
  if (index !== undefined) {
    const folder = folderOf(name, files, index.slice(0, -INDEX.length));
    return openFolder(name, within(folder, during), options, during);
  }
  const [only, ...others] = [...files].filter(([path]) => isTensorFile(path));
  if (only !== undefined && others.length === 0) {
    const [path, blob] = only;
    return openSingleFile(path, stemOf(name), () => Promise.resolve(openBlob(path, blob)), options, during);
  }
  const found = `${files.size} files were given, ${others.length + (only === undefined ? 0 : 1)} of them of weights`;
  const needed = `a folder with ${INDEX}, or one .safetensors or .ckpt file, is needed`;
  return Promise.reject(new WeightsError(`weights: ${found}; ${needed}; give the whole folder.`));
}

/** The outermost index. */
function indexOf(files: GivenFiles): string[] {
  const all = [...files.keys()].filter((path) => path === INDEX || path.endsWith(`/${INDEX}`));
  return all.sort((a, b) => a.length - b.length);
}

function folderOf(location: string, files: GivenFiles, prefix: string): Folder {
  const paths = [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return {
    location,
    list: () => Promise.resolve(paths),
    open: (path) => {
      const blob = files.get(prefix + path);
      return Promise.resolve(blob === undefined ? null : openBlob(`${location}/${path}`, blob));
    },
  };
}
