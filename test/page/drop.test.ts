import { describe, expect, it } from 'vitest';
import { dropped } from '../../examples/studio/drop';

/** A folder: its files by their names, and other folders. */
interface Folder {
  readonly [name: string]: File | Folder;
}

/** As Chromium gives it: of no class that has a name, a hundred entries at a time, everything once. */
function entryOf(name: string, content: File | Folder): FileSystemEntry {
  if (content instanceof File) {
    const file: FileSystemFileEntry['file'] = (done) => {
      done(content);
    };
    const entry: Partial<FileSystemFileEntry> = { name, isFile: true, isDirectory: false, file };
    return entry as FileSystemFileEntry;
  }
  const createReader = (): FileSystemDirectoryReader => {
    const rest = Object.entries(content);
    return {
      readEntries: (done) => {
        const some = rest.splice(0, 100);
        queueMicrotask(() => {
          done(some.map(([child, one]) => entryOf(child, one)));
        });
      },
    };
  };
  const entry: Partial<FileSystemDirectoryEntry> = { name, isFile: false, isDirectory: true, createReader };
  return entry as FileSystemDirectoryEntry;
}

/** What is dropped: its entries are there until the first wait. */
function drop(content: Folder) {
  let isOver = false;
  queueMicrotask(() => (isOver = true));
  const items = Object.entries(content).map(([name, one]) => ({
    webkitGetAsEntry: () => (isOver ? null : entryOf(name, one)),
  }));
  return dropped({ items, files: Object.values(content).filter((one) => one instanceof File) });
}

const file = (name: string, type = ''): File => new File([name], name, { type });

describe('what is dropped on the studio', () => {
  it('is a folder: all files of it and of the folders in it, by their paths', async () => {
    const many = Array.from({ length: 250 }, (_, i) => `part-${i}.safetensors`);
    const [index, config] = [file('model_index.json'), file('config.json')];
    const unet = { 'config.json': config, ...Object.fromEntries(many.map((name) => [name, file(name)])) };
    const given = await drop({ mine: { 'model_index.json': index, unet, empty: {} } });
    if (!('files' in given)) throw new Error('it is no model');
    const paths = ['model_index.json', 'unet/config.json', ...many.map((name) => `unet/${name}`)];
    expect([...given.files.keys()]).toEqual(paths.map((path) => `mine/${path}`));
    expect(given.files.get('mine/model_index.json')).toBe(index);
    expect(given.files.get('mine/unet/config.json')).toBe(config);
  });

  it('is a file, a picture, or nothing', async () => {
    const [weights, picture] = [file('mine.safetensors'), file('a.png', 'image/png')];
    expect(await drop({ 'mine.safetensors': weights })).toEqual({ files: new Map([['mine.safetensors', weights]]) });
    expect(await drop({ 'a.png': picture })).toEqual({ picture });
    expect(await drop({})).toEqual({ nothing: true });
    expect(await drop({ empty: {} })).toEqual({ nothing: true });
  });

  it('is refused with the reason when a file of it cannot be read', async () => {
    const error = new DOMException('it is gone', 'NotFoundError');
    const lost: Partial<FileSystemFileEntry> = {
      name: 'lost',
      isFile: true,
      isDirectory: false,
      file: (_, failed) => failed?.(error),
    };
    const items = [{ webkitGetAsEntry: () => lost as FileSystemFileEntry }];
    await expect(dropped({ items, files: [] })).rejects.toBe(error);
  });
});
