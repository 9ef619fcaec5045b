import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open as openHandle, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SdError } from './errors';
import { openDataUrl, type Files, type Folder, type NewFile, type OpenFile } from './files';

/**
 * Without waiting: to open a pipe that nobody writes to would not end, cannot be aborted, and four of them would block
 * every file call of the process. (Windows, where files are never pipes, has no such flag: undefined counts as 0.)
 */
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK;

/** Milliseconds within which a file may change twice without another time of change, on the coarsest file systems. */
const TICK = 2000;

/** Files of the local file system; `file:` URLs and paths. Only regular files are read: no pipes, no devices. */
export const files: Files = {
  async open(location) {
    const data = openDataUrl(location);
    if (data !== null) return data;
    const path = typeof location === 'string' && !location.startsWith('file:') ? location : fileURLToPath(location);
    let handle;
    try {
      handle = await openHandle(path, AT_ONCE);
    } catch (error) {
      if (isMissing(error)) return null;
      throw new SdError('SD_FILE', `${path}: cannot be read (${String(error)}).`, { cause: error });
    }
    const status = await handle.stat({ bigint: true });
    if (!status.isFile()) {
      await handle.close();
      if (status.isDirectory()) return null;
      throw new SdError('SD_FILE', `${path}: is a pipe, a device or the like; a regular file is needed.`);
    }
    const size = Number(status.size);
    const { dev, ino, mtimeNs, ctimeNs, ctimeMs } = status;
    const isSettled = Date.now() - Number(ctimeMs) > TICK;
    const file: OpenFile = {
      location: path,
      size,
      ...(isSettled && { identity: [dev, ino, size, mtimeNs, ctimeNs].join() }),
      async read(start, end, into) {
        if (!(start >= 0 && start <= end && end <= size)) {
          throw new SdError('SD_FILE', `${path}: bytes ${start} to ${end} were asked for; the file has ${size}.`);
        }
        const isRoomy = into !== undefined && into.byteLength >= end - start;
        const bytes = isRoomy ? new Uint8Array(into, 0, end - start) : new Uint8Array(end - start);
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

  urlOf(location) {
    return /^https?:/i.test(String(location)) ? String(location) : null;
  },

  isThere: (path) =>
    stat(path).then(
      () => true,
      () => false,
    ),

  folder(location): Folder {
    const path = location.startsWith('file:') ? fileURLToPath(location) : location;
    return {
      location: path,
      async list() {
        const entries = await readdir(path, { recursive: true }).catch(() => null);
        return entries?.map((entry) => entry.replaceAll('\\', '/')) ?? null;
      },
      open: (inner) => files.open(join(path, inner)),
    };
  },

  async makeFolder(path) {
    try {
      await mkdir(path, { recursive: true });
    } catch (error) {
      throw new SdError('SD_FILE', `${path}: cannot be made (${String(error)}).`, { cause: error });
    }
  },

  async create(path): Promise<NewFile> {
    const partial = `${path}.${randomUUID().slice(0, 8)}.partial`; // a name that no other process uses
    const failed = (error: unknown) =>
      new SdError('SD_FILE', `${path}: cannot be written (${String(error)}).`, { cause: error });
    let handle;
    try {
      handle = await openHandle(partial, 'wx');
    } catch (error) {
      throw failed(error);
    }
    const abandon = async () => {
      await handle.close();
      await rm(partial, { force: true });
    };
    return {
      async write(bytes) {
        try {
          for (let done = 0; done < bytes.length;)
            done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
        } catch (error) {
          throw failed(error);
        }
      },
      async finish() {
        try {
          await handle.close();
          await rename(partial, path);
        } catch (error) {
          await rm(partial, { force: true });
          throw failed(error);
        }
      },
      abandon,
    };
  },
};

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT' || code === 'ENOTDIR';
}
