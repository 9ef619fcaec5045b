import { files } from '#files';
import { openUrlFolder } from '#hub';
import { WeightsError } from '../errors';
import type { Folder, OpenFile } from '../files';
import type { During } from '../progress';
import { isHtml } from '../formats/foreign';
import { openPart, TENSOR_FILE, type PartModule } from './open';
import type { PartSource } from './part-source';

/** The name of a file or folder without the path to it, query and ending: what may be told to others. */
export function stemOf(location: string | URL): string {
  const isUrl = typeof location !== 'string' || (/^(https?|file):/i.test(location) && URL.canParse(location));
  const path = isUrl ? decoded(new URL(location).pathname) : location;
  const name = path.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  return name.replace(TENSOR_FILE, '').replace(/\.h5$/i, '');
}

/** The folder at a path or URL, whether or not there is one; files under a URL are read by range. */
export function folderAt(location: string): Folder {
  const url = files.urlOf(location);
  return url === null ? files.folder(location) : openUrlFolder(url);
}

/** The file at a path or URL; null when there is none. */
export function openFile(location: string | URL, during?: During): Promise<OpenFile | null> {
  const url = files.urlOf(location);
  if (url === null) return files.open(location, during);
  if (!URL.canParse(url)) throw new WeightsError(`${url}: is no URL; a path or an http(s) URL is needed.`);
  const place = new URL(url); // whose query, such as `?download=true` or a signature, is asked for too
  const slash = place.pathname.lastIndexOf('/');
  const name = decoded(place.pathname.slice(slash + 1));
  [place.pathname, place.hash] = [place.pathname.slice(0, slash), ''];
  return folderAt(place.href).open(name, during);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a percent sign that is just one
  }
}

/**
 * Opens a file whose name may also be one on a hub; null if there is none here. A server may answer for a missing file
 * with its front page and status 200; such a page counts as missing.
 */
export async function openHere(location: string, during?: During): Promise<OpenFile | null> {
  const file = await openFile(location, during);
  if (file === null || !isHtml(await file.read(0, Math.min(file.size, 64)))) return file;
  await file.close();
  return null;
}

/**
 * Whether a name that may also be one on a hub exists here: as anything on the disk or, in a page, as a folder with a
 * file `mark`.
 */
export async function isTaken(location: string, mark: string, during?: During): Promise<boolean> {
  if (await files.isThere(location)) return true;
  const file = await openHere(`${location.replace(/\/+$/, '')}/${mark}`, during);
  await file?.close();
  return file !== null;
}

/**
 * The weights of one part in the file at `location`. Throws `WeightsError` if there is no file, or it is not what is
 * needed.
 */
export async function openPartAt(target: PartModule, location: string | URL, during?: During): Promise<PartSource> {
  const file = await openFile(location, during);
  if (file !== null) return openPart(target, file);
  throw new WeightsError(`${String(location)}: there is no such file; the ${target.part}'s weights are needed.`);
}
