/** Where a program wants prepared weights to be kept. */
export interface PreparedOptions {
  /** A path or a `file:` URL; null: nowhere. */
  readonly folder: string | URL | null;
  /** Bytes of which there are at most. */
  readonly most: number;
}

let asked: PreparedOptions = { folder: null, most: 0 };

/** What was asked for last. */
export function preparedOptions(): PreparedOptions {
  return asked;
}

export function askForPrepared(options: PreparedOptions): void {
  asked = options;
}
