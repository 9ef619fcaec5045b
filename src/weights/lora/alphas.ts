import { shown, UnsupportedError, WeightsError } from '../../errors';
import { parseJson } from '../../json';
import type { LoraPart } from './names';
import type { TensorSource } from '../../formats/source';

/** What peft's settings in a LoRA's metadata say of one network. */
interface Settings {
  readonly alpha: number | null;
  /** Alphas of single layers, by the end of their names, and in which place each stands. */
  readonly alphas: ReadonlyMap<string, { readonly alpha: number; readonly place: number }>;
  /** Rank-stabilised (Kalajdzievski, 2023): the change is divided by the root of the rank. */
  readonly isRankStabilised: boolean;
}

const KEY = 'lora_adapter_metadata';
const prefixes: Readonly<Record<LoraPart, string>> = { textEncoder: 'text_encoder.', diffusionModel: 'unet.' };

/** By what the change of a layer of `rank` is multiplied, `layer` being its name in diffusers and `alpha` what its tensor says. */
export type LayerScale = (part: LoraPart, layer: string, rank: number, alpha: number | null) => number;

/**
 * The scales of a LoRA's layers: `alpha / rank`, alpha being the layer's own tensor, or what diffusers has put into the metadata,
 * or the rank. Throws `WeightsError` for metadata that is damaged, `UnsupportedError` for settings that are no plain LoRA's.
 */
export function layerScales(source: TensorSource): LayerScale {
  const values = parse(source);
  const settings = {
    textEncoder: settingsOf(source, values, prefixes.textEncoder),
    diffusionModel: settingsOf(source, values, prefixes.diffusionModel),
  };
  return (part, layer, rank, alpha) => {
    const { alpha: common, isRankStabilised } = settings[part];
    const used = alpha ?? alphaOf(settings[part], layer) ?? common ?? rank;
    return used / (isRankStabilised ? Math.sqrt(rank) : rank);
  };
}

function parse(source: TensorSource): Record<string, unknown> {
  const text = source.metadata[KEY];
  if (text === undefined) return {};
  let values: unknown;
  try {
    values = parseJson(text);
  } catch (error) {
    throw damaged(source, `is no JSON (${String(error)})`, error);
  }
  if (!isObject(values)) throw damaged(source, 'holds no object');
  return values;
}

function settingsOf(source: TensorSource, values: Record<string, unknown>, prefix: string): Settings {
  const at = (key: string): unknown => (Object.hasOwn(values, prefix + key) ? values[prefix + key] : null);
  for (const key of ['use_dora', 'lora_bias', 'layer_replication', 'modules_to_save']) {
    const value = at(key);
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) continue;
    const found = `${prefix}${key} is ${shown(value)} in its metadata`;
    throw new UnsupportedError(`${source.location}: ${found}; only plain LoRAs can be loaded.`);
  }
  const [alpha, pattern] = [at('lora_alpha'), at('alpha_pattern') ?? {}];
  if (alpha !== null && !isNumber(alpha)) throw damaged(source, `has ${prefix}lora_alpha ${shown(alpha)}`);
  if (!isObject(pattern)) throw damaged(source, `has ${prefix}alpha_pattern ${shown(pattern)}`);
  const alphas = new Map<string, { alpha: number; place: number }>();
  for (const [place, [name, value]] of Object.entries(pattern).entries()) {
    if (!isNumber(value)) throw damaged(source, `has an alpha of ${shown(value)} for ${shown(name)}`);
    // peft takes the name for a regular expression; a stranger's expression is not run, and names are what diffusers writes.
    if (!/^\^?[\w.]+$/.test(name)) {
      const found = `${prefix}alpha_pattern names layers by the pattern ${shown(name)}`;
      throw new UnsupportedError(`${source.location}: ${found}; only whole names can be read.`);
    }
    alphas.set(name, { alpha: value, place });
  }
  return { alpha, alphas, isRankStabilised: at('use_rslora') === true };
}

/** A name counts for the layers that end in it, or for the one that it is where it begins with `^`. The first one counts. */
function alphaOf({ alphas }: Settings, layer: string): number | undefined {
  const spellings = [layer, layer.replace('text_model.', '')];
  const names = spellings.flatMap((s) => [`^${s}`, ...s.split('.').map((_, i, parts) => parts.slice(i).join('.'))]);
  const found = names.map((name) => alphas.get(name)).filter((one) => one !== undefined);
  return found.toSorted((a, b) => a.place - b.place)[0]?.alpha;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged({ location }: TensorSource, what: string, cause?: unknown): WeightsError {
  return new WeightsError(`${location}: its ${KEY} ${what}; save the LoRA anew with diffusers.`, { cause });
}
