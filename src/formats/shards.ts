import { at } from '../at';
import { shown, WeightsError } from '../errors';
import { readWhole, type Folder } from '../files';
import { MOST_JSON, parseJson } from '../json';
import { openTensors } from './open';
import { joined, type TensorSource } from './source';

const MAX_SHARDS = 1000;

/**
 * Opens a model that lies in several files, by its index (`{"weight_map": {tensor: file}}`, as transformers and
 * diffusers write it). Shards must lie beside the index; tensors in them that the index leaves out are included. Throws
 * `WeightsError` for an index that is damaged or does not fit its files; then nothing is left open.
 */
export async function openShards(folder: Folder, indexPath: string): Promise<TensorSource | null> {
  const file = await folder.open(indexPath);
  if (file === null) return null;
  const { location } = file;
  const map = parseIndex(location, await readWhole(file, MOST_JSON));
  const shards = [...new Set(map.values())];
  if (shards.length > MAX_SHARDS) throw damaged(location, `names ${shards.length} files`);
  const directory = indexPath.slice(0, indexPath.lastIndexOf('/') + 1);
  const sources: TensorSource[] = [];
  try {
    for (const shard of shards) sources.push(await openShard(folder, location, directory, shard));
    const owners = new Map(shards.map((shard, i) => [shard, at(sources, i)]));
    const lost = [...map].filter(([name, shard]) => owners.get(shard)?.shapeOf(name) === null);
    if (lost.length > 0) throw damaged(location, `places ${lost.length} tensors where they are not: ${someOf(lost)}`);
    const twice = shards.flatMap((shard) => {
      return (owners.get(shard)?.names ?? [])
        .filter((name) => map.has(name) && map.get(name) !== shard)
        .map((name) => [name, shard] as const);
    });
    if (twice.length > 0)
      throw damaged(location, `places ${twice.length} tensors that are in a second file too: ${someOf(twice)}`);
    return joined(location, sources);
  } catch (error) {
    await Promise.all(sources.map((source) => source.close()));
    throw error;
  }
}

async function openShard(folder: Folder, index: string, directory: string, shard: string): Promise<TensorSource> {
  const file = await folder.open(directory + shard);
  if (file === null) throw damaged(index, `names ${shard}, which is not there`);
  return openTensors(file);
}

/** The file of each tensor. File names are untrusted: they may not lead out of the folder. */
function parseIndex(location: string, bytes: Uint8Array): Map<string, string> {
  let json: unknown;
  try {
    json = parseJson(bytes);
  } catch (error) {
    throw damaged(location, `is no JSON in UTF-8 (${String(error)})`);
  }
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const map = isObject(json) ? json['weight_map'] : undefined;
  if (!isObject(map)) throw damaged(location, 'has no weight_map');
  const entries = Object.entries(map);
  const wrong = entries.find(
    ([, file]) => typeof file !== 'string' || !/^\w[\w.-]{0,200}\.(safetensors|bin)$/.test(file),
  );
  if (wrong !== undefined) throw damaged(location, `places ${shown(wrong[0])} in ${shown(wrong[1])}`);
  return new Map(entries as [string, string][]);
}

function someOf(tensors: readonly (readonly [name: string, shard: string])[]): string {
  const more = tensors.length > 3 ? ', …' : '';
  const first = tensors.slice(0, 3).map(([name, shard]) => `${shown(name)} in ${shard}`);
  return first.join(', ') + more;
}

function damaged(location: string, what: string): WeightsError {
  const needed = 'an index that places every tensor in a .safetensors or .bin file beside it is needed';
  return new WeightsError(`${location}: ${what}; ${needed}: get the folder anew.`);
}
