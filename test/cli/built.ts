import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist/cli/main.js');

/** Builds the package, unless what `dist` holds is newer than every source. */
export async function build(): Promise<void> {
  const files = [main, ...['index', 'worker'].map((name) => join(root, `dist/${name}.d.cts`))];
  const outputs = files.map((file) => stat(file).catch(() => ({ mtimeMs: 0 })));
  const built = Math.min(...(await Promise.all(outputs)).map(({ mtimeMs }) => mtimeMs));
  const names = await readdir(join(root, 'src'), { recursive: true });
  const sources = ['package.json', 'tsup.config.ts', ...names.map((name) => join('src', name))];
  const times = await Promise.all(sources.map(async (name) => (await stat(join(root, name))).mtimeMs));
  if (built > Math.max(...times)) return;
  await promisify(execFile)('npm', ['run', 'build'], { cwd: root });
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
}

/** Runs the built command line in a folder; `during` may act on the process while it runs. */
export function sdTs(cwd: string, words: readonly string[], during?: (child: ChildProcess) => void): Promise<Finished> {
  const start = performance.now();
  const child = spawn(process.execPath, [main, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  during?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err, seconds: (performance.now() - start) / 1000 });
    });
  });
}
