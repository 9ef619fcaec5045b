/** How a workgroup of the attention kernel cuts its work; all channel counts are of vectors of four. */
export interface AttentionTiles {
  /** Threads along the queries; each has four queries. */
  readonly rows: number;
  /** Threads along the keys, of which each has four, and along the channels. */
  readonly columns: number;
  /** Vectors of channels of the result that a thread has, `columns` apart. */
  readonly slices: number;
  /** Whether the queries stay in workgroup memory; else they are read again with each block of keys, in slices. */
  readonly keepsQueries: boolean;
  /** Bytes of workgroup memory. */
  readonly bytes: number;
}

/** The most queries of a workgroup. */
export const MOST_QUERIES = 64;
/** Every GPU should have enough to do. */
const ENOUGH_WORKGROUPS = 128;

/**
 * The largest tiles that fit and give enough workgroups, for heads of `size` channels; `memory` is the device's
 * workgroup memory in bytes.
 */
export function attentionTiles(
  { batch, queries, heads, size }: Readonly<Record<'batch' | 'queries' | 'heads' | 'size', number>>,
  memory: number,
): AttentionTiles {
  const depth = Math.ceil(size / 4);
  // Heads of 40, 80 and 160 are 1, 2 and 4 slices of 10; one of 512 is 8 of 16.
  const fewest = Math.ceil(depth / (depth > 40 ? 16 : 10));
  const shapes = [fewest, 2 * fewest, 4 * fewest].flatMap((slices) =>
    [MOST_QUERIES / 4, 8, 4, 2, 1].flatMap((rows) => [
      tiles(rows, slices, depth, true),
      tiles(rows, slices, depth, false),
    ]),
  );
  const workgroups = (rows: number) => batch * heads * Math.ceil(queries / (4 * rows));
  const fitting = shapes.filter(({ rows, columns, bytes }) => rows * columns <= 256 && bytes <= memory);
  const found = fitting.find(({ rows }) => rows <= 4 || workgroups(rows) >= ENOUGH_WORKGROUPS);
  if (found === undefined) throw new RangeError(`attention: no tiles for heads of ${size} in ${memory} bytes.`);
  return found;
}

function tiles(rows: number, slices: number, depth: number, keepsQueries: boolean): AttentionTiles {
  const columns = Math.max(4, Math.ceil(depth / slices));
  const inQueries = (keepsQueries ? slices : 1) * columns * (4 * rows + 1);
  const vectors = inQueries + columns * (4 * rows + 1) + columns * (4 * columns + 1) + rows * columns;
  return { rows, columns, slices, keepsQueries, bytes: 16 * vectors };
}
