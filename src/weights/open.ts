import { WeightsError } from '../errors';
import type { OpenFile } from '../files';
import type { Module } from '../layers/module';
import { PICKLE } from '../formats/foreign';
import { openKeras } from './keras/h5';
import type { Part, Structure } from './names';
import { ourPart, partIn, type PartSource } from './part-source';
import { openSafetensors } from '../formats/safetensors';

/** A network whose weights are to be found: its parameters, and for LDM's names its counts. */
export type Target = Module & { readonly part: Part; readonly structure: Structure };

/**
 * The weights of one part in a file, whatever it is: safetensors with diffusers' names or LDM's, that part alone or a whole
 * checkpoint, or KerasCV's HDF5 in either layout. The source owns the file; on failure it is closed. Throws `WeightsError` for what is damaged or pickled.
 */
export async function openPart(target: Target, file: OpenFile): Promise<PartSource> {
  try {
    if (await isHdf5(file)) return ourPart(target.part, await openKeras(file, target.part, target));
    return partIn(target.part, await openSafetensors(file), target.structure);
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

/** Throws `WeightsError` for a file that Python could only read by running what is in it. */
export function refusePickles(location: string): void {
  if (!/\.(ckpt|bin|pt|pth|pkl|pickle)$/i.test(withoutQuery(location))) return;
  throw new WeightsError(`${location}: ${PICKLE}.`);
}

/** Whether a path, or a URL whatever its query, is that of a `.safetensors` file. */
export function isSafetensors(location: string): boolean {
  return /\.safetensors$/i.test(withoutQuery(location));
}

function withoutQuery(location: string): string {
  return /^(https?|file):/i.test(location) ? location.replace(/[?#].*$/s, '') : location;
}
