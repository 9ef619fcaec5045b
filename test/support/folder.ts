import type { Folder, OpenFile } from '../../src/files';
import { openBytes } from './safetensors';

/** A folder in memory, which fails when a path outside it is asked for. */
export function folderOf(contents: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Folder {
  return {
    location: 'memory',
    list: () => Promise.resolve(null),
    open(path): Promise<OpenFile | null> {
      if (!/^[\w-]+(\/[\w.-]+)?$/.test(path) || path.includes('..')) throw new Error(`${path} was opened`);
      const bytes = contents[path];
      return Promise.resolve(bytes === undefined ? null : openBytes(bytes));
    },
  };
}
