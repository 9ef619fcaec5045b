import { at } from '../at';
import { shown, WeightsError } from '../errors';
import type { OpenFile } from '../files';
import { MOST_JSON, parseJson } from '../json';
import { decoded, widths } from './dtypes';
import { foreignFile } from './foreign';
import { rangeOf, type TensorSource } from './source';

const MAX_NAME = 1000; // characters; real ones have a hundred

interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * Opens a safetensors file (format: 8 bytes of header length, a JSON header, then the data) for reading by range. The
 * file is untrusted: every length, offset, shape and count is checked against its real size. Throws `WeightsError` with
 * what is wrong. The source owns the file; on failure it is closed.
 */
export async function openSafetensors(file: OpenFile): Promise<TensorSource> {
  const { entries, metadata } = await readHeader(file).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  return {
    location: file.location,
    identity: file.identity,
    names: [...entries.keys()],
    metadata,
    shapeOf: (name) => entries.get(name)?.shape ?? null,
    async read(name, span) {
      const entry = entries.get(name);
      if (entry === undefined) throw damaged(file, `has no tensor '${name}'`);
      const width = widths[entry.dtype] as number;
      const [first, last] = rangeOf(span, (entry.end - entry.start) / width);
      const bytes = await file.read(entry.start + first * width, entry.start + last * width, span?.into);
      const stored = decoded(entry.dtype, bytes);
      if (stored === null) throw damaged(file, `'${name}' is stored as ${entry.dtype}, which no parameter is`);
      return stored;
    },
    close: () => file.close(),
  };
}

interface SafetensorsHeader {
  readonly entries: ReadonlyMap<string, TensorEntry>;
  readonly metadata: Readonly<Record<string, string>>;
}

async function readHeader(file: OpenFile): Promise<SafetensorsHeader> {
  const foreign = foreignFile(await file.read(0, Math.min(file.size, 64)));
  if (foreign !== null) throw new WeightsError(`${file.location}: ${foreign}.`);
  if (file.size < 8) throw damaged(file, `has ${file.size} bytes, too few for a header`);
  const prefix = await file.read(0, 8);
  const length = Number(new DataView(prefix.buffer).getBigUint64(0, true));
  if (length > Math.min(file.size - 8, MOST_JSON)) {
    throw damaged(file, `names a header of ${length} bytes in a file of ${file.size}; at most ${MOST_JSON} are read`);
  }
  const header = parseHeader(file, await file.read(8, 8 + length));
  const entries = new Map<string, TensorEntry>();
  for (const [name, value] of Object.entries(header)) {
    if (name !== '__metadata__') entries.set(name, parseEntry(file, name, value, 8 + length));
  }
  checkCover(file, entries, 8 + length);
  return { entries, metadata: parseMetadata(file, header) };
}

function parseMetadata(file: OpenFile, header: object): Record<string, string> {
  const metadata: unknown = ('__metadata__' in header ? header.__metadata__ : null) ?? {}; // null says nothing
  if (typeof metadata !== 'object' || Array.isArray(metadata)) throw damaged(file, 'has metadata other than text');
  const entries = Object.entries(metadata as object).filter(([, value]) => value !== null);
  if (entries.some(([, value]) => typeof value !== 'string')) throw damaged(file, 'has metadata other than text');
  return Object.fromEntries(entries);
}

function parseHeader(file: OpenFile, bytes: Uint8Array): object {
  if (bytes[0] !== 0x7b) throw damaged(file, 'has a header that does not begin with {');
  let header: unknown;
  try {
    header = parseJson(bytes);
  } catch (error) {
    throw damaged(file, `has a header that is no JSON in UTF-8 (${String(error)})`);
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    throw damaged(file, 'has no header object');
  return header;
}

function parseEntry(file: OpenFile, name: string, value: unknown, base: number): TensorEntry {
  if (name.length > MAX_NAME) throw damaged(file, `has a tensor whose name has ${name.length} characters`);
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  const width = typeof dtype === 'string' ? widths[dtype] : undefined;
  if (typeof dtype !== 'string' || width === undefined) throw damaged(file, `'${name}' has dtype ${shown(dtype)}`);
  if (!isCounts(shape)) throw damaged(file, `'${name}' has shape ${shown(shape)}`);
  if (!isCounts(offsets) || offsets.length !== 2) throw damaged(file, `'${name}' has offsets ${shown(offsets)}`);
  const [start, end] = [base + at(offsets, 0), base + at(offsets, 1)];
  const bytes = shape.reduce((product, n) => product * n, width);
  if (end - start !== bytes || end > file.size) {
    throw damaged(file, `'${name}' has ${bytes} bytes by its shape, at ${start} to ${end} of ${file.size}`);
  }
  return { dtype, shape, start, end };
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= 8 && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}

/** The format wants the data covered without overlaps or holes; a duplicate name in the header shows as a hole. */
function checkCover(file: OpenFile, entries: ReadonlyMap<string, TensorEntry>, base: number): void {
  let end = base;
  for (const [name, entry] of [...entries].sort(([, a], [, b]) => a.start - b.start || a.end - b.end)) {
    if (entry.start !== end)
      throw damaged(file, `'${name}' begins at ${entry.start}, the data before it ends at ${end}`);
    end = entry.end;
  }
  if (end !== file.size) throw damaged(file, `has ${file.size} bytes, of which the header describes ${end}`);
}

function damaged(file: OpenFile, what: string): WeightsError {
  return new WeightsError(`${file.location}: ${what}; a whole, valid .safetensors file is needed.`);
}
