// The page in which bench/wasm/chromium.ts measures.
import { useBackend } from '../../../src/backends';
import type { CaseName } from '../cases';
import { measure, type WasmFigures } from '../measure';
import type { Ort } from '../ort';

declare global {
  interface Window {
    measureHere: (cases: readonly CaseName[], rounds: number, threads: number) => Promise<WasmFigures>;
  }
}

window.measureHere = async (cases, rounds, threads) => {
  await useBackend('wasm', { threads });
  const library = '/ort/ort.wasm.min.mjs';
  const ort = (await import(/* @vite-ignore */ library)) as Ort;
  ort.env.wasm.wasmPaths = '/ort/';
  const read = async (location: string): Promise<Uint8Array> =>
    new Uint8Array(await (await fetch(location)).arrayBuffer());
  const folder = `${location.origin}/cases`;
  return measure({ ort, threads, folder, read, cpu: () => null }, cases, rounds);
};
