import { WeightsError } from '../../errors';
import type { OpenFile } from '../../files';
import { CONVERT } from '../foreign';

/** A file that is not what `torch.save` writes, or not all of it. */
export function damaged({ location }: OpenFile, what: string): WeightsError {
  return new WeightsError(`${location}: ${what}; a whole, valid file that torch.save wrote is needed: get it anew.`);
}

/** What only Python could build, by running what the file names. */
export function refused({ location }: OpenFile, what: string): WeightsError {
  const needed = 'tensors, dictionaries, lists, tuples, strings and numbers alone are read, and nothing is ever run';
  return new WeightsError(`${location}: ${what}; ${needed}; ${CONVERT}.`);
}
