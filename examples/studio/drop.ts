/** What was dropped: a picture, or the files of a model by their paths. */
export type Dropped =
  { readonly picture: File } | { readonly files: ReadonlyMap<string, File> } | { readonly nothing: true };

/** What `dropped` needs of a `DataTransfer`. */
export interface Transfer {
  readonly items: ArrayLike<Pick<DataTransferItem, 'webkitGetAsEntry'>>;
  readonly files: ArrayLike<File>;
}

export async function dropped(transfer: Transfer): Promise<Dropped> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()); // at once: they are gone at the first wait
  const loose = Array.from(transfer.files);
  const [only] = loose;
  if (only?.type.startsWith('image/') === true) return { picture: only };
  const files = new Map<string, File>();
  for (const entry of entries) if (entry !== null) await walk(entry, '', files);
  for (const file of loose) if (files.size === 0) files.set(file.name, file);
  return files.size === 0 ? { nothing: true } : { files };
}

/** By what they say: Chromium has no classes of these names. */
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function walk(entry: FileSystemEntry, prefix: string, files: Map<string, File>): Promise<void> {
  const path = prefix + entry.name;
  if (isFile(entry))
    files.set(
      path,
      await new Promise<File>((resolve, reject) => {
        entry.file(resolve, reject);
      }),
    );
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return; // a reader gives a hundred at a time
    for (const one of some) await walk(one, `${path}/`, files);
  }
}
