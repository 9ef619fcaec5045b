import type { OpenFile } from '../files';
import type { Module } from '../layers/module';
import { openKeras } from './keras/h5';
import type { Part, Structure } from './names';
import { ourPart, partIn, type PartSource } from './part-source';
import { openTensors } from '../formats/open';

/** A network to find weights for: its parameters, and its counts of modules for LDM's names. */
export type PartModule = Module & { readonly part: Part; readonly structure: Structure };

/**
 * Opens the weights of one part in a file of any kind: safetensors or torch's form, with diffusers' names or LDM's, of
 * that part alone or of a whole checkpoint; or KerasCV's HDF5 in either layout. The source owns the file; on failure it
 * is closed. Throws `WeightsError` for a damaged file.
 */
export async function openPart(target: PartModule, file: OpenFile): Promise<PartSource> {
  try {
    if (await isHdf5(file)) return ourPart(target.part, await openKeras(file, target.part, target));
    return partIn(target.part, await openTensors(file), target.structure);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function isHdf5(file: OpenFile): Promise<boolean> {
  const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
  const start = await file.read(0, Math.min(8, file.size));
  return signature.every((byte, i) => start[i] === byte);
}

/** Endings of files of tensors: safetensors', and those of files that `torch.save` writes. */
export const TENSOR_FILE = /\.(safetensors|ckpt|pth?|bin)$/i;

/** Whether a path, or a URL without its query, ends like a file of tensors. */
export function isTensorFile(location: string): boolean {
  return TENSOR_FILE.test(withoutQuery(location));
}

function withoutQuery(location: string): string {
  return /^(https?|file):/i.test(location) ? location.replace(/[?#].*$/s, '') : location;
}
