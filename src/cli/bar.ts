import type { Progress } from '../index';

const WIDTH = 30;
const NARROWEST = 5;
const BESIDE_BAR = 36; // columns that counts and times may take

/**
 * One line in the style of Keras' Progbar: ` 7/25 [=======>......................] - ETA: 1s 45ms/step`, and when done,
 * the time taken in place of the ETA.
 *
 * These lines are our own because the libraries for it have a style of their own: cli-progress would let us replace its
 * whole formatter, which is this function, and would then only move the cursor for us.
 */
export function formatBar(done: number, total: number, milliseconds: number, columns = 0): string {
  const room = columns > 0 ? columns - BESIDE_BAR : WIDTH; // some terminals do not know their width and say 0
  const width = Math.max(NARROWEST, Math.min(WIDTH, room));
  const filled = Math.round((Math.min(done, total) / Math.max(total, 1)) * width);
  const head = done >= total ? '=' : '>';
  const bar = filled > 0 ? '='.repeat(filled - 1) + head : '';
  const count = `${String(done).padStart(String(total).length)}/${total} [${bar.padEnd(width, '.')}]`;
  if (done <= 0) return count;
  const perStep = milliseconds / done;
  const time = done >= total ? duration(milliseconds) : `ETA: ${duration(perStep * (total - done))}`;
  return `${count} - ${time} ${perStep >= 1000 ? `${(perStep / 1000).toFixed(1)}s` : `${Math.round(perStep)}ms`}/step`;
}

/** As Keras writes it: `9s`, `1:30`, `2:03:09`. */
function duration(milliseconds: number): string {
  const all = Math.round(milliseconds / 1000);
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds)}`;
  return minutes > 0 ? `${minutes}:${two(seconds)}` : `${seconds}s`;
}

/** Where a bar is drawn: a terminal, `process.stderr`. */
export interface Terminal {
  readonly columns?: number;
  write(text: string): unknown;
}

/** Draws progress on one line of a terminal, over and over. */
export class Bar {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  #line = '';
  #start: number;

  constructor(terminal: Terminal, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#now = now;
    this.#start = now();
  }

  /** Shows a report of the library. */
  show(progress: Exclude<Progress, { kind: 'licence' | 'warning' }>): void {
    const { kind, done, total } = progress;
    const percent = `${Math.floor((100 * done) / Math.max(total, 1))}%`;
    if (kind === 'download') this.#draw(`Downloading ${percent}`);
    if (kind === 'load') this.#draw(`Loading weights ${percent}`);
    if (kind === 'compile') this.#draw(`Compiling ${percent}`);
    // Steps are timed from the last report of another kind: the first report of a step may be of a finished one.
    if (kind !== 'step' || done === 0) this.#start = this.#now();
    if (kind === 'step') this.#draw(formatBar(done, total, this.#now() - this.#start, this.#terminal.columns));
  }

  /** Ends the line, if there is one, so that what is written next stands below it. */
  end(): void {
    if (this.#line !== '') this.#terminal.write('\n');
    this.#line = '';
  }

  #draw(line: string): void {
    if (line === this.#line) return;
    this.#terminal.write(`\r${line}\x1b[K`); // and clear what a longer line has left
    this.#line = line;
  }
}
