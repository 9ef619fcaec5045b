// Compiles assembly/ (AssemblyScript) into the WebAssembly module of the wasm kernels, as base64 in src/backends/wasm/binary.ts:
//   npm run build:assembly
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));

/** No runtime, no data and no memory of its own: the module works in that of tfjs. */
const options = ['--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd', '-O3', '--converge', '--noAssert']; // prettier-ignore

/** The text of `src/backends/wasm/binary.ts`. Throws with the compiler's messages. */
export async function compileAssembly(): Promise<string> {
  const written: Uint8Array[] = [];
  const messages: string[] = [];
  const { error } = await asc.main(['assembly/index.ts', '--baseDir', root, '-o', 'out.wasm', ...options], {
    stderr: { write: (text) => messages.push(String(text)) },
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') written.push(contents);
    },
  });
  const [binary] = written;
  if (error !== null || binary === undefined) throw new Error(`assembly: ${String(error)}\n${messages.join('')}`);
  const note = '/** Compiled from assembly/ by `npm run build:assembly`; a test compiles it again. */';
  return `${note}\nexport const binary =\n  '${Buffer.from(binary).toString('base64')}';\n`;
}

export const binaryPath = fileURLToPath(new URL('../src/backends/wasm/binary.ts', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(binaryPath, await compileAssembly());
