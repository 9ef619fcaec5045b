// Compiles assembly/ (AssemblyScript) into the WebAssembly modules of the wasm kernels, as base64 in src/backends/wasm/binary.ts,
// binary-relaxed.ts for relaxed SIMD, and binary-memory64.ts for that and memories with 64-bit addresses:
//   npm run build:assembly
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** No runtime, no data and no memory of its own: a module works in one that it is given. */
const options = ['--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd', '-O3', '--converge', '--noAssert']; // prettier-ignore

const relaxed = ['--enable', 'relaxed-simd'];
const memory64 = ['--enable', 'memory64', '--transform', join(root, 'scripts/memory64.mjs')];

/** The module of `assembly/`. Throws with the compiler's messages. */
async function compile(more: readonly string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'sd-ts-assembly-'));
  try {
    const file = join(folder, 'out.wasm');
    // By its command, not as a library, whose types would stand in for those of TypeScript's own arrays.
    const command = join(root, 'node_modules/.bin/asc');
    await promisify(execFile)(command, ['assembly/index.ts', '-o', file, ...options, ...more], { cwd: root });
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The text of each generated file, by its path. */
export function binaries(): Promise<[file: string, text: string][]> {
  const builds: [string, readonly string[]][] = [
    ['binary', []],
    ['binary-relaxed', relaxed],
    ['binary-memory64', [...relaxed, ...memory64]],
  ];
  const note = '/** Compiled from assembly/ by `npm run build:assembly`; a test compiles it again. */';
  return Promise.all(
    builds.map(async ([name, more]) => {
      const base64 = (await compile(more)).toString('base64');
      const file = fileURLToPath(new URL(`../src/backends/wasm/${name}.ts`, import.meta.url));
      return [file, `${note}\nexport const binary =\n  '${base64}';\n`];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of await binaries()) await writeFile(file, text);
}
