import { isHubId, openHub } from '#hub';
import type { Table } from '../checks';
import { listed, WeightsError } from '../errors';
import { during as within, type Folder } from '../files';
import { hubOptions, type HubOptions } from '../hub/hub';
import type { During } from '../progress';
import { ConfigReader } from '../weights/config-reader';
import { loadOptions, type LoadOptions } from '../weights/load';
import { isTensorFile } from '../weights/open';
import { diffusersPart, type PartSource } from '../weights/part-source';
import { openTensors } from '../formats/open';
import type { TensorSource } from '../formats/source';
import { tinyStructure, withDiffusersNames, type TinyStructure } from '../weights/tiny-names';
import { readJson } from './diffusers/files';
import { onlyTiny } from './diffusers/autoencoder-config';
import { folderAt, isTaken, stemOf } from '../weights/locate';
import { findFile, openFound } from './found-file';

export type TinyDecoderOptions = LoadOptions & HubOptions;

export const tinyDecoderOptions: Table<keyof TinyDecoderOptions> = { ...loadOptions, ...hubOptions };

/** What a tiny decoder is built of, and how its weights are opened. */
interface TinyCheckpoint {
  /** What others know it by. */
  readonly name: string;
  readonly config: TinyStructure & { readonly scale: number };
  readonly open: (during?: During) => Promise<PartSource>;
}

type SourceOpener = (during: During) => Promise<TensorSource>;

const CONFIG = 'config.json';
const WEIGHTS = ['diffusion_pytorch_model.safetensors', 'diffusion_pytorch_model.bin'] as const;

/**
 * A tiny decoder at `location`: what its files say of its structure. Throws `WeightsError` if there is no tiny decoder,
 * or it is of an unsupported kind.
 */
export async function openTinyDecoder(location: string, options: TinyDecoderOptions): Promise<TinyCheckpoint> {
  if (isTensorFile(location)) {
    const found = await findFile(location, options);
    return { name: found.name, ...(await describe((during) => openFound(location, found.open, during), 1, options)) };
  }
  const isHere = !isHubId(location) || (await isTaken(location, CONFIG, options));
  const folder = isHere ? folderAt(location) : await openHub(location, files, options);
  const config = await readJson(within(folder, options), CONFIG, () => missing(folder.location, CONFIG));
  const described = await describe(
    (during) => openIn(within(folder, during)),
    readScale(folder.location, config),
    options,
  );
  return { name: isHere ? stemOf(location) : location, ...described };
}

const files = (paths: readonly string[]) =>
  paths.filter((path) => [CONFIG, ...WEIGHTS.filter((one) => paths.includes(one)).slice(0, 1)].includes(path));

async function describe(open: SourceOpener, scale: number, options: During): Promise<Omit<TinyCheckpoint, 'name'>> {
  const openNamed = async (during: During) => withDiffusersNames(await open(during), 'decoder');
  const source = await openNamed(options);
  try {
    const structure = tinyStructure(source);
    return {
      config: { ...structure, scale },
      open: async (during = {}) => diffusersPart('decoder', await openNamed(during), structure),
    };
  } finally {
    await source.close();
  }
}

async function openIn(folder: Folder): Promise<TensorSource> {
  const file = (await folder.open(WEIGHTS[0])) ?? (await folder.open(WEIGHTS[1]));
  if (file === null) throw missing(folder.location, WEIGHTS[0]);
  return openTensors(file);
}

/**
 * The config adds what names and shapes do not show. All its other values must be those that this library computes
 * with.
 */
function readScale(location: string, json: unknown): number {
  const config = new ConfigReader(CONFIG, json);
  onlyTiny(config);
  const scale = config.number('scaling_factor', 1);
  if (config.faults.length === 0) return scale;
  throw new WeightsError(`${location}: cannot be built:\n  ${listed(config.faults, '\n  ')}`);
}

function missing(location: string, file: string): WeightsError {
  const needed = "a folder of diffusers' AutoencoderTiny, or a file of its tensors (.safetensors, .pth), is needed";
  return new WeightsError(`${location}: there is no ${file}; ${needed}: check the path.`);
}
