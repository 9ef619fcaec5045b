import type { OpenFile } from '../../files';
import { damaged } from './faults';

/**
 * Where the pieces of a zip archive are (PKWARE's APPNOTE 6.3, with zip64), as torch and miniz write it: nothing is
 * compressed.
 */
export interface Zip {
  readonly names: readonly string[];
  /** Bytes of a piece; null when there is none of that name. */
  sizeOf(name: string): number | null;
  /**
   * Where the bytes of a piece begin, from its own header. Throws `WeightsError` for one that is compressed or
   * encrypted.
   */
  startOf(name: string): Promise<number>;
}

interface ZipEntry {
  readonly size: number;
  readonly header: number;
  /** Why its bytes cannot be read as they are (compressed, encrypted); null if they can. */
  readonly obstacle: string | null;
}

const [END, END64, LOCATOR64, DIRECTORY, LOCAL] = [0x06054b50, 0x06064b50, 0x07064b50, 0x02014b50, 0x04034b50];
const [END_SIZE, END64_SIZE, LOCATOR_SIZE, ENTRY_SIZE, LOCAL_SIZE] = [22, 56, 20, 46, 30];
const LONGEST_COMMENT = 65_535;
/**
 * The most bytes of the directory, and the most pieces in it; a checkpoint with its moving averages has 150 kB and
 * 2,000.
 */
const [MOST_DIRECTORY, MOST_ENTRIES, LONGEST_NAME] = [2 ** 23, 2 ** 16, 1000];

/** Reads the directory of an archive. Throws `WeightsError` for one that is damaged. */
export async function readZip(file: OpenFile): Promise<Zip> {
  const { start, size, count } = await readEnd(file);
  const entries = readDirectory(file, await file.read(start, start + size), count, start);
  const starts = new Map<string, Promise<number>>();
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.size ?? null,
    startOf(name) {
      const entry = entries.get(name);
      if (entry === undefined) return Promise.reject(damaged(file, `has no '${name}'`));
      const known = starts.get(name) ?? readStart(file, name, entry, start);
      starts.set(name, known);
      return known;
    },
  };
}

interface Directory {
  readonly start: number;
  readonly size: number;
  readonly count: number;
}

/** The directory stands at the end, before a comment of any length. */
async function readEnd(file: OpenFile): Promise<Directory> {
  const from = Math.max(0, file.size - END_SIZE - LONGEST_COMMENT);
  const view = viewOf(await file.read(from, file.size));
  let at = view.byteLength - END_SIZE;
  while (at >= 0 && view.getUint32(at, true) !== END) at--;
  if (at < 0) throw damaged(file, 'is a zip archive without an end: it is cut off');
  const place = from + at;
  const locator = at >= LOCATOR_SIZE && view.getUint32(at - LOCATOR_SIZE, true) === LOCATOR64;
  const directory = locator
    ? await readEnd64(file, big(view, at - LOCATOR_SIZE + 8))
    : {
        count: view.getUint16(at + 10, true),
        size: view.getUint32(at + 12, true),
        start: view.getUint32(at + 16, true),
      };
  const { start, size, count } = directory;
  if (!(start + size <= place))
    throw damaged(file, `has its directory at bytes ${start} to ${start + size} of ${place}`);
  if (size > MOST_DIRECTORY || count > MOST_ENTRIES)
    throw damaged(
      file,
      `has a directory of ${count} pieces in ${size} bytes; at most ${MOST_ENTRIES} in ${MOST_DIRECTORY} are read`,
    );
  return directory;
}

async function readEnd64(file: OpenFile, place: number): Promise<Directory> {
  if (!(place + END64_SIZE <= file.size)) throw damaged(file, `has the end of its directory at ${place}`);
  const view = viewOf(await file.read(place, place + END64_SIZE));
  if (view.getUint32(0, true) !== END64) throw damaged(file, `has no end of its directory at ${place}`);
  return { count: big(view, 32), size: big(view, 40), start: big(view, 48) };
}

function readDirectory(file: OpenFile, bytes: Uint8Array, count: number, end: number): Map<string, ZipEntry> {
  const view = viewOf(bytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_SIZE > bytes.length || view.getUint32(at, true) !== DIRECTORY)
      throw damaged(file, `has a directory of ${count} pieces, of which ${i} are there`);
    const field = (offset: number) => view.getUint16(at + offset, true);
    const [name, extra, comment] = [field(28), field(30), field(32)];
    const next = at + ENTRY_SIZE + name + extra + comment;
    if (next > bytes.length || name > LONGEST_NAME) throw damaged(file, 'has a directory whose names do not end');
    const text = String.fromCharCode(...bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + name));
    const entry = readEntry(view, at, at + ENTRY_SIZE + name, extra);
    if (entries.has(text)) throw damaged(file, `has '${text}' twice`);
    if (!(entry.header + LOCAL_SIZE + entry.size <= end))
      throw damaged(file, `has '${text}' of ${entry.size} bytes at ${entry.header}, beyond its directory at ${end}`);
    entries.set(text, entry);
    at = next;
  }
  return entries;
}

function readEntry(view: DataView, at: number, extra: number, extraSize: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const wide = wideNumbers(view, extra, extraSize);
  const field = (value: number) => (value === 0xffffffff ? (wide.shift() ?? Infinity) : value);
  const size = field(view.getUint32(at + 24, true)); // in this order, if they are there
  const packed = field(view.getUint32(at + 20, true));
  const header = field(view.getUint32(at + 42, true));
  const obstacle = flags & 1 ? 'encrypted' : method !== 0 || packed !== size ? 'compressed' : null;
  return { size, header, obstacle };
}

/** The 64-bit numbers that replace 32-bit ones whose bits are all ones. */
function wideNumbers(view: DataView, extra: number, size: number): number[] {
  for (let at = extra; at + 4 <= extra + size;) {
    const length = view.getUint16(at + 2, true);
    const isWide = view.getUint16(at, true) === 1 && at + 4 + length <= extra + size;
    if (isWide) return Array.from({ length: Math.min(3, length >> 3) }, (_, i) => big(view, at + 4 + 8 * i));
    at += 4 + length;
  }
  return [];
}

async function readStart(
  file: OpenFile,
  name: string,
  { size, header, obstacle }: ZipEntry,
  end: number,
): Promise<number> {
  if (obstacle !== null) throw damaged(file, `has '${name}' ${obstacle}, as torch.save does not write it`);
  const view = viewOf(await file.read(header, header + LOCAL_SIZE));
  const start = header + LOCAL_SIZE + view.getUint16(26, true) + view.getUint16(28, true);
  if (view.getUint32(0, true) === LOCAL && start + size <= end) return start;
  throw damaged(file, `has no '${name}' of ${size} bytes at ${header}`);
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView => new DataView(buffer, byteOffset, length);

/** A 64-bit number; not exact beyond 2^53, which no file's size reaches. */
const big = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));
