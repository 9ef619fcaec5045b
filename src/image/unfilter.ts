/**
 * Undoes the filter of a row in place (PNG, section 9). A row begins with the byte that names its filter; `before` is
 * the row above, undone, of the same length; `step` is how many bytes a pixel has. False where there is no such filter.
 */
export function unfilter(row: Uint8Array, before: Uint8Array, step: number): boolean {
  const kind = row[0] ?? 0;
  if (kind === 1) sub(row, step);
  else if (kind === 2) up(row, before);
  else if (kind === 3) average(row, before, step);
  else if (kind === 4) paeth(row, before, step);
  return kind <= 4;
}

// Bytes ahead of the first pixel count as 0. Indices are inside the rows, which the compiler cannot know.

function sub(row: Uint8Array, step: number): void {
  for (let i = 1 + step; i < row.length; i++) row[i] = (row[i] as number) + (row[i - step] as number);
}

function up(row: Uint8Array, before: Uint8Array): void {
  for (let i = 1; i < row.length; i++) row[i] = (row[i] as number) + (before[i] as number);
}

function average(row: Uint8Array, before: Uint8Array, step: number): void {
  for (let i = 1; i <= step && i < row.length; i++) row[i] = (row[i] as number) + ((before[i] as number) >> 1);
  for (let i = 1 + step; i < row.length; i++) {
    row[i] = (row[i] as number) + (((row[i - step] as number) + (before[i] as number)) >> 1);
  }
}

function paeth(row: Uint8Array, before: Uint8Array, step: number): void {
  for (let i = 1; i <= step && i < row.length; i++) row[i] = (row[i] as number) + (before[i] as number);
  for (let i = 1 + step; i < row.length; i++) {
    const left = row[i - step] as number;
    const above = before[i] as number;
    const corner = before[i - step] as number;
    const toLeft = Math.abs(above - corner); // from left + above - corner
    const toAbove = Math.abs(left - corner);
    const toCorner = Math.abs(left + above - 2 * corner);
    const nearest = toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    row[i] = (row[i] as number) + nearest;
  }
}
