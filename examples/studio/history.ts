import { SdImage } from 'sd-ts/worker';
import { canvasOf, find } from './page';
import type { Settings } from './settings';

/** What was drawn, with all that was asked for: kept in this browser. */
export interface Entry {
  readonly settings: Settings;
  readonly images: readonly Pick<SdImage, 'width' | 'height' | 'data' | 'parameters'>[];
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'settings' in value && 'images' in value;
}

const list = find('#history', HTMLElement);
let database: Promise<IDBDatabase> | null = null;

function opened(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('sd-ts studio', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('entries', { autoIncrement: true });
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB cannot be opened'));
    };
  });
  return database;
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const request = work((await opened()).transaction('entries', mode).objectStore('entries'));
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB refused'));
    };
  });
}

export class History {
  constructor(readonly chosen: (entry: Entry) => void) {}

  /** Shows what is kept, the newest first. */
  async load(): Promise<void> {
    const entries = await inStore<unknown[]>('readonly', (store) => store.getAll());
    list.replaceChildren();
    for (const entry of entries) if (isEntry(entry)) this.#show(entry);
  }

  async add(entry: Entry): Promise<void> {
    this.#show(entry);
    await inStore('readwrite', (store) => store.add(entry));
  }

  async erase(): Promise<void> {
    await inStore('readwrite', (store) => store.clear());
    list.replaceChildren();
  }

  #show(entry: Entry): void {
    const [first] = entry.images;
    if (first === undefined) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.ariaLabel = `Load again: ${entry.settings.prompt}, seed ${entry.settings.seed}`;
    button.title = entry.settings.prompt;
    button.append(canvasOf(first, ''));
    button.firstElementChild?.setAttribute('aria-hidden', 'true');
    button.firstElementChild?.removeAttribute('role');
    button.addEventListener('click', () => {
      this.chosen(entry);
    });
    const item = document.createElement('li');
    item.append(button);
    list.prepend(item);
  }
}
