// The page in which bench/wasm/chromium.ts measures.
import { StableDiffusion, useBackend, type GenerateImageOptions } from '../../../src';
import type { CaseName } from '../cases';
import { measure, type WasmFigures } from '../measure';
import type { Ort } from '../ort';

declare global {
  interface Window {
    drawHere: (threads: number, options: GenerateImageOptions) => Promise<number>;
    measureHere: (cases: readonly CaseName[], rounds: number, threads: number) => Promise<WasmFigures>;
  }
}

/** Seconds for the first picture of the embedded model once its weights are loaded. */
window.drawHere = async (threads, options) => {
  await useBackend('wasm', { threads });
  const model = await StableDiffusion.fromPretrained('tiny');
  const start = performance.now();
  await model.textToImage('a red heart on a blue background', options);
  return (performance.now() - start) / 1000;
};

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
