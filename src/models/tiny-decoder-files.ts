import { isHubId, openHub } from '#hub';
import type { Table } from '../checks';
import { WeightsError } from '../errors';
import type { Folder } from '../files';
import { hubOptions, type HubOptions } from '../hub/hub';
import { ConfigReader } from '../weights/config-reader';
import { loadOptions, type LoadOptions } from '../weights/load';
import { belongsTo } from '../weights/names';
import { refusePickles } from '../weights/open';
import type { PartSource } from '../weights/part-source';
import { openSafetensors } from '../weights/safetensors';
import type { TensorSource } from '../weights/source';
import { tinyDecoderName, tinyStructure, withDiffusersNames, type TinyStructure } from '../weights/tiny-decoder-names';
import { readJson } from './folder-files';
import { folderAt, openSource } from './locate';

export type TinyDecoderOptions = LoadOptions & HubOptions;

export const tinyDecoderOptions: Table<keyof TinyDecoderOptions> = { ...loadOptions, ...hubOptions };

/** What a tiny decoder is built of, and how its weights are opened. */
interface TinyCheckpoint {
  readonly config: TinyStructure & { readonly scale: number };
  readonly open: () => Promise<PartSource>;
}

const CONFIG = 'config.json';
const WEIGHTS = 'diffusion_pytorch_model.safetensors';

/**
 * A tiny decoder at `location`: what its files say of its structure. Throws `WeightsError` when there is none, or one of a kind that is
 * not supported.
 */
export async function openTinyDecoder(location: string, options: TinyDecoderOptions): Promise<TinyCheckpoint> {
  refusePickles(location);
  if (/\.safetensors$/i.test(location)) return describe(() => openSource(location), 1);
  const folder = await folderOf(location, options);
  const scale = readScale(folder.location, await readJson(folder, CONFIG, () => missing(folder.location, CONFIG)));
  return describe(() => openIn(folder), scale);
}

/** On the disk, or else, where the name is one of a hub's, there. */
async function folderOf(location: string, options: TinyDecoderOptions): Promise<Folder> {
  const folder = folderAt(location, options.signal);
  if (!isHubId(location)) return folder;
  const there = await folder.open(CONFIG);
  await there?.close();
  if (there !== null) return folder;
  return openHub(location, (paths) => paths.filter((path) => path === CONFIG || path === WEIGHTS), options);
}

async function describe(open: () => Promise<TensorSource>, scale: number): Promise<TinyCheckpoint> {
  const openNamed = async () => withDiffusersNames(await open());
  const source = await openNamed();
  try {
    const structure = tinyStructure(source);
    return { config: { ...structure, scale }, open: async () => partOf(await openNamed(), structure) };
  } finally {
    await source.close();
  }
}

function partOf(source: TensorSource, { blocks }: TinyStructure): PartSource {
  return {
    part: 'decoder',
    source,
    nameOf: (path) => tinyDecoderName(path, blocks),
    owns: (name) => belongsTo('decoder', name),
    axes: 'torch',
  };
}

async function openIn(folder: Folder): Promise<TensorSource> {
  const file = await folder.open(WEIGHTS);
  if (file === null) throw missing(folder.location, WEIGHTS);
  try {
    return await openSafetensors(file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The config says what names and shapes do not; the rest must be what this library computes. */
function readScale(location: string, json: unknown): number {
  const config = new ConfigReader(CONFIG, json);
  config.only({
    _class_name: ['AutoencoderTiny'],
    act_fn: ['relu'],
    out_channels: [3],
    shift_factor: [0, null],
    upsample_fn: ['nearest'],
    upsampling_scaling_factor: [2],
  });
  const scale = config.number('scaling_factor', 1);
  if (config.faults.length === 0) return scale;
  throw new WeightsError(`${location}: cannot be built:\n  ${config.faults.join('\n  ')}`);
}

function missing(location: string, file: string): WeightsError {
  const needed = "a folder of diffusers' AutoencoderTiny, or a .safetensors file, is needed";
  return new WeightsError(`${location}: there is no ${file}; ${needed}: check the path.`);
}
