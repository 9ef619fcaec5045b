import type { OpenFile } from '../files';
import type { Module } from '../layers/module';
import { openKeras } from './keras/h5';
import type { Part, Structure } from './names';
import { ourPart, partIn, type PartSource } from './part-source';
import { openTensors } from '../formats/open';

/** A network whose weights are to be found: its parameters, and for LDM's names its counts. */
export type PartModule = Module & { readonly part: Part; readonly structure: Structure };

/**
 * The weights of one part in a file, whatever it is: safetensors or torch's form with diffusers' names or LDM's, that part alone or a
 * whole checkpoint, or KerasCV's HDF5 in either layout. The source owns the file; on failure it is closed. Throws `WeightsError` for what
 * is damaged.
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

/** Endings of files of tensors: safetensors', and those of what `torch.save` wrote. */
export const TENSOR_FILE = /\.(safetensors|ckpt|pth?|bin)$/i;

/** Whether a path, or a URL whatever its query, is that of a file of tensors. */
export function isTensorFile(location: string): boolean {
  return TENSOR_FILE.test(withoutQuery(location));
}

function withoutQuery(location: string): string {
  return /^(https?|file):/i.test(location) ? location.replace(/[?#].*$/s, '') : location;
}
