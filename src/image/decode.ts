import { SdError } from '../errors';
import { crc32, readChunks, readText, type Chunk } from './chunks';
import { ADAM7, damaged, readHeader, rowBytes, type PngHeader, type Pass } from './header';
import { pixelWriter, type Channels } from './pixels';
import { KEYWORD } from './png';
import { unfilter } from './unfilter';

/** Packed bytes at a time: what unpacks to a thousand times as much then comes in pieces too. */
const PIECE = 2 ** 14;

/**
 * What is in a file: 8-bit pixels row by row from the top left, as many channels as were asked for, and the text beside
 * them.
 */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly parameters?: string | undefined;
}

/**
 * Reads a PNG of any kind into 8-bit RGB, in which what is transparent is laid over white, or RGBA: gray becomes three
 * equal channels, a palette its colours, 16 bits are rounded to 8. Colour profiles and gamma are not applied. `where`
 * begins an error's message. The file is not trusted: chunks are checked as they come, the header before anything else;
 * pixels are unpacked piece by piece, each row straight into the picture, so that no more memory is taken than the
 * picture needs and the event loop goes on.
 */
export async function decodePng(
  bytes: Uint8Array,
  where: string,
  maxPixels: number,
  channels: Channels,
): Promise<Decoded> {
  let header: PngHeader | null = null;
  let parameters: string | undefined;
  const packed: Uint8Array[] = [];
  const colours: { palette?: Uint8Array; clear?: Uint8Array } = {};
  for (const chunk of readChunks(bytes, where)) {
    if (header === null) header = readHeader(checked(chunk, where), where, maxPixels);
    else if (chunk.type === 'IDAT') collect(packed, chunk);
    else if (chunk.type === 'PLTE') colours.palette ??= checked(chunk, where).data;
    else if (chunk.type === 'tRNS') colours.clear ??= checked(chunk, where).data;
    else parameters ??= readText(chunk, KEYWORD);
  }
  if (header === null) throw damaged(where, 'it has no header');
  const { width, height } = header;
  const write = pixelWriter(header, colours, channels, where); // checks the colours before there is room for pixels
  const data = new Uint8ClampedArray(width * height * channels);
  await unpackRows(packed, header, where, (row, pass, y) => {
    write(row, pass, data, y);
  });
  return { width, height, data, parameters };
}

function checked(chunk: Chunk, where: string): Chunk {
  const { whole, type } = chunk;
  const end = whole.length - 4;
  const stated = new DataView(whole.buffer, whole.byteOffset + end, 4).getUint32(0);
  if (crc32(whole.subarray(4, end)) !== stated) throw damaged(where, `the checksum of its ${type} is wrong`);
  return chunk;
}

/** Keeps a chunk of pixels as one object. Empty chunks are left out, as a file can have millions. */
function collect(packed: Uint8Array[], { data, whole }: Chunk): void {
  if (data.length > 0) packed.push(whole);
}

/** The packed bytes of chunks, in pieces; each chunk's checksum is compared when its last piece is taken. */
function* piecesOf(chunks: readonly Uint8Array[], where: string): Generator<Uint8Array<ArrayBuffer>, void> {
  for (const whole of chunks) {
    const end = whole.length - 4;
    let crc = crc32(whole.subarray(4, 8));
    for (let at = 8; at < end; at += PIECE) {
      const piece = whole.slice(at, Math.min(end, at + PIECE));
      crc = crc32(piece, crc);
      yield piece;
    }
    const stated = new DataView(whole.buffer, whole.byteOffset + end, 4).getUint32(0);
    if (crc !== stated) throw damaged(where, 'the checksum of its IDAT is wrong');
  }
}

type TakeRow = (row: Uint8Array, pass: Pass, y: number) => void;

/** Unpacks the rows of all passes, and calls `take` for each; keeps only the row before. */
async function unpackRows(
  packed: readonly Uint8Array[],
  header: PngHeader,
  where: string,
  take: TakeRow,
): Promise<void> {
  const rows = rowsOf(header);
  const size = sizeOf(header);
  let next = rows.next();
  let [found, filled] = [0, 0]; // bytes in all, and of this row
  let [row, before] = [new Uint8Array(0), new Uint8Array(0)];
  const begin = (): void => {
    if (next.done === true) return;
    const { bytes, y } = next.value;
    if (y === 0) before = new Uint8Array(bytes + 1);
    else [row, before] = [before, row];
    if (row.length !== bytes + 1) row = new Uint8Array(bytes + 1);
    filled = 0;
  };
  begin();
  for await (const piece of unpacked(packed, where)) {
    found += piece.length;
    for (let at = 0; at < piece.length && next.done !== true;) {
      const part = piece.subarray(at, at + row.length - filled);
      row.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < row.length) break;
      if (!unfilter(row, before, header.pixelBytes)) throw damaged(where, `a row has the filter ${row[0] ?? 0}`);
      take(row, next.value.pass, next.value.y);
      next = rows.next();
      begin();
    }
    if (found > size) break;
  }
  if (found === size) return;
  const what = found > size ? 'more than' : `${found} bytes of`;
  throw damaged(where, `its pixels unpack to ${what} the ${size} bytes that its size needs`);
}

/** The unpacked bytes; a caller that stops early cancels the rest. */
async function* unpacked(packed: readonly Uint8Array[], where: string): AsyncGenerator<Uint8Array> {
  const pieces = piecesOf(packed, where);
  const faults: Error[] = []; // of the packed bytes: a stream may put another error in its place
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      try {
        const { done, value } = pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        if (error instanceof SdError) faults.push(error);
        controller.error(error);
      }
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate')).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (error) {
    throw faults[0] ?? damaged(where, 'its pixels cannot be unpacked', error);
  } finally {
    await reader.cancel().catch(() => undefined); // of one that has failed
  }
}

interface Scanline {
  readonly pass: Pass;
  readonly y: number;
  /** Without the byte that names the filter. */
  readonly bytes: number;
}

/** The rows in the order in which they are stored; passes without pixels have none. */
function* rowsOf(header: PngHeader): Generator<Scanline> {
  for (const pass of passesOf(header)) {
    const bytes = rowBytes(header, pass);
    for (let y = 0; y < pass.rows; y++) yield { pass, y, bytes };
  }
}

function passesOf({ width, height, interlaced }: PngHeader): Pass[] {
  const passes = interlaced ? ADAM7 : ([[0, 0, 1, 1]] as const);
  const all = passes.map(([left, top, dx, dy]) => ({
    left,
    top,
    dx,
    dy,
    columns: Math.ceil((width - left) / dx),
    rows: Math.ceil((height - top) / dy),
  }));
  return all.filter(({ columns, rows }) => columns > 0 && rows > 0);
}

const sizeOf = (header: PngHeader): number =>
  passesOf(header).reduce((sum, pass) => sum + pass.rows * (1 + rowBytes(header, pass)), 0);
