import { callback, count, filledText, finite, having, signal, type Kind, type Table } from '../checks';
import type { LoadOptions } from '../weights/load';
import { allParts, type Part } from '../weights/names';
import type { LoraOptions, TextualInversionOptions } from './adapters';

/** What the calls of a model's parts take besides that of drawing: each an interface, and the table that checks it. */

export interface LoadPartsOptions extends Pick<LoadOptions, 'onProgress' | 'signal'> {
  /** Which parts to load; default: those that draw. */
  readonly parts?: readonly Part[];
}

export interface EstimateOptions {
  /** Pictures to draw at a time; default 1. */
  readonly batchSize?: number;
  /** What the run needs; default: what draws from text. With `'imageEncoder'` it begins with a picture. */
  readonly parts?: readonly Part[];
}

const partList: Kind = {
  needed: `a list of ${allParts.join(', ')} is needed`,
  holds: (value) => Array.isArray(value) && value.every((part) => allParts.includes(part as Part)),
};
const during = { onProgress: callback, signal };
export const loraOptions: Table<keyof LoraOptions> = { scale: finite, name: filledText, ...during };
export const loadPartsOptions: Table<keyof LoadPartsOptions> = { parts: partList, ...during };
export const estimateOptions: Table<keyof EstimateOptions> = { batchSize: count, parts: partList };
export const textualInversionOptions: Table<keyof TextualInversionOptions> = { token: filledText, ...during };
export const aTokenizer = having('a tokenizer, as SimpleTokenizer,', 'encodeBatch');
export const aModel = having('a network of that part', 'run', 'dispose', 'parameters');
