import { files } from '#files';
import { embeddedFile } from '../embedded';
import { UnsupportedError, WeightsError } from '../errors';
import { readAll } from '../files';
import { SimpleTokenizer } from '../text/tokenizer';
import type { Part } from '../weights/names';
import { configPaths, presetOfConfigs, type Configs } from './diffusers-config';
import type { Preset } from './presets';

/** A diffusers folder whose configs have been read: what to build, and where the weights of each part are. */
export interface Checkpoint {
  readonly name: string;
  /** Under which licence the weights may be used, where that is known. */
  readonly licence: string | null;
  readonly preset: Preset;
  readonly tokenizer: SimpleTokenizer;
  /** Where the weights of a part are. */
  weights(part: Part): string | URL;
}

type Locate = (path: string) => string | URL | null;

const weightPaths: Readonly<Record<Part, string>> = {
  textEncoder: 'text_encoder/model.safetensors',
  diffusionModel: 'unet/diffusion_pytorch_model.safetensors',
  decoder: 'vae/diffusion_pytorch_model.safetensors',
  imageEncoder: 'vae/diffusion_pytorch_model.safetensors',
};

/**
 * Reads the configs and the tokenizer of a diffusers folder: `'tiny'` (the embedded model), a local folder, or the URL of one.
 * Throws `WeightsError` when it is not there or not whole, `UnsupportedError` for what only a hub has.
 */
export async function openCheckpoint(location: string): Promise<Checkpoint> {
  const locate: Locate = location === 'tiny' ? embeddedFile : (path) => `${location.replace(/\/+$/, '')}/${path}`;
  if ((await readText(locate, 'model_index.json')) === null) throw noFolder(location);
  const configs = Object.fromEntries(
    await Promise.all(
      Object.entries(configPaths).map(async ([key, path]) => [key, await readJson(location, locate, path)]),
    ),
  ) as Configs;
  const preset = presetOfConfigs(location, configs);
  const vocab = await readJson(location, locate, 'tokenizer/vocab.json');
  const merges = await readText(locate, 'tokenizer/merges.txt');
  if (merges === null)
    throw new WeightsError(`${location}: tokenizer/merges.txt is missing; it belongs to the folder.`);
  return {
    name: location,
    licence: location === 'tiny' ? 'MIT (weights; trained on Fluent Emoji, MIT)' : null,
    preset,
    tokenizer: SimpleTokenizer.fromFiles({ vocab, merges }),
    weights: (part) => locate(weightPaths[part]) ?? weightPaths[part],
  };
}

function noFolder(location: string): Error {
  if (/^[\w-][\w.-]*\/[\w.-]+(@[\w./-]+)?$/.test(location)) {
    const found = `${location}: there is no such folder, and fetching a checkpoint from a hub by its name is not supported yet`;
    return new UnsupportedError(`${found}; download it and give the path of its folder, or use 'tiny'.`);
  }
  const needed = 'a diffusers folder, with a model_index.json in it, is needed';
  return new WeightsError(`${location}: ${needed}; check the path, or use 'tiny', the embedded model.`);
}

async function readText(locate: Locate, path: string): Promise<string | null> {
  const place = locate(path);
  const bytes = place === null ? null : await readAll(files, place);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

async function readJson(location: string, locate: Locate, path: string): Promise<unknown> {
  const text = await readText(locate, path);
  if (text === null) throw new WeightsError(`${location}: ${path} is missing; it belongs to a diffusers folder.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WeightsError(`${location}: ${path} is no JSON (${String(error)}).`, { cause: error });
  }
}
