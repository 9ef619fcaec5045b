import { clearCache as clear, estimateDownload as estimateOf, isCached as isCachedOf, openHub } from '#hub';
import { checkCall, filledText, type Table } from '../checks';
import { WeightsError } from '../errors';
import { during as within, type Folder } from '../files';
import { hubOptions, type Estimate, type HubOptions } from '../hub/hub';
import type { During } from '../progress';
import { drawingParts, type Part } from '../weights/names';
import { openPart } from '../weights/open';
import type { Checkpoint, CheckpointOptions, HubFiles } from './checkpoint';
import { openFolder, openPartIn, weightPaths } from './diffusers/folder';

const described = [
  /^model_index\.json$/,
  /^(text_encoder|unet|vae)\/config\.json$/,
  /^scheduler\/scheduler_config\.json$/,
  /^tokenizer\/[\w.-]+\.(json|txt)$/,
];

/** Which files of a hub's snapshot describe the checkpoint. */
function configFiles(paths: readonly string[]): string[] {
  return paths.filter((path) => described.some((pattern) => pattern.test(path)));
}

/**
 * The files of all parts in one variant, with their configs, as `openFolder` will ask for them; empty if a part has no
 * files.
 */
function neededFiles(variant?: string): (paths: readonly string[]) => string[] {
  return (paths) => {
    const ofVariant = drawingParts.map((part) => partFiles(part, paths, variant));
    const isMixed = ofVariant.some((files) => files.length > 0); // as in diffusers: the rest without the variant
    const parts = drawingParts.map((part, i) => {
      const files = ofVariant[i] ?? [];
      return files.length === 0 && isMixed ? partFiles(part, paths) : files;
    });
    return parts.some((files) => files.length === 0) ? [] : [...configFiles(paths), ...parts.flat()];
  };
}

/** The file of a part, or the index of several and these. */
function partFiles(part: Part, paths: readonly string[], variant?: string): string[] {
  const chosen = weightPaths(part, variant).find((path) => paths.includes(path));
  if (chosen === undefined) return [];
  const [, stem = '', ending = '', of = ''] = /^(.+)\.(safetensors|bin)\.index(\..+)?\.json$/.exec(chosen) ?? [];
  if (ending === '') return [chosen];
  const isShard = (path: string) => {
    const rest = path.startsWith(stem) ? path.slice(stem.length) : '';
    const [, before = '', after = '', form] = /^(\.[\w-]+)?-\d{5}-of-\d{5}(\.[\w-]+)?\.(\w+)$/.exec(rest) ?? [];
    return form === ending && before + after === of;
  };
  return [chosen, ...paths.filter(isShard)];
}

/** A diffusers folder on a hub: its configs are fetched at once, its weights when the first part is opened. */
export async function openHubFolder(id: string, options: CheckpointOptions, during: During): Promise<Checkpoint> {
  const configs = await openHub(id, configFiles, { ...options, ...during });
  const checkpoint = await openFolder(id, configs, options, during);
  let whole: Folder | undefined;
  return {
    ...checkpoint,
    async open(target, call = {}) {
      whole ??= await openHub(id, selectOrThrow(id, options.variant), { ...options, ...call });
      return openPartIn(within(whole, call), target, options.variant, call);
    },
  };
}

function selectOrThrow(id: string, variant?: string) {
  return (paths: readonly string[]): string[] => {
    const files = neededFiles(variant)(paths);
    if (files.length > 0) return files;
    const found = `it has no weights${variant === undefined ? '' : ` of the variant '${variant}'`}`;
    throw new WeightsError(`${id}: ${found}; a revision or model with .safetensors or .bin files is needed.`);
  };
}

/** Opens parts that a hub keeps in files of their own; those that draw are fetched together. */
export function hubPartFiles(files: HubFiles | undefined, options: CheckpointOptions): Checkpoint['open'] {
  return async (target, during) => {
    if (files === undefined) {
      const advice = 'give `weights`, or load it with loadWeights(file)';
      throw new WeightsError(`${target.part}: no weights are loaded, and none are known to fetch; ${advice}.`);
    }
    const [id, path] = files[target.part];
    const drawing = drawingParts.map((part) => files[part]);
    const together = drawing.filter(([other]) => other === id).map(([, other]) => other);
    const folder = await openHub(id, () => [...new Set([...together, path])], { ...options, ...during });
    const file = await folder.open(path, during);
    if (file === null) throw new WeightsError(`${id}: ${path} is not there; it held the ${target.part}'s weights.`);
    return openPart(target, file);
  };
}

/** What decides which files of a model on a hub are needed, and how they are fetched. */
export type CacheOptions = Pick<CheckpointOptions, 'variant'> & HubOptions;

const cacheOptions: Table<keyof CacheOptions> = { ...hubOptions, variant: filledText };

/**
 * Whether the files of a model on a hub (`'owner/name'`, `'owner/name@revision'`) are cached, found without the
 * network.
 */
export async function isCached(id: string, options: CacheOptions = {}): Promise<boolean> {
  checkCall('isCached', ['the name', id, filledText], options, cacheOptions);
  return isCachedOf(id, neededFiles(options.variant), options);
}

/**
 * Removes all cached revisions of `'owner/name'`; without an id those of all repositories that sd-ts has fetched, in
 * Node also what Python has added to these.
 */
export async function clearCache(id?: string, options: HubOptions = {}): Promise<void> {
  checkCall(
    'clearCache',
    ['the name', id, { ...filledText, holds: (one) => one === undefined || filledText.holds(one) }],
    options,
    hubOptions,
  );
  return clear(id, options);
}

/** How many files and bytes a model on a hub takes, and what is cached of them. Throws `HubError`. */
export async function estimateDownload(id: string, options: CacheOptions = {}): Promise<Estimate> {
  checkCall('estimateDownload', ['the name', id, filledText], options, cacheOptions);
  return estimateOf(id, neededFiles(options.variant), options);
}
