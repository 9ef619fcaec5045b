import type { OpenFile } from '../../files';
import { decoded } from '../dtypes';
import { rangeOf, type Stored, type TensorSource } from '../source';
import { readArchive } from './archive';
import { damaged } from './faults';
import { readLegacy } from './legacy';
import { extentOf, gathered, isContiguous, namedTensors, sizeOf, widthOf } from './tensors';
import type { Contents, TensorView } from './values';

/** The most bytes of the pickle, in which a tensor takes about 150. */
const MOST_PICKLE = 2 ** 24;

const ZIP = [0x50, 0x4b, 3, 4];

/** Whether a file that begins with these bytes may be one that `torch.save` wrote: a zip archive, or a pickle. */
export function isTorch(start: Uint8Array): boolean {
  const [first, second = 0] = start;
  return ZIP.every((byte, i) => start[i] === byte) || (first === 0x80 && second >= 2 && second <= 5);
}

/**
 * Opens what `torch.save` wrote (`.ckpt`, `.pt`, `.pth`, `.bin`), in its form of today or that before 1.6, for reading
 * by range. Of its pickle, only tensors, dictionaries, lists, tuples, texts and numbers are built. Other opcodes and
 * names are refused, and nothing is ever run. Throws `WeightsError` with what is wrong. The source owns the file; on
 * failure it is closed.
 */
export async function openTorch(file: OpenFile): Promise<TensorSource> {
  try {
    const start = await file.read(0, Math.min(4, file.size));
    const isZip = ZIP.every((byte, i) => start[i] === byte);
    const contents = await (isZip ? readArchive : readLegacy)(file, MOST_PICKLE);
    return sourceOf(file, contents, namedTensors(file, contents.root));
  } catch (error) {
    await file.close();
    throw error;
  }
}

function sourceOf(file: OpenFile, { startOf }: Contents, tensors: ReadonlyMap<string, TensorView>): TensorSource {
  /** The tensor that was made contiguous last, as its pieces are read one after the other. */
  let ordered: { readonly view: TensorView; readonly bytes: Promise<Uint8Array<ArrayBuffer>> } | null = null;
  return {
    location: file.location,
    identity: file.identity,
    names: [...tensors.keys()],
    metadata: {},
    shapeOf: (name) => tensors.get(name)?.shape ?? null,
    async read(name, span) {
      const view = tensors.get(name);
      if (view === undefined) throw damaged(file, `has no tensor '${name}'`);
      const [width, [first, last]] = [widthOf(view), rangeOf(span, sizeOf(view))];
      const start = (await startOf(view.storage)) + view.offset * width;
      if (isContiguous(view))
        return decodedAs(view, await file.read(start + first * width, start + last * width, span?.into));
      if (ordered?.view !== view) {
        const bytes = file.read(start, start + extentOf(view) * width).then((read) => gathered(view, read));
        ordered = { view, bytes };
      }
      return decodedAs(view, (await ordered.bytes).slice(first * width, last * width));
    },
    async close() {
      ordered = null;
      await file.close();
    },
  };

  function decodedAs({ dtype }: TensorView, bytes: Uint8Array<ArrayBuffer>): Stored {
    const stored = decoded(dtype, bytes);
    if (stored === null) throw damaged(file, `has a tensor that is stored as ${dtype}, which no parameter is`);
    return stored;
  }
}
