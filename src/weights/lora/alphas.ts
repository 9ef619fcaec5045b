import { shown, UnsupportedError, WeightsError } from '../../errors';
import { parseJson } from '../../json';
import { ADAPTER_CONFIG } from './adapter-config';
import type { LoraPart } from './names';
import type { TensorSource } from '../../formats/source';

/** Values for single layers, by the end of their names, with their position in the config. */
type Pattern = ReadonlyMap<string, { readonly value: number; readonly place: number }>;

/** What PEFT's settings say of one network. */
interface PeftSettings {
  readonly alpha: number | null;
  readonly alphas: Pattern;
  readonly rank: number | null;
  readonly ranks: Pattern;
  /** Rank-stabilised (Kalajdzievski, 2023): the change is divided by the root of the rank. */
  readonly isRankStabilised: boolean;
}

/** Where diffusers puts PEFT's settings among the metadata of a file. */
const KEY = 'lora_adapter_metadata';

/**
 * The factor of the change of a layer of `rank`; `layer` is its name in diffusers, `alpha` the value of its tensor.
 * Rank null is that of a LoKr whose matrices are both whole.
 */
export type LayerScale = (part: LoraPart, layer: string, rank: number | null, alpha: number | null) => number;

/**
 * The scales of a LoRA's layers: `alpha / rank`, alpha being the layer's own tensor, or what PEFT's settings say, in
 * diffusers' metadata or in PEFT's own file, or the rank. A LoKr of whole matrices has no rank: LyCORIS then ignores
 * alpha, and PEFT takes the rank that it was asked for. Throws `WeightsError` for damaged settings, `UnsupportedError`
 * for unsupported ones.
 */
export function layerScales(source: TensorSource): LayerScale {
  const own = source.metadata[ADAPTER_CONFIG];
  const settings = own === undefined ? ofDiffusers(source) : ofPeft(source, own);
  return (part, layer, rank, alpha) => {
    const { alpha: common, alphas, rank: asked, ranks, isRankStabilised } = settings[part];
    const divisor = rank ?? (own === undefined ? null : (find(ranks, layer) ?? asked));
    if (divisor === null) return 1;
    const used = alpha ?? find(alphas, layer) ?? common ?? divisor;
    return used / (isRankStabilised ? Math.sqrt(divisor) : divisor);
  };
}

function ofDiffusers(source: TensorSource): Record<LoraPart, PeftSettings> {
  const text = source.metadata[KEY];
  const values = text === undefined ? {} : parse(source, KEY, text);
  const of = (prefix: string) => settingsOf(source, KEY, values, prefix, 'lora_alpha');
  return { textEncoder: of('text_encoder.'), diffusionModel: of('unet.') };
}

/** PEFT's own settings are those of one network; LoHa's and LoKr's alpha has a name of its own. */
function ofPeft(source: TensorSource, text: string): Record<LoraPart, PeftSettings> {
  const values = parse(source, ADAPTER_CONFIG, text);
  const one = settingsOf(source, ADAPTER_CONFIG, values, '', 'lora_alpha' in values ? 'lora_alpha' : 'alpha');
  return { textEncoder: one, diffusionModel: one };
}

function parse(source: TensorSource, file: string, text: string): Record<string, unknown> {
  let values: unknown;
  try {
    values = parseJson(text);
  } catch (error) {
    throw damaged(source, file, `is no JSON (${String(error)})`, error);
  }
  if (!isObject(values)) throw damaged(source, file, 'holds no object');
  return values;
}

function settingsOf(
  source: TensorSource,
  file: string,
  values: Record<string, unknown>,
  prefix: string,
  alphaKey: string,
): PeftSettings {
  const at = (key: string): unknown => (Object.hasOwn(values, prefix + key) ? values[prefix + key] : null);
  for (const key of ['lora_bias', 'layer_replication', 'modules_to_save']) {
    const value = at(key);
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) continue;
    const found = `${prefix}${key} is ${shown(value)} in its settings`;
    throw new UnsupportedError(`${source.location}: ${found}; LoRAs without it can be loaded.`);
  }
  const number = (key: string): number | null => {
    const value = at(key);
    if (value === null || isNumber(value)) return value;
    throw damaged(source, file, `has ${prefix}${key} ${shown(value)}`);
  };
  const pattern = (key: string) => patternOf(source, file, prefix + key, at(key) ?? {});
  const [alpha, alphas, rank, ranks] = [
    number(alphaKey),
    pattern('alpha_pattern'),
    number('r'),
    pattern('rank_pattern'),
  ];
  return { alpha, alphas, rank, ranks, isRankStabilised: at('use_rslora') === true };
}

function patternOf(source: TensorSource, file: string, key: string, values: unknown): Pattern {
  if (!isObject(values)) throw damaged(source, file, `has ${key} ${shown(values)}`);
  const numbers = new Map<string, { value: number; place: number }>();
  for (const [place, [name, value]] of Object.entries(values).entries()) {
    if (!isNumber(value)) throw damaged(source, file, `has ${shown(value)} for ${shown(name)} in its ${key}`);
    // PEFT takes the name for a regular expression. Untrusted expressions are not run, and diffusers writes plain
    // names.
    if (!/^\^?[\w.]+$/.test(name)) {
      const found = `${key} names layers by the pattern ${shown(name)}`;
      throw new UnsupportedError(`${source.location}: ${found}; only whole names can be read.`);
    }
    numbers.set(name, { value, place });
  }
  return numbers;
}

/**
 * A name stands for the layers that end in it or, with `^` before it, for the one layer of that name. The first match
 * counts.
 */
function find(pattern: Pattern, layer: string): number | undefined {
  const spellings = [layer, layer.replace('text_model.', '')];
  const names = spellings.flatMap((s) => [`^${s}`, ...s.split('.').map((_, i, parts) => parts.slice(i).join('.'))]);
  const found = names.map((name) => pattern.get(name)).filter((one) => one !== undefined);
  return found.toSorted((a, b) => a.place - b.place)[0]?.value;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged({ location }: TensorSource, file: string, what: string, cause?: unknown): WeightsError {
  const writer = file === KEY ? 'diffusers' : 'PEFT';
  return new WeightsError(`${location}: its ${file} ${what}; save the LoRA anew with ${writer}.`, { cause });
}
