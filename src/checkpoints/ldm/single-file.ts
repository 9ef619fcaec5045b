import { listed, UnsupportedError, WeightsError } from '../../errors';
import { during as within, type Folder, type OpenFile } from '../../files';
import type { During } from '../../progress';
import { SimpleTokenizer } from '../../text/tokenizer';
import { foreignModel, foreignPart } from '../../weights/foreign';
import { averaged } from '../../weights/averages';
import { hasOpenClip, isLdm, ldmPart, strayInLdm } from '../../weights/part-source';
import { openTensors } from '../../formats/open';
import type { TensorSource } from '../../formats/source';
import type { Checkpoint, CheckpointOptions } from '../checkpoint';
import { readConfigs } from '../diffusers/folder';
import { presetOfLdm } from './preset';
import { folderAt } from '../../weights/locate';
import { requireRows } from '../preset-faults';
import { DESCRIBED } from './save';

/**
 * A whole checkpoint in one file (`.safetensors`, `.ckpt`), as the original code (LDM) saves it. Throws `WeightsError`
 * if it is missing, damaged or of an unknown family, `UnsupportedError` for families that this library does not draw
 * with.
 */
export async function openSingleFile(
  location: string,
  name: string,
  open: FileOpener,
  options: CheckpointOptions,
  during: During,
): Promise<Checkpoint> {
  const openIt = (call: During) => openWhole(location, open, options, call);
  const source = await openIt(during);
  await source.close();
  const stray = strayInLdm(source);
  const found = `${stray.length} tensors belong to no part of a checkpoint`;
  if (stray.length > 0)
    during.onProgress?.({ kind: 'warning', message: `${location}: ${found} and are left alone: ${listed(stray)}.` });
  return {
    name,
    licence: null,
    ...(await describe(source, options, during)),
    open: async ({ part, structure }, call = {}) => ldmPart(part, await openIt(call), structure),
  };
}

/**
 * From the folder that describes the file, if one is given, else from the file itself: its metadata, or names and
 * shapes.
 */
async function describe(
  source: TensorSource,
  { config, predictionType }: CheckpointOptions,
  during: During,
): Promise<Described> {
  if (config !== undefined) return readConfigs(within(folderAt(config), during), predictionType);
  const folder = describingFolder(source);
  if (folder !== null) return readConfigs(folder, predictionType);
  const tokenizer = await SimpleTokenizer.clip({ rules: 'transformers', ...(hasOpenClip(source) && { padding: '!' }) });
  const preset = presetOfLdm(source, predictionType);
  requireRows(source.location, preset, tokenizer);
  return { preset, tokenizer };
}

/** The folder that `saveWeights` has put into the metadata; null for files of other programs. */
function describingFolder({ location, metadata }: TensorSource): Folder | null {
  if (!Object.keys(metadata).some((key) => key.startsWith(DESCRIBED))) return null;
  return {
    location,
    list: () => Promise.resolve(null),
    open(path) {
      const text = metadata[DESCRIBED + path];
      return Promise.resolve(text === undefined ? null : fileOf(location, new TextEncoder().encode(text)));
    },
  };
}

function fileOf(location: string, bytes: Uint8Array<ArrayBuffer>): OpenFile {
  return {
    location,
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.slice(start, end)),
    close: () => Promise.resolve(),
  };
}

/** Opens the file, each time anew; null if there is no file. */
type FileOpener = (during: During) => Promise<OpenFile | null>;

type Described = Pick<Checkpoint, 'preset' | 'tokenizer' | 'warnings'>;

async function openWhole(
  location: string,
  open: FileOpener,
  { ema = false }: CheckpointOptions,
  during: During,
): Promise<TensorSource> {
  const file = await open(during);
  if (file === null) throw new WeightsError(`${location}: there is no such file; check the path.`);
  try {
    const source = await openTensors(file);
    const model = foreignModel(source.names);
    const needed = 'a whole checkpoint of SD 1.x or 2.x is needed';
    if (model !== null) throw new UnsupportedError(`${location}: ${model}; ${needed}.`);
    if (isLdm(source)) return ema ? averaged(source) : source;
    const thing = foreignPart(source.names);
    if (thing !== null) throw new WeightsError(`${location}: ${thing}; ${needed}.`);
    const found = `holds no whole checkpoint (no 'model.diffusion_model.…'; it begins with '${source.names[0] ?? ''}')`;
    const advice = 'a single part is given as weights: { diffusionModel: file, … } or to that part’s loadWeights(file)';
    throw new WeightsError(`${location}: ${found}; ${advice}.`);
  } catch (error) {
    await file.close();
    throw error;
  }
}
