import { WeightsError } from '../../errors';
import type { AddedToken } from '../../text/rules';
import { END_OF_TEXT, START_OF_TEXT } from '../../text/vocabulary';
import { ConfigReader } from '../../weights/config-reader';

/** The JSON files of a `tokenizer/` folder except its vocabulary; undefined if missing. */
export interface TokenizerConfigs {
  readonly 'special_tokens_map.json'?: unknown;
  readonly 'tokenizer_config.json'?: unknown;
  readonly 'added_tokens.json'?: unknown;
  readonly 'tokenizer.json'?: unknown;
}

/** What they say of a tokenizer. */
interface TokenizerSettings {
  /** Prompts are filled up with this token: end of text in SD 1.x, "!" in SD 2.x; null: they do not say. */
  readonly padding: string | null;
  readonly added: readonly AddedToken[];
}

/** CLIP's way of reading a text as a `tokenizer.json` names its steps, and the end of the pattern that cuts words. */
const steps = { normalizer: 'Sequence,NFC,Replace,Lowercase', pre_tokenizer: 'Sequence,Split,ByteLevel' };
const PATTERN = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

/**
 * Reads the configs of a tokenizer: its padding, and the tokens beside the vocabulary, each with its id where one is
 * told. Adds to `warnings` what they ask for and does not happen. Throws one `WeightsError` that names all faults.
 */
export function readTokenizerConfigs(
  location: string,
  configs: TokenizerConfigs,
  { maxLength, warnings }: { readonly maxLength: number; readonly warnings: string[] },
): TokenizerSettings {
  const reader = (file: keyof TokenizerConfigs) => new ConfigReader(`tokenizer/${file}`, configs[file] ?? {});
  const [map, config] = [reader('special_tokens_map.json'), reader('tokenizer_config.json')];
  const [added, whole] = [reader('added_tokens.json'), reader('tokenizer.json')];
  const tokens = new Map<string, AddedToken>();
  const add = (from: ConfigReader, key: string, token: unknown, id: unknown, normalized: boolean) => {
    const read = tokenOf(token, id, normalized);
    if (read === null) from.refuse(key, 'tokens with an id each are needed');
    else tokens.set(read.content, { ...read, id: read.id ?? tokens.get(read.content)?.id ?? null });
    if (field(token, 'single_word') === true)
      from.warn(`${key}: single_word is not heeded; the token is found inside words too`);
  };
  for (const [content, id] of entriesOf(configs['added_tokens.json'])) {
    if (typeof id === 'number') add(added, content, content, id, true);
    else added.refuse(content, 'an id is needed');
  }
  for (const one of listOf(whole, 'added_tokens')) add(whole, 'added_tokens', one, field(one, 'id'), false);
  for (const [id, one] of entriesOf(config.value('added_tokens_decoder')))
    add(config, 'added_tokens_decoder', one, Number(id), false);
  for (const from of [config, map]) {
    for (const key of ['additional_special_tokens', 'extra_special_tokens'])
      for (const one of listOf(from, key)) add(from, key, one, null, false);
    readSpecialTokens(from, add);
  }
  const padding = contentOf(map.value('pad_token')) ?? contentOf(config.value('pad_token'));
  for (const token of [END_OF_TEXT, padding]) tokens.delete(token ?? ''); // which are found as they are written, whatever else is said
  readSettings(config, maxLength);
  if (configs['tokenizer.json'] !== undefined) readSteps(whole);
  for (const one of [map, config, whole]) one.unread();
  const readers = [map, config, added, whole];
  const faults = readers.flatMap((one) => one.faults);
  if (faults.length > 0) throw new WeightsError(`${location}: cannot be built:\n  ${faults.slice(0, 10).join('\n  ')}`);
  warnings.push(...readers.flatMap((one) => one.warnings).map((warning) => `${location}: ${warning}`));
  return { padding, added: [...tokens.values()] };
}

/** Start and end of text are CLIP's. */
function readSpecialTokens(
  config: ConfigReader,
  add: (from: ConfigReader, key: string, token: unknown, id: unknown, normalized: boolean) => void,
): void {
  for (const [key, needed] of [
    ['bos_token', START_OF_TEXT],
    ['eos_token', END_OF_TEXT],
    ['unk_token', END_OF_TEXT],
  ] as const) {
    const token = config.value(key) ?? needed;
    if (contentOf(token) !== needed) config.refuse(key, `supported: ${needed}`);
    else if (typeof token === 'object') add(config, key, token, null, false);
  }
  const padding = config.value('pad_token') ?? END_OF_TEXT;
  if (contentOf(padding) === null) config.refuse('pad_token', 'a token is needed');
}

function readSettings(config: ConfigReader, maxLength: number): void {
  config.only({
    add_prefix_space: [false, null],
    do_lower_case: [true, null],
    padding_side: ['right', null],
    tokenizer_class: ['CLIPTokenizer', 'CLIPTokenizerFast', null],
  });
  config.pass('backend', 'clean_up_tokenization_spaces', 'errors', 'is_local', 'local_files_only', 'model_input_names');
  config.pass('name_or_path', 'processor_class', 'special_tokens_map_file', 'tokenizer_file', 'truncation_side');
  const length = config.value('model_max_length') ?? maxLength;
  if (typeof length !== 'number') config.refuse('model_max_length', 'a number is needed');
  else if (length < maxLength)
    config.warn(`model_max_length is ${length}; prompts are filled up to the text encoder's ${maxLength}`);
}

function readSteps(whole: ConfigReader): void {
  whole.pass('version', 'truncation', 'padding', 'post_processor', 'decoder', 'model');
  for (const [key, needed] of Object.entries(steps)) {
    const value = whole.value(key) ?? null;
    const types = [field(value, 'type'), ...listIn(value).map((step) => field(step, 'type'))].join();
    const patterns = listIn(value).map((step) => field(field(step, 'pattern'), 'Regex'));
    const isClip = types === needed && (key === 'normalizer' || patterns.some((one) => String(one).endsWith(PATTERN)));
    if (!isClip) whole.warn(`${key} is not CLIP's; CLIP's is taken`);
  }
}

function listIn(value: unknown): readonly unknown[] {
  const list = field(value, 'normalizers') ?? field(value, 'pretokenizers');
  return Array.isArray(list) ? list.slice(0, 10) : [];
}

function tokenOf(token: unknown, id: unknown, normalized: boolean): AddedToken | null {
  const content = contentOf(token);
  if (content === null || content === '') return null;
  if (id !== null && id !== undefined && !(Number.isSafeInteger(id) && (id as number) >= 0)) return null;
  const said = field(token, 'normalized');
  return { content, id: (id ?? null) as number | null, normalized: typeof said === 'boolean' ? said : normalized };
}

function contentOf(token: unknown): string | null {
  const content = typeof token === 'string' ? token : field(token, 'content');
  return typeof content === 'string' ? content : null;
}

function listOf(config: ConfigReader, key: string): readonly unknown[] {
  const value = config.value(key) ?? [];
  if (Array.isArray(value)) return value;
  return typeof value === 'object' ? Object.values(value) : (config.refuse(key, 'a list of tokens is needed'), []);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** What an object of a file holds under a name, if it is one and holds that. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
