import { WeightsError } from '../../errors';
import { readWhole, type Folder } from '../../files';
import { decodeUtf8, MOST_JSON, parseJson } from '../../json';
import { SimpleTokenizer } from '../../text/tokenizer';
import { field, readTokenizerConfigs, type TokenizerConfigs } from './tokenizer-config';

async function readText(folder: Folder, path: string): Promise<string | null> {
  const file = await folder.open(path);
  if (file === null) return null;
  try {
    return decodeUtf8(await readWhole(file, MOST_JSON));
  } catch (error) {
    throw new WeightsError(`${file.location}: is no text in UTF-8 of a usual size (${String(error)}).`, {
      cause: error,
    });
  }
}

/**
 * A JSON file of the folder, parsed. Throws `WeightsError` when it is not there (or what `missing` makes) or no JSON.
 */
export async function readJson(folder: Folder, path: string, missing?: () => Error): Promise<unknown> {
  const json = await readOptionalJson(folder, path);
  if (json !== undefined) return json;
  throw missing?.() ?? new WeightsError(`${folder.location}: ${path} is missing; it belongs to a diffusers folder.`);
}

async function readOptionalJson(folder: Folder, path: string): Promise<unknown> {
  const text = await readText(folder, path);
  if (text === null) return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    throw new WeightsError(`${folder.location}: ${path} is no JSON (${String(error)}).`, { cause: error });
  }
}

/**
 * The tokenizer of a folder: `vocab.json` and `merges.txt`, or a `tokenizer.json` with both; what it fills prompts up
 * with, and the tokens that were added to it. Adds to `warnings` what its files ask for and does not happen.
 */
export async function readTokenizer(folder: Folder, warnings: string[] = [], maxLength = 77): Promise<SimpleTokenizer> {
  const json = async (file: keyof TokenizerConfigs) => ({
    [file]: await readOptionalJson(folder, `tokenizer/${file}`),
  });
  const merges = await readText(folder, 'tokenizer/merges.txt');
  const configs: TokenizerConfigs = {
    ...(await json('special_tokens_map.json')),
    ...(await json('tokenizer_config.json')),
    ...(await json('added_tokens.json')),
    ...(merges === null && (await json('tokenizer.json'))),
  };
  const settings = readTokenizerConfigs(folder.location, configs, { maxLength, warnings });
  if (merges !== null) {
    return SimpleTokenizer.fromFiles({ vocab: await readJson(folder, 'tokenizer/vocab.json'), merges, ...settings });
  }
  const whole = configs['tokenizer.json'];
  if (whole === undefined) {
    const needed = 'tokenizer/vocab.json with tokenizer/merges.txt, or tokenizer/tokenizer.json, is needed';
    throw new WeightsError(`${folder.location}: ${needed}; they belong to a diffusers folder.`);
  }
  return SimpleTokenizer.fromFiles({ ...vocabularyOf(folder, whole), ...settings });
}

/** Both halves of the byte-pair model in a `tokenizer.json`; merges are lines in old files, pairs in new ones. */
function vocabularyOf(folder: Folder, json: unknown): { vocab: unknown; merges: string } {
  const model = field(json, 'model');
  const [kind, vocab, merges] = [field(model, 'type'), field(model, 'vocab'), field(model, 'merges')];
  const isPair = (merge: unknown): merge is string[] => Array.isArray(merge) && merge.length === 2;
  const lines = Array.isArray(merges)
    ? merges.map((merge: unknown) => (isPair(merge) ? merge.join(' ') : merge))
    : [null];
  if (kind === 'BPE' && lines.every((line) => typeof line === 'string')) return { vocab, merges: lines.join('\n') };
  const needed = 'a byte-pair model ("BPE") with vocab and merges is needed';
  throw new WeightsError(`${folder.location}: tokenizer/tokenizer.json holds no such tokenizer; ${needed}.`);
}
