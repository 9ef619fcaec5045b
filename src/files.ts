/** One file, read by byte range so that a large one never has to be in memory whole. */
export interface OpenFile {
  /** The path or URL that was opened, for error messages. */
  readonly location: string;
  /** Bytes in the file. */
  readonly size: number;
  /** The bytes from `start` up to, not including, `end`. Throws when the range is not inside the file. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** What `#files` offers on each platform (`files.node.ts`, `files.browser.ts`). */
export interface Files {
  /** Opens a path (Node) or URL for reading; null when there is no such file. */
  open(location: string | URL): Promise<OpenFile | null>;
  /** Writes a whole file or, on failure, leaves none. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** The whole of a small file. */
export async function readAll(files: Files, location: string | URL): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await files.open(location);
  if (file === null) return null;
  try {
    return await file.read(0, file.size);
  } finally {
    await file.close();
  }
}
