import { copy } from './elementwise';
import type { Dispatch, Features, Kernel, View } from './kernel';
import { renamed, withEvenHalves } from './pointwise';

export interface Part {
  readonly x: View;
  readonly columns: number;
  /** Whether it lies where it belongs. */
  readonly isThere?: boolean;
}

/** Matrices of `rows` rows side by side: parts `x0`, `x1`, … → y. Only those are copied that were not made in place. */
export function concat(rows: number, parts: readonly Part[], y: View, features: Features): Kernel {
  const columns = parts.reduce((total, part) => total + part.columns, 0);
  const isEven = parts.every((part) => part.columns % 2 === 0) && y.stride % 2 === 0;
  return withEvenHalves({ rows, columns, y, isEven }, (made) => placed(rows, parts, made, features), features);
}

function placed(rows: number, parts: readonly Part[], y: View, features: Features): Dispatch[] {
  let offset = y.offset;
  return parts.flatMap((part, i) => {
    const place = { ...y, offset };
    offset += part.columns;
    if (part.isThere === true) return [];
    const { dispatches } = copy({ rows, columns: part.columns }, part.x, place, features);
    return dispatches.map((one) => renamed(one, 'x', `x${i}`));
  });
}
