import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HeldForm, PreparedWeights } from '../contract';
import { preparedOptions } from '../prepared-options';
import { SdError } from '../../errors';
import { bytesOf, layoutOf, mapped } from './mapped';

/** The folder that was asked for; null if none was. */
export function preparedFolder(): PreparedWeights | null {
  const { folder, most } = preparedOptions();
  if (folder === null) return null;
  const isUrl = folder instanceof URL || folder.startsWith('file:');
  return new PreparedFolder(isUrl ? fileURLToPath(folder) : folder, most);
}

const FILE = /^[0-9a-f]{64}\.weights$/;
const PARTIAL = /^[0-9a-f]{64}\.weights\.[\w-]+\.partial$/;
/** Milliseconds after which nobody writes a file any more. */
const DAY = 86_400_000;

/** A file for each part, named by the hash of what decides its content; of `most` bytes in all. */
class PreparedFolder implements PreparedWeights {
  constructor(
    private readonly folder: string,
    private readonly most: number,
  ) {}

  async open(what: string, forms: readonly HeldForm[]): Promise<readonly Tensor[] | null> {
    const path = this.#pathOf(what);
    const layout = layoutOf(forms);
    const size = await stat(path).then(
      (status) => (status.isFile() ? status.size : null),
      () => null,
    );
    if (size !== layout.bytes) return null;
    const now = new Date();
    await utimes(path, now, now).catch(() => undefined); // of a folder that may only be read
    return mapped(path, layout);
  }

  async keep(what: string, tensors: readonly Tensor[], forms: readonly HeldForm[], check: () => void): Promise<void> {
    const path = this.#pathOf(what);
    const layout = layoutOf(forms);
    if (layout.bytes > this.most)
      throw this.#failed(`${layout.bytes} bytes are more than the ${this.most} that it may hold`);
    const partial = `${path}.${randomUUID()}.partial`;
    try {
      await this.#files(() => mkdir(this.folder, { recursive: true }));
      await this.#makeRoom(layout.bytes);
      await this.#write(partial, tensors, check);
      await this.#files(() => rename(partial, path));
    } catch (error) {
      await rm(partial, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  #pathOf(what: string): string {
    return join(this.folder, `${createHash('sha256').update(what).digest('hex')}.weights`);
  }

  /** On the disk before it has its name: what has a name is whole, even after the power has failed. */
  async #write(partial: string, tensors: readonly Tensor[], check: () => void): Promise<void> {
    const file = await this.#files(() => open(partial, 'wx'));
    try {
      for (const tensor of tensors) {
        check();
        const bytes = bytesOf(tensor);
        await this.#files(() => file.appendFile(bytes));
      }
      await this.#files(() => file.sync());
    } finally {
      await file.close();
    }
  }

  /** Deletes what was used longest ago until there is room for `bytes`, and what was never finished. */
  async #makeRoom(bytes: number): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    const found = await Promise.all(
      names
        .filter((name) => FILE.test(name) || PARTIAL.test(name))
        .map(async (name) => ({ name, status: await stat(join(this.folder, name)).catch(() => null) })),
    );
    const files = found.flatMap(({ name, status }) => (status === null ? [] : [{ name, status }]));
    const isLeft = ({ name, status }: (typeof files)[number]) =>
      PARTIAL.test(name) && Date.now() - status.mtimeMs > DAY;
    const remove = ({ name }: { name: string }) => rm(join(this.folder, name), { force: true }).catch(() => undefined);
    await Promise.all(files.filter(isLeft).map(remove));
    const whole = files.filter(({ name }) => FILE.test(name)).sort((a, b) => a.status.mtimeMs - b.status.mtimeMs);
    let total = bytes + whole.reduce((sum, { status }) => sum + status.size, 0);
    for (const file of whole) {
      if (total <= this.most) return;
      await remove(file);
      total -= file.status.size;
    }
  }

  async #files<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#failed(String(error), error);
    }
  }

  #failed(why: string, cause?: unknown): SdError {
    const found = `${this.folder}: prepared weights cannot be kept there (${why})`;
    return new SdError('SD_FILE', `${found}; space and the right to write are needed: change preparedWeights.`, {
      cause,
    });
  }
}
