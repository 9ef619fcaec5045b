import { WeightsError } from '../errors';
import type { OpenFile } from '../files';
import type { Module } from '../layers/module';
import { openKeras } from './keras-h5';
import type { Part, Structure } from './names';
import { diffusersPart, isLdm, ldmPart, ourPart, type PartSource } from './part-source';
import { openSafetensors } from './safetensors';

/** A network whose weights are to be found: its parameters, and for LDM's names its counts. */
export type Target = Module & { readonly part: Part; readonly structure: Structure };

/**
 * The weights of one part in a file, whatever it is: safetensors with diffusers' names or a whole LDM checkpoint, or KerasCV's HDF5
 * in either layout. The source owns the file; on failure it is closed. Throws `WeightsError` for what is damaged or pickled.
 */
export async function openPart(target: Target, file: OpenFile): Promise<PartSource> {
  try {
    if (await isHdf5(file)) return ourPart(target.part, await openKeras(file, target.part, target));
    const source = await openSafetensors(file);
    return isLdm(source) ? ldmPart(target.part, source, target.structure) : diffusersPart(target.part, source);
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
  if (!/\.(ckpt|bin|pt|pth|pkl|pickle)$/i.test(location)) return;
  const found = 'this is a pickle, which can run any code when it is opened, so it is not read';
  const advice =
    'convert it once in Python (diffusers: save_pretrained(folder, safe_serialization=True)) or get its .safetensors';
  throw new WeightsError(`${location}: ${found}; ${advice}.`);
}
