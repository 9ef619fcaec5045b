import { SdError, UnsupportedError } from './errors';
import type { Files } from './files';

/** Files of a page: URLs, fetched whole; there is nowhere to write to. */
export const files: Files = {
  async open(location, { signal = null } = {}) {
    const response = await fetch(location, { signal });
    if (response.status === 404) return null;
    if (!response.ok) throw new SdError('SD_FILE', `${String(location)}: the server answered ${response.status}.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      location: String(location),
      size: bytes.length,
      read(start, end) {
        if (!(start >= 0 && start <= end && end <= bytes.length)) {
          const asked = `bytes ${start} to ${end} were asked for; the file has ${bytes.length}`;
          return Promise.reject(new SdError('SD_FILE', `${String(location)}: ${asked}.`));
        }
        return Promise.resolve(bytes.slice(start, end));
      },
      close: () => Promise.resolve(),
    };
  },

  urlOf(location) {
    const url = new URL(location, globalThis.location.href);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  },

  isThere: () => Promise.resolve(false),

  folder(location) {
    const base = location.replace(/\/+$/, '');
    return {
      location: base,
      list: () => Promise.resolve(null),
      open: (path, during) => files.open(`${base}/${path}`, during),
    };
  },

  makeFolder: cannotWrite,
  create: cannotWrite,
};

function cannotWrite(path: string): Promise<never> {
  const advice = 'in a page, offer the bytes of toPNG() as a download or draw toImageData()';
  return Promise.reject(new UnsupportedError(`${path}: a page cannot write files; ${advice}.`));
}
