// Compiles assembly/ (AssemblyScript) into the WebAssembly module of the wasm kernels, as base64 in src/backends/wasm/binary.ts:
//   npm run build:assembly
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** No runtime, no data and no memory of its own: the module works in that of tfjs. */
const options = ['--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd', '-O3', '--converge', '--noAssert']; // prettier-ignore

/** The text of `src/backends/wasm/binary.ts`. Throws with the compiler's messages. */
export async function compileAssembly(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sd-ts-assembly-'));
  try {
    const file = join(folder, 'out.wasm');
    // By its command, not as a library, whose types would stand in for those of TypeScript's own arrays.
    const command = join(root, 'node_modules/.bin/asc');
    await promisify(execFile)(command, ['assembly/index.ts', '-o', file, ...options], { cwd: root });
    const binary = await readFile(file);
    const note = '/** Compiled from assembly/ by `npm run build:assembly`; a test compiles it again. */';
    return `${note}\nexport const binary =\n  '${binary.toString('base64')}';\n`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const binaryPath = fileURLToPath(new URL('../src/backends/wasm/binary.ts', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(binaryPath, await compileAssembly());
