import { WeightsError } from '../../errors';
import { during as within, type Folder } from '../../files';
import type { During } from '../../progress';
import type { PredictionType } from '../../schedulers';
import { drawingParts, type Part } from '../../weights/names';
import type { PartModule } from '../../weights/open';
import { partIn, type PartSource } from '../../weights/part-source';
import { openTensors } from '../../formats/open';
import { openShards } from '../../formats/shards';
import type { TensorSource } from '../../formats/source';
import type { Checkpoint, CheckpointOptions } from '../checkpoint';
import { configPaths, presetOfConfigs, type Configs } from './config';
import { readJson, readTokenizer } from './files';
import { requireRows } from '../preset-faults';
import { predicting } from '../../models/presets';

/** Where a part's weights are, without ending: in safetensors, and as torch saves them. */
const stems: Readonly<Record<Part, readonly [safetensors: string, torch: string]>> = {
  textEncoder: ['text_encoder/model', 'text_encoder/pytorch_model'],
  diffusionModel: ['unet/diffusion_pytorch_model', 'unet/diffusion_pytorch_model'],
  decoder: ['vae/diffusion_pytorch_model', 'vae/diffusion_pytorch_model'],
  imageEncoder: ['vae/diffusion_pytorch_model', 'vae/diffusion_pytorch_model'],
};

/**
 * The files that may hold the weights of `stem`, best first: one file or the index of several, as diffusers and
 * transformers name them with a variant (`model.fp16.safetensors`, `model.safetensors.index.fp16.json`) and without,
 * and torch's form of each (`.bin`).
 */
export function weightPaths(part: Part, variant?: string): string[] {
  const [safetensors, torch] = stems[part];
  const forms = [`${safetensors}.safetensors`, `${torch}.bin`];
  const full = forms.flatMap((path) => [path, `${path}.index.json`]);
  const of = (name: string) =>
    forms.flatMap((path) => [path.replace(/\.\w+$/, `.${name}$&`), `${path}.index.${name}.json`]);
  return variant === undefined ? [...full, ...of('fp16')] : of(variant);
}

/**
 * Reads the configs and the tokenizer of a diffusers folder. Throws `WeightsError` if it is no diffusers folder,
 * incomplete, or asks for what is not supported.
 */
export async function openFolder(
  name: string,
  folder: Folder,
  { variant, predictionType }: CheckpointOptions,
  during: During,
): Promise<Checkpoint> {
  return {
    name,
    licence: null,
    ...(await readConfigs(within(folder, during), predictionType)),
    open: (target, call = {}) => openPartIn(within(folder, call), target, variant, call),
  };
}

/** Reads all of a diffusers folder except its weights. Throws as `openFolder`. */
export async function readConfigs(
  folder: Folder,
  predictionType?: PredictionType,
): Promise<Pick<Checkpoint, 'preset' | 'tokenizer' | 'warnings'>> {
  const index = await readIndex(folder);
  const read = async ([key, path]: [string, string]) =>
    [key, key === 'index' ? index : await readJson(folder, path)] as const;
  const configs = Object.fromEntries(await Promise.all(Object.entries(configPaths).map(read))) as Configs;
  const warnings: string[] = [];
  const preset = predicting(presetOfConfigs(folder.location, configs, warnings), predictionType);
  const tokenizer = await readTokenizer(folder, warnings, preset.textEncoders[0].maxLength);
  requireRows(folder.location, preset, tokenizer);
  return { preset, tokenizer, warnings };
}

const PIPELINES = /^(Flax|Onnx)?StableDiffusion(Img2Img|Inpaint)?Pipeline$|^LatentConsistencyModel(Img2Img)?Pipeline$/;

/** `model_index.json` says which classes the folder is made of; it must be a Stable Diffusion. */
async function readIndex(folder: Folder): Promise<unknown> {
  const index = await readJson(folder, 'model_index.json', () => {
    const needed = 'a diffusers folder, with a model_index.json in it, or a single .safetensors file is needed';
    return new WeightsError(`${folder.location}: ${needed}; check the path, or use 'tiny', the embedded model.`);
  });
  const name: unknown = typeof index === 'object' && index !== null && '_class_name' in index ? index._class_name : '';
  if (typeof name === 'string' && PIPELINES.test(name)) return index;
  const found = `model_index.json is of a ${JSON.stringify(name).slice(0, 80)}`;
  throw new WeightsError(`${folder.location}: ${found}; a StableDiffusionPipeline (SD 1.x, 2.x or Turbo) is needed.`);
}

/**
 * The weights of a part in a diffusers folder. As in diffusers, a part that has no files of the `variant` is read
 * without it, with a warning, if another part has some. Throws `WeightsError` when they are not there, or damaged.
 */
export async function openPartIn(
  folder: Folder,
  target: PartModule,
  variant?: string,
  during: During = {},
): Promise<PartSource> {
  const { part, structure } = target;
  const paths = weightPaths(part, variant);
  const source = (await openFirst(folder, paths)) ?? (await openMixed(folder, part, variant, during));
  if (source !== null) return partIn(part, source, structure);
  const found = `none of ${paths.join(', ')} is there`;
  const advice = 'get the folder whole, or choose another variant';
  throw new WeightsError(`${folder.location}: ${found}; the ${part}'s weights are needed: ${advice}.`);
}

async function openFirst(folder: Folder, paths: readonly string[]): Promise<TensorSource | null> {
  for (const path of paths) {
    const source = path.endsWith('.json') ? await openShards(folder, path) : await openOne(folder, path);
    if (source !== null) return source;
  }
  return null;
}

async function openMixed(
  folder: Folder,
  part: Part,
  variant: string | undefined,
  { onProgress }: During,
): Promise<TensorSource | null> {
  if (variant === undefined || !(await hasVariant(folder, variant))) return null;
  const source = await openFirst(folder, weightPaths(part));
  const message = `${folder.location}: the ${part} has no variant '${variant}', as other parts have; its usual weights are read.`;
  if (source !== null) onProgress?.({ kind: 'warning', message });
  return source;
}

async function hasVariant(folder: Folder, variant: string): Promise<boolean> {
  for (const path of drawingParts.flatMap((part) => weightPaths(part, variant))) {
    const file = await folder.open(path);
    await file?.close();
    if (file !== null) return true;
  }
  return false;
}

async function openOne(folder: Folder, path: string): Promise<TensorSource | null> {
  const file = await folder.open(path);
  return file === null ? null : openTensors(file);
}
