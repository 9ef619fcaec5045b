import { files } from '#files';
import { openUrlFolder } from '#hub';
import { WeightsError } from '../errors';
import type { Folder, OpenFile } from '../files';
import type { During } from '../progress';
import { openPart, refusePickles, type Target } from '../weights/open';
import type { PartSource } from '../weights/part-source';
import { openSafetensors } from '../weights/safetensors';
import type { TensorSource } from '../weights/source';

/** The folder at a path or URL, whether or not there is one; files under a URL are read by range. */
export function folderAt(location: string): Folder {
  const url = files.urlOf(location);
  return url === null ? files.folder(location) : openUrlFolder(url);
}

/** The file at a path or URL; null when there is none. */
export function openFile(location: string | URL, during?: During): Promise<OpenFile | null> {
  const url = files.urlOf(location);
  if (url === null) return files.open(location, during);
  const slash = url.lastIndexOf('/');
  return folderAt(url.slice(0, slash)).open(decodeURIComponent(url.slice(slash + 1)), during);
}

/** The weights of one part in the file at `location`. Throws `WeightsError` when there is none, or it is not what is needed. */
export async function openPartAt(target: Target, location: string | URL, during?: During): Promise<PartSource> {
  refusePickles(String(location));
  const file = await openFile(location, during);
  if (file !== null) return openPart(target, file);
  throw new WeightsError(`${String(location)}: there is no such file; the ${target.part}'s weights are needed.`);
}

/** The tensors of a `.safetensors` file, as LoRAs and textual inversions are. Throws `WeightsError`. */
export async function openSource(location: string | URL, during?: During): Promise<TensorSource> {
  refusePickles(String(location));
  const file = await openFile(location, during);
  if (file === null) throw new WeightsError(`${String(location)}: there is no such file; check the path.`);
  return openSafetensors(file);
}
