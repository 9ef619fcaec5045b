// Takes tfjs' WebAssembly module into the sources, as base64 in src/backends/wasm/tfjs-simd.ts:
//   npx tsx scripts/tfjs-wasm.ts
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const tfjsWasmPath = fileURLToPath(new URL('../src/backends/wasm/tfjs-simd.ts', import.meta.url));

/** The text of `src/backends/wasm/tfjs-simd.ts`. */
export async function tfjsWasm(): Promise<string> {
  const require = createRequire(import.meta.url);
  const binary = await readFile(require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'));
  const note = "/** tfjs-backend-wasm-simd.wasm of @tensorflow/tfjs-backend-wasm, by `scripts/tfjs-wasm.ts`; a test compares them. */"; // prettier-ignore
  return `${note}\nexport const tfjsSimd =\n  '${binary.toString('base64')}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(tfjsWasmPath, await tfjsWasm());
