import { files } from '#files';
import { WeightsError } from '../errors';
import { SimpleTokenizer } from '../text/tokenizer';
import { hasOpenClip, isLdm, ldmPart } from '../weights/part-source';
import { openSafetensors } from '../weights/safetensors';
import type { TensorSource } from '../weights/source';
import type { Checkpoint, OpenOptions } from './checkpoint';
import { presetOfLdm } from './ldm-preset';

/**
 * A whole checkpoint in one `.safetensors` file, as the original code (LDM) saves it. Throws `WeightsError` when it is not there,
 * damaged, or of no family that is known.
 */
export async function openSingleFile(location: string, { predictionType }: OpenOptions = {}): Promise<Checkpoint> {
  const source = await openWhole(location);
  await source.close();
  const padding = hasOpenClip(source) ? { padding: '!' } : {};
  return {
    name: location,
    licence: null,
    preset: presetOfLdm(source, predictionType),
    tokenizer: new SimpleTokenizer(padding),
    open: async ({ part, structure }) => ldmPart(part, await openWhole(location), structure),
  };
}

async function openWhole(location: string): Promise<TensorSource> {
  const file = await files.open(location);
  if (file === null) throw new WeightsError(`${location}: there is no such file; check the path.`);
  try {
    const source = await openSafetensors(file);
    if (isLdm(source)) return source;
    const found = `holds no whole checkpoint (no 'model.diffusion_model.…'; it begins with '${source.names[0] ?? ''}')`;
    const advice = 'a single part is given as weights: { diffusionModel: file, … } or to that part’s loadWeights(file)';
    throw new WeightsError(`${location}: ${found}; ${advice}.`);
  } catch (error) {
    await file.close();
    throw error;
  }
}
