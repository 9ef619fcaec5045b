import { open as openHandle, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SdError } from './errors';
import type { Files, OpenFile } from './files';

/** Files of the local file system; `file:` URLs and paths. */
export const files: Files = {
  async open(location) {
    const path = typeof location === 'string' && !location.startsWith('file:') ? location : fileURLToPath(location);
    let handle;
    try {
      handle = await openHandle(path, 'r');
    } catch (error) {
      if (isMissing(error)) return null;
      throw new SdError('SD_FILE', `${path}: cannot be read (${String(error)}).`, { cause: error });
    }
    const { size } = await handle.stat();
    const file: OpenFile = {
      location: path,
      size,
      async read(start, end) {
        if (!(start >= 0 && start <= end && end <= size)) {
          throw new SdError('SD_FILE', `${path}: bytes ${start} to ${end} were asked for; the file has ${size}.`);
        }
        const bytes = new Uint8Array(end - start);
        for (let done = 0; done < bytes.length;) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done);
          if (bytesRead === 0) throw new SdError('SD_FILE', `${path}: ended at byte ${start + done}; it has shrunk.`);
          done += bytesRead;
        }
        return bytes;
      },
      close: () => handle.close(),
    };
    return file;
  },

  async write(path, bytes) {
    const partial = `${path}.${process.pid}.partial`;
    try {
      await writeFile(partial, bytes, { flag: 'wx' });
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw new SdError('SD_FILE', `${path}: cannot be written (${String(error)}).`, { cause: error });
    }
  },
};

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT' || code === 'ENOTDIR';
}
