import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binding } from './binding';

/**
 * Loads a graph into libtensorflow, from a serialized `SavedModel`, and returns the number by which the binding knows
 * it. It is read from a folder, which is not needed afterwards.
 */
export function loadGraph(savedModel: Uint8Array): number {
  const folder = folderWith(savedModel);
  try {
    return binding().loadSavedModel(folder ?? memoryWith(savedModel), 'serve');
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

/** A temporary folder with the graph; null if it cannot be written, as in a read-only container. */
function folderWith(savedModel: Uint8Array): string | null {
  let folder: string | null = null;
  try {
    folder = mkdtempSync(join(tmpdir(), 'sd-ts-graph-'));
    mkdirSync(join(folder, 'variables'));
    writeFileSync(join(folder, 'saved_model.pb'), savedModel);
    return folder;
  } catch {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

/**
 * The same in TensorFlow's own file system in memory. Its files cannot be deleted, so the graph stays there; it holds
 * no weights.
 */
function memoryWith(savedModel: Uint8Array): string {
  const folder = `ram://sd-ts-graph-${randomUUID()}`;
  writeFile(new TextEncoder().encode(`${folder}/saved_model.pb`), savedModel);
  return folder;
}

/** By an operation of TensorFlow's. */
function writeFile(path: Uint8Array, bytes: Uint8Array): void {
  const ids = [path, bytes].map((text) => binding().createTensor([], STRING, [text]));
  try {
    binding().executeOp('WriteFile', [], ids, 0);
  } finally {
    for (const id of ids) binding().deleteTensor(id);
  }
}

/** TensorFlow's number of the type of its strings. */
const STRING = 7;
