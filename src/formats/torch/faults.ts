import { WeightsError } from '../../errors';
import type { OpenFile } from '../../files';
import { CONVERT } from '../foreign';

/** The error for a file that is damaged, or not written by `torch.save`. */
export function damaged({ location }: OpenFile, what: string): WeightsError {
  return new WeightsError(`${location}: ${what}; a whole, valid file that torch.save wrote is needed: get it anew.`);
}

/** The error for an object that only Python could build, by running code that the file names. */
export function refused({ location }: OpenFile, what: string): WeightsError {
  const needed = 'tensors, dictionaries, lists, tuples, strings and numbers alone are read, and nothing is ever run';
  return new WeightsError(`${location}: ${what}; ${needed}; ${CONVERT}.`);
}
