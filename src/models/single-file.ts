import { WeightsError } from '../errors';
import type { OpenFile } from '../files';
import { SimpleTokenizer } from '../text/tokenizer';
import { hasOpenClip, isLdm, ldmPart } from '../weights/part-source';
import { openSafetensors } from '../weights/safetensors';
import type { TensorSource } from '../weights/source';
import type { Checkpoint, OpenOptions } from './checkpoint';
import { readConfigs } from './diffusers-folder';
import { presetOfLdm } from './ldm-preset';
import { folderAt } from './locate';

/**
 * A whole checkpoint in one `.safetensors` file, as the original code (LDM) saves it. Throws `WeightsError` when it is not there,
 * damaged, or of no family that is known.
 */
export async function openSingleFile(location: string, open: Opener, options: OpenOptions): Promise<Checkpoint> {
  const source = await openWhole(location, open);
  await source.close();
  return {
    name: location,
    licence: null,
    ...(await describe(source, options)),
    open: async ({ part, structure }) => ldmPart(part, await openWhole(location, open), structure),
  };
}

/** From the folder that describes the file, if one is given, else from the file itself. */
async function describe(source: TensorSource, { config, predictionType }: OpenOptions): Promise<Described> {
  if (config !== undefined) return readConfigs(folderAt(config), predictionType);
  const tokenizer = new SimpleTokenizer({ rules: 'transformers', ...(hasOpenClip(source) && { padding: '!' }) });
  return { preset: presetOfLdm(source, predictionType), tokenizer };
}

/** Opens the file, each time anew; null when there is none. */
type Opener = () => Promise<OpenFile | null>;

type Described = Pick<Checkpoint, 'preset' | 'tokenizer' | 'warnings'>;

async function openWhole(location: string, open: Opener): Promise<TensorSource> {
  const file = await open();
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
