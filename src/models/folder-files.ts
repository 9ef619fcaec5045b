import { WeightsError } from '../errors';
import { readWhole, type Folder } from '../files';
import { decodeUtf8, MOST_JSON, parseJson } from '../json';
import { SimpleTokenizer } from '../text/tokenizer';

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

/** A JSON file of the folder, parsed. Throws `WeightsError` when it is not there (or what `missing` makes) or no JSON. */
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

/** The tokenizer of a folder: `vocab.json` and `merges.txt`, or a `tokenizer.json` with both; and what it fills prompts up with. */
export async function readTokenizer(folder: Folder): Promise<SimpleTokenizer> {
  const padding = padToken(
    await readOptionalJson(folder, 'tokenizer/special_tokens_map.json'),
    await readOptionalJson(folder, 'tokenizer/tokenizer_config.json'),
  );
  const merges = await readText(folder, 'tokenizer/merges.txt');
  if (merges !== null) {
    return SimpleTokenizer.fromFiles({ vocab: await readJson(folder, 'tokenizer/vocab.json'), merges, padding });
  }
  const whole = await readOptionalJson(folder, 'tokenizer/tokenizer.json');
  if (whole === undefined) {
    const needed = 'tokenizer/vocab.json with tokenizer/merges.txt, or tokenizer/tokenizer.json, is needed';
    throw new WeightsError(`${folder.location}: ${needed}; they belong to a diffusers folder.`);
  }
  return SimpleTokenizer.fromFiles({ ...vocabularyOf(folder, whole), padding });
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

/** Prompts are filled up with this token: end of text in SD 1.x, "!" in SD 2.x. */
function padToken(...configs: readonly unknown[]): string | null {
  for (const config of configs) {
    const token = field(config, 'pad_token');
    const content = typeof token === 'string' ? token : field(token, 'content');
    if (typeof content === 'string') return content;
  }
  return null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
