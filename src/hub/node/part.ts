import { createHash, type Hash } from 'node:crypto';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Checksum } from '../listing';

/** The parts that this process is writing. */
const active = new Set<string>();
let count = 0;

/**
 * A file on its way into the cache: `<blob>.sd-ts-<host>-<process>-<number>.incomplete`, which only the process in its
 * name writes; another process continues it once that one is gone. Bytes are only appended, and a new start is a new
 * file.
 */
export class PartialFile {
  readonly #target: string;
  readonly #size: number;
  readonly #checksum: Checksum | null;
  #path = '';
  #handle: FileHandle | null = null;
  #hash: Hash | null = null;
  /** Bytes that are there. */
  done = 0;

  private constructor(target: string, size: number, checksum: Checksum | null) {
    this.#target = target;
    this.#size = size;
    this.#checksum = checksum;
  }

  /** Begins a file, or continues one of an earlier try if there is a checksum to check the result. */
  static async open(target: string, size: number, checksum: Checksum | null): Promise<PartialFile> {
    const part = new PartialFile(target, size, checksum);
    try {
      if (checksum === null || !(await part.#takeOver())) await part.restart();
    } catch (error) {
      await part.close();
      throw error;
    }
    return part;
  }

  /** Throws away what is there. */
  async restart(): Promise<void> {
    await this.discard();
    this.#claim();
    this.#handle = await open(this.#path, 'wx+');
    this.#begin();
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const written = await this.#handle?.write(bytes, at, bytes.length - at, this.done + at);
      at += written?.bytesWritten ?? 0;
    }
    this.#hash?.update(bytes);
    this.done += bytes.length;
  }

  /** What is wrong with the bytes; null if they are complete and right. */
  fault(): string | null {
    if (this.done !== this.#size) return `${this.done} bytes came; ${this.#size} are needed`;
    if (this.#checksum === null) return null;
    const hex = this.#hash?.copy().digest('hex') ?? '';
    return hex === this.#checksum.hex ? null : `the hash of what came is ${hex}; ${this.#checksum.hex} is needed`;
  }

  /** Moves the file to its final name, after its bytes are on the disk. */
  async finish(): Promise<void> {
    await this.#handle?.sync();
    const path = this.#path;
    await this.#handle?.close();
    this.#handle = null;
    await rename(path, this.#target).catch(async (error: unknown) => {
      const there = await stat(this.#target).catch(() => null); // another process was first, and still reads it
      if (there?.size !== this.#size) throw error;
      await rm(path, { force: true });
    });
    await this.close();
    for (const left of await abandonedParts(this.#target)) await rm(left, { force: true });
  }

  async discard(): Promise<void> {
    const path = this.#path;
    await this.close();
    if (path !== '') await rm(path, { force: true });
  }

  /** Leaves what is there to a later try. */
  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
    active.delete(this.#path);
    this.#path = '';
  }

  async #takeOver(): Promise<boolean> {
    for (const left of await abandonedParts(this.#target)) {
      this.#claim();
      const mine = await rename(left, this.#path).then(
        () => true,
        () => false, // another took it
      );
      if (mine) return this.#readBack();
      active.delete(this.#path);
      this.#path = '';
    }
    return false;
  }

  #claim(): void {
    count += 1;
    this.#path = `${this.#target}.sd-ts-${hostTag()}-${process.pid}-${count}.incomplete`;
    active.add(this.#path);
  }

  #begin(): void {
    this.done = 0;
    if (this.#checksum === null) return;
    this.#hash = createHash(this.#checksum.kind === 'git' ? 'sha1' : 'sha256');
    if (this.#checksum.kind === 'git') this.#hash.update(`blob ${this.#size}\0`);
  }

  async #readBack(): Promise<boolean> {
    this.#handle = await open(this.#path, 'r+');
    this.#begin();
    const buffer = new Uint8Array(2 ** 20);
    for (;;) {
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, this.done);
      if (bytesRead === 0) return this.done <= this.#size;
      this.#hash?.update(buffer.subarray(0, bytesRead));
      this.done += bytesRead;
    }
  }
}

const hostTag = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** The abandoned partial files of a file. */
async function abandonedParts(target: string): Promise<string[]> {
  const [folder, prefix] = [dirname(target), `${basename(target)}.`];
  const entries = await readdir(folder, { withFileTypes: true }); // a pipe could not be read back
  const names = entries.filter((entry) => entry.isFile() && entry.name.startsWith(prefix)).map(({ name }) => name);
  return names
    .filter((name) => isAbandoned(join(folder, name), name.slice(prefix.length)))
    .map((name) => join(folder, name));
}

/**
 * Whether the process that wrote a partial file is gone. Files of other machines, whose processes cannot be seen, are
 * left alone.
 */
function isAbandoned(path: string, owner: string): boolean {
  const match = /^sd-ts-([0-9a-f]{8})-(\d+)-\d+\.incomplete$/.exec(owner);
  if (match === null || match[1] !== hostTag() || active.has(path)) return false;
  return Number(match[2]) === process.pid || !isAlive(Number(match[2]));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
