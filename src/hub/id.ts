import { HubError } from '../errors';

export interface HubId {
  /** `'owner/name'`. */
  readonly repo: string;
  /** A branch, a tag, `refs/pr/1`, or a commit; default `'main'`. */
  readonly revision: string;
}

const name = /^(?!.*(?:--|\.\.))(?!.*\.git$)[A-Za-z0-9_](?:[\w.-]{0,94}[A-Za-z0-9_])?$/;
const revisionPart = /^(?!.*\.\.)[\w+-][\w.+-]*$/;

function parse(id: string): HubId | null {
  const [repo = '', revision = 'main', ...more] = id.split('@');
  const names = repo.split('/');
  const isRepo = names.length === 2 && names.every((part) => name.test(part));
  const isRevision = revision.length <= 200 && revision.split('/').every((part) => revisionPart.test(part));
  return isRepo && isRevision && more.length === 0 ? { repo, revision } : null;
}

/**
 * Whether a location has the form of a hub's `'owner/name'` or `'owner/name@revision'`, by the hub's rules for names. A
 * relative path of two parts has it too: look on the disk first.
 */
export function isHubId(location: string): boolean {
  return parse(location) !== null;
}

/** Throws `HubError` for what `isHubId` refuses. */
export function parseHubId(id: string): HubId {
  const parsed = parse(id);
  if (parsed !== null) return parsed;
  const needed = "'owner/name' or 'owner/name@revision', of letters, digits, '-', '_' and '.', is needed";
  throw new HubError(`${id}: is no name of a model on a hub; ${needed}; copy it from the model's page.`);
}

/** The repository of an id without a revision. Throws `HubError`. */
export function parseRepo(id: string): string {
  if (!id.includes('@')) return parseHubId(id).repo;
  throw new HubError(`${id}: revisions share their files and are cleared together; leave out what follows the '@'.`);
}

/** A full commit hash, whose files never change. */
export const isCommit = (revision: string): boolean => /^[0-9a-f]{40}$/.test(revision);

/** Whether a path of a listing stays inside its folder, on every system. */
export function isSafePath(path: string): boolean {
  if (/[\\\u0000-\u001f]/.test(path) || path.length > 1000) return false;
  return path.split('/').every((part) => !['', '.', '..'].includes(part) && !/^[A-Za-z]:/.test(part));
}

/** A path or revision, as part of a URL. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
