import { files } from '#files';
import { isHubId, openHub } from '#hub';
import { listed, WeightsError } from '../errors';
import type { Folder, OpenFile } from '../files';
import { openTensors } from '../formats/open';
import type { TensorSource } from '../formats/source';
import type { HubOptions } from '../hub/hub';
import type { During } from '../progress';
import { folderAt, isTaken, openFile, openHere, stemOf } from '../weights/locate';
import { isTensorFile, TENSOR_FILE } from '../weights/open';
import { ADAPTER_CONFIG } from '../weights/lora/adapter-config';

/** One file, found once and opened whenever its values are needed: a snapshot of a hub stays the same from then on. */
export interface FoundFile {
  /** Its public name: that on a hub, or that of the file without path and ending. */
  readonly name: string;
  /** Opens it, and fetches it first if needed; null if there is no file. */
  readonly open: (call?: During) => Promise<OpenFile | null>;
}

/** The file of a LoRA or textual inversion, opened anew for each change of the weights. */
export interface AdapterFile {
  readonly name: string;
  readonly open: (call?: During) => Promise<TensorSource>;
}

/** diffusers' name of the one file of a folder or repository. */
export const usualLora = 'pytorch_lora_weights.safetensors';
export const usualEmbedding = 'learned_embeds.safetensors';

/** The file at a path or URL, or `'owner/name/file.safetensors'` on a hub. What is on the disk goes before the hub. */
export async function findFile(location: string, options: HubOptions): Promise<FoundFile> {
  const [, id = '', path = ''] = /^([^/]+\/[^/]+)\/(.+)$/.exec(location) ?? [];
  if (!isHubId(id) || (await files.isThere(id)))
    return { name: stemOf(location), open: (call) => openFile(location, call) };
  const onHub = snapshotFile(id, (paths) => (paths.includes(path) ? path : null), options);
  return {
    name: (await files.isThere(location)) ? stemOf(location) : location,
    open: async (call) => (await openHere(location, call)) ?? onHub(call),
  };
}

/**
 * The file of a LoRA or textual inversion: what `findFile` finds, or the one weight file of a folder or of
 * `'owner/name'` on a hub. That is the file called `usual`, or else the only `.safetensors` file, or the only one of
 * torch's. Throws `WeightsError` where there are several, and lists them.
 */
export async function findAdapter(
  location: string | URL,
  usual: string,
  options: HubOptions,
  call: During,
): Promise<AdapterFile> {
  const place = String(location);
  const { name, open } = await adapterAt(place, usual, options, call);
  return { name, open: (during) => openFound(place, open, during) };
}

async function adapterAt(place: string, usual: string, options: HubOptions, call: During): Promise<FoundFile> {
  if (isTensorFile(place)) {
    const { name, open } = await findFile(place, options);
    return { name: name.replace(TENSOR_FILE, ''), open };
  }
  const choose = (paths: readonly string[]) => onlyFile(place, paths, usual);
  if (isHubId(place) && !(await isTaken(place, usual, call)))
    return { name: place, open: snapshotFile(place, choose, options) };
  const open = async (during?: During) =>
    (await openFile(place, during)) ?? openIn(folderAt(place), usual, choose, during);
  return { name: stemOf(place), open };
}

/** The tensors of a file, safetensors or torch's. Throws `WeightsError` if there is no file, or it is damaged. */
export async function openFound(location: string, open: FoundFile['open'], call?: During): Promise<TensorSource> {
  const file = await open(call);
  if (file !== null) return openTensors(file);
  throw new WeightsError(`${location}: there is no such file; check the path.`);
}

/** Opens one file of a repository, whose snapshot is taken once. */
function snapshotFile(
  id: string,
  choose: (paths: readonly string[]) => string | null,
  options: HubOptions,
): FoundFile['open'] {
  let snapshot: { readonly folder: Folder; readonly path: string | null } | undefined;
  return async (call = {}) => {
    if (snapshot === undefined) {
      let path: string | null = null;
      const select = (paths: readonly string[]) => {
        path = choose(paths);
        const settings = path?.replace(/[^/]*$/, ADAPTER_CONFIG); // of PEFT, where they are beside it
        return paths.filter((one) => one === path || one === settings);
      };
      const folder = await openHub(id, select, { ...options, ...call });
      snapshot = { folder, path };
    }
    const { folder, path } = snapshot;
    return path === null ? null : folder.open(path, call);
  };
}

/** Folders of pages and URLs cannot be listed: in them the usual name alone is tried. */
async function openIn(
  folder: Folder,
  usual: string,
  choose: (paths: readonly string[]) => string,
  call?: During,
): Promise<OpenFile | null> {
  const file = await folder.open(usual, call);
  if (file !== null) return file;
  const paths = await folder.list();
  return paths === null ? null : folder.open(choose(paths), call);
}

function onlyFile(where: string, paths: readonly string[], usual: string): string {
  if (paths.includes(usual)) return usual;
  const all = paths.filter((path) => isTensorFile(path) && !/scheduler|optimizer|checkpoint/.test(path)); // as diffusers
  const safe = all.filter((path) => /\.safetensors$/i.test(path));
  const found = safe.length > 0 ? safe : all;
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const needed = `one file of weights, or one called ${usual}, is needed`;
  if (only === undefined) throw new WeightsError(`${where}: it has no file of weights; ${needed}: check the name.`);
  const several = `it has ${found.length} files of weights (${listed(found)})`;
  throw new WeightsError(`${where}: ${several}; ${needed}: name one, such as '${where}/${only}'.`);
}
