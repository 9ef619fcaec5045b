import { files } from '#files';
import { WeightsError } from '../errors';
import type { Module } from '../layers/module';
import type { Part, Structure } from './names';
import { diffusersPart, isLdm, ldmPart, type PartSource } from './part-source';
import { openSafetensors } from './safetensors';

/** A network whose weights are to be found: its parameters, and for LDM's names its counts. */
export type Target = Module & { readonly part: Part; readonly structure: Structure };

/**
 * Opens the weights of one part, whatever the file is: safetensors with diffusers' names or a whole LDM checkpoint. The caller closes the source. Throws `WeightsError` for what is not there, damaged, or pickled.
 */
export async function openPart(target: Target, location: string | URL): Promise<PartSource> {
  refusePickles(String(location));
  const file = await files.open(location);
  if (file === null)
    throw new WeightsError(`${String(location)}: there is no such file; the ${target.part}'s weights are needed.`);
  try {
    const source = await openSafetensors(file);
    return isLdm(source) ? ldmPart(target.part, source, target.structure) : diffusersPart(target.part, source);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Throws `WeightsError` for a file that Python could only read by running what is in it. */
export function refusePickles(location: string): void {
  if (!/\.(ckpt|bin|pt|pth|pkl|pickle)$/i.test(location)) return;
  const found = 'this is a pickle, which can run any code when it is opened, so it is not read';
  const advice =
    'convert it once in Python (diffusers: save_pretrained(folder, safe_serialization=True)) or get its .safetensors';
  throw new WeightsError(`${location}: ${found}; ${advice}.`);
}
