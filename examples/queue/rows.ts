// Rows of a CSV (RFC 4180, with a first row of names) or of a JSONL file, read piece by piece.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export type Row = Readonly<Record<string, unknown>>;

export async function* rowsOf(file: string): AsyncGenerator<Row> {
  if (/\.jsonl$/i.test(file)) yield* linesOfJson(file);
  else yield* rowsOfCsv(file);
}

async function* linesOfJson(file: string): AsyncGenerator<Row> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    if (line.trim() !== '') yield JSON.parse(line) as Row;
}

async function* rowsOfCsv(file: string): AsyncGenerator<Row> {
  let names: readonly string[] | null = null;
  for await (const cells of cellsOf(file)) {
    if (names === null) names = cells.map((name) => name.trim());
    else if (cells.some((cell) => cell !== ''))
      yield Object.fromEntries(names.map((name, i): [string, string] => [name, cells[i] ?? '']));
  }
}

/** The cells of each row. Quoted ones may have commas, lines, and quotes, which are doubled. */
async function* cellsOf(file: string): AsyncGenerator<string[]> {
  let [row, cell] = [[] as string[], ''];
  let [isQuoted, wasQuote] = [false, false];
  for await (const piece of createReadStream(file, 'utf8')) {
    for (const letter of String(piece)) {
      if (isQuoted && letter === '"') [isQuoted, wasQuote] = [false, true];
      else if (isQuoted) cell += letter;
      else if (letter === '"') {
        if (wasQuote) cell += '"';
        [isQuoted, wasQuote] = [true, false];
      } else if (letter === ',' || letter === '\n') {
        row.push(letter === '\n' ? cell.replace(/\r$/, '') : cell);
        [cell, wasQuote] = ['', false];
        if (letter === '\n') {
          yield row;
          row = [];
        }
      } else cell += letter;
    }
  }
  if (cell !== '' || row.length > 0) yield [...row, cell];
}
