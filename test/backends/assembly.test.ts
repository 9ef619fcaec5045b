import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { binaries } from '../../scripts/assembly';
import { generated } from '../../scripts/embed';
import { hasRelaxedSimd, kernelBytes, kernelBytes64 } from '../../src/backends/wasm/builds';

it('ships the modules that assembly/ compiles to', { timeout: 240_000 }, async () => {
  for (const [file, text] of await binaries()) expect(readFileSync(file, 'utf8') === text, file).toBe(true);
});

it('takes the module for relaxed SIMD where the engine has it, and that needs it', async () => {
  const [plain, relaxed, chosen] = [await kernelBytes(false), await kernelBytes(true), await kernelBytes()];
  expect(WebAssembly.validate(plain)).toBe(true);
  expect(WebAssembly.validate(relaxed)).toBe(hasRelaxedSimd());
  expect(chosen).toEqual(hasRelaxedSimd() ? relaxed : plain);
});

it("ships tfjs' module, and the embedded model's texts, as they are", async () => {
  for (const [file, text] of await generated()) expect(readFileSync(file, 'utf8') === text, file).toBe(true);
});

it('has modules without data, table or globals, which could lie over those of tfjs', async () => {
  for (const bytes of [await kernelBytes(false), await kernelBytes(true), await kernelBytes64()]) {
    expect(sections(bytes)).toEqual([1, 2, 3, 7, 10]); // types, imports, functions, exports, code
    if (!WebAssembly.validate(bytes)) continue; // this engine has no relaxed SIMD, or no 64-bit addresses
    const module = await WebAssembly.compile(bytes);
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
    expect(new Set(WebAssembly.Module.exports(module).map(({ kind }) => kind))).toEqual(new Set(['function']));
  }
});

/** The ids of a module's sections, in order; each is an id, a length as LEB128, and as many bytes. */
function sections(bytes: Uint8Array): number[] {
  const ids: number[] = [];
  for (let at = 8; at < bytes.length;) {
    ids.push(bytes[at++] ?? NaN);
    let [length, shift, byte] = [0, 0, 0];
    do {
      byte = bytes[at++] ?? 0;
      length += (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    at += length;
  }
  return ids;
}
