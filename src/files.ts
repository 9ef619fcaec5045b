import { bytesOf } from './base64';
import { SdError } from './errors';
import type { During } from './progress';

/** One file, read by byte range so that a large one never has to be in memory whole. */
export interface OpenFile {
  /** The path or URL that was opened, for error messages. */
  readonly location: string;
  /** Bytes in the file. */
  readonly size: number;
  /** A text that is another's for another file, and after each change of this one; absent where nobody knows. */
  readonly identity?: string;
  /**
   * The bytes from `start` up to, not including, `end`: from the beginning of `into`, where it is given and large
   * enough and the platform can, else in a buffer of their own. Throws when the range is not inside the file.
   */
  read(start: number, end: number, into?: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** A folder of files: on disk, under a URL, inside the package, or a snapshot on a hub. */
export interface Folder {
  /** What to call it in messages. */
  readonly location: string;
  /** Every path in the folder, with forward slashes; null where it cannot be listed. */
  list(): Promise<readonly string[] | null>;
  /**
   * Opens a file by its path inside the folder; null when there is none. A folder may outlive the call that opened it:
   * `during` is that of the call which opens the file, and so reads it.
   */
  open(path: string, during?: During): Promise<OpenFile | null>;
}

/** The folder as one call uses it: what it opens is followed and ended as that call is. */
export function during(folder: Folder, call: During): Folder {
  return { location: folder.location, list: () => folder.list(), open: (path) => folder.open(path, call) };
}

/** A file that is being written, in pieces. After `finish` it is there; after `abandon` it is not. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** What `#files` offers on each platform (`files.node.ts`, `files.browser.ts`). */
export interface Files {
  /** Opens a path (Node) or URL for reading; null when there is no such file. */
  open(location: string | URL, during?: During): Promise<OpenFile | null>;
  /** The http(s) URL of a location; null for paths and `file:` URLs. */
  urlOf(location: string | URL): string | null;
  /** Whether anything is at a path (Node); false in a page, which can only ask for files. */
  isThere(path: string): Promise<boolean>;
  /** The folder at a path (Node) or URL, whether or not there is one. */
  folder(location: string): Folder;
  /** Makes a folder, and those that lead to it, unless it is there. */
  makeFolder(path: string): Promise<void>;
  /** Begins a file that replaces the one at `path`, if any, in a folder that is there. */
  create(path: string): Promise<NewFile>;
}

/** A file whose bytes are in memory. */
export function openBytes(location: string, bytes: Uint8Array<ArrayBuffer>): OpenFile {
  const size = bytes.length;
  return {
    location,
    size,
    read(start, end) {
      if (start >= 0 && start <= end && end <= size) return Promise.resolve(bytes.slice(start, end));
      return Promise.reject(outside(location, start, end, size));
    },
    close: () => Promise.resolve(),
  };
}

/** A file that a page was given, or that Node holds as a blob: never in memory whole. */
export function openBlob(location: string, blob: Blob): OpenFile {
  const { size } = blob;
  return {
    location,
    size,
    async read(start, end) {
      if (start >= 0 && start <= end && end <= size) return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      throw outside(location, start, end, size);
    },
    close: () => Promise.resolve(),
  };
}

function outside(location: string, start: number, end: number, size: number): SdError {
  return new SdError('SD_FILE', `${location}: bytes ${start} to ${end} were asked for; the file has ${size}.`);
}

/**
 * The content of a `data:` URL as a file; null for other locations. Bundlers make them of small assets, and a page's
 * Content-Security-Policy that forbids to fetch them does not forbid to read them.
 */
export function openDataUrl(location: string | URL): OpenFile | null {
  const [, base64, text] = /^data:[^,]*?(;base64)?,([^]*)$/i.exec(String(location)) ?? [];
  if (text === undefined) return null;
  const plain = decodeURIComponent(text);
  const bytes = base64 === undefined ? new TextEncoder().encode(plain) : bytesOf(plain);
  return openBytes(`${String(location).slice(0, 40)}…`, bytes);
}

/** Writes a file; on failure no file is left. */
export async function writeAll(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.create(path);
  try {
    await file.write(bytes);
  } catch (error) {
    await file.abandon();
    throw error;
  }
  await file.finish();
}

/** The whole of a small file; a larger one than `most` bytes is refused before anything is read. */
export async function readWhole(file: OpenFile, most = 64 * 2 ** 20): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (file.size > most)
      throw new SdError('SD_FILE', `${file.location}: has ${file.size} bytes; at most ${most} are read whole.`);
    return await file.read(0, file.size);
  } finally {
    await file.close();
  }
}
