import { SdError, UnsupportedError } from './errors';
import { openBytes, openDataUrl, type Files } from './files';

/** Files of a page: URLs, fetched whole; there is nowhere to write to. */
export const files: Files = {
  async open(location, { signal = null } = {}) {
    const data = openDataUrl(location);
    if (data !== null) return data;
    const response = await fetch(location, { signal });
    if (response.status === 404) return null;
    if (!response.ok) throw new SdError('SD_FILE', `${String(location)}: the server answered ${response.status}.`);
    return openBytes(String(location), new Uint8Array(await response.arrayBuffer()));
  },

  urlOf(location) {
    const { href, origin, protocol } = globalThis.location;
    const url = new URL(location, protocol === 'blob:' ? origin : href); // of a worker that a page has made of a text
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
