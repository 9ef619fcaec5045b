import { listed, UnsupportedError, WeightsError } from '../../errors';
import type { Param } from '../../layers/module';
import { ADAPTER_CONFIG, isPeft } from './adapter-config';
import { layerScales, type LayerScale } from './alphas';
import { bundledEmbeddings, type Bundled } from './bundled';
import { changed, type Change, type Magnitude } from './change';
import { foreignAdapter } from '../foreign';
import { kindOf, splitName, written, type AdapterKind, type Layer, type Role } from './kinds';
import { largest, matricesOf, product, readFloats, readMatrix, shapeFaults, sizesOf, type Matrix } from './matrix';
import { loraPlaces, otherKind, unneeded, type LoraModels, type TargetParam, type Site } from './names';
import { diffusersName } from '../names';
import type { TensorSource } from '../../formats/source';

export { withAdapterConfig } from './adapter-config';
export { readBundled } from './bundled';
export type { LoraModels, LoraPart } from './names';

/** An adapter (LoRA, LoHa, LoKr, DoRA or a difference of weights) whose names have been read, and nothing else. */
export interface Lora {
  readonly source: TensorSource;
  /** By the names that the file gives the layers. */
  readonly layers: ReadonlyMap<string, Layer>;
  readonly scaleOf: LayerScale;
  /** Textual inversions that the file has besides. */
  readonly embeddings: readonly Bundled[];
  /** What whoever loads it should know. */
  readonly warnings: readonly string[];
}

/** A weight, norm or bias that an adapter changes, and the tensors that change it, whose shapes fit. */
export interface LoraTarget extends TargetParam {
  /** The layer's name in the file. */
  readonly name: string;
  readonly kind: AdapterKind;
  readonly matrices: readonly Matrix[];
  readonly alpha: string | null;
  readonly magnitude: string | null;
}

/**
 * Reads which layers a file of an adapter has, in the form of diffusers, PEFT, kohya, LyCORIS or OneTrainer. Throws
 * `WeightsError` that lists layers which lack a tensor, `UnsupportedError` that names kinds of adapters which are not
 * supported, such as OFT.
 */
export function openLora(source: TensorSource): Lora {
  const kinds = new Set(source.names.map(otherKind).filter((kind) => kind !== null));
  if (kinds.size > 0) {
    const found = `it holds ${[...kinds].join(', ')}`;
    throw new UnsupportedError(`${source.location}: ${found}; LoRA, LoHa, LoKr, DoRA and differences can be loaded.`);
  }
  const embeddings = bundledEmbeddings(source);
  const bundled = new Set(embeddings.map(({ name }) => name));
  const layers = new Map<string, Partial<Record<Role, string>>>();
  const faults: string[] = [];
  const unknown: string[] = [];
  for (const name of source.names) {
    const split = bundled.has(name) ? null : splitName(name);
    const layer = layers.get(split?.layer ?? '') ?? {};
    if (split === null) unknown.push(name);
    else if (layer[split.role] !== undefined) faults.push(`${name} and ${layer[split.role] ?? ''} are the same`);
    else layers.set(split.layer, Object.assign(layer, { [split.role]: name }));
  }
  for (const [name, layer] of layers) faults.push(...kindOf(layer).faults.map((fault) => `${name} ${fault}`));
  if (layers.size === 0)
    faults.push(['it has no layers', ...(unknown.length > 0 ? [listed(unknown, ', ', 3)] : [])].join(', but '));
  refuse(source, faults);
  const left = unknown.filter((name) => !unneeded.test(name) && !bundled.has(name));
  return { source, layers, scaleOf: layerScales(source), embeddings, warnings: warningsOf(source, layers, left) };
}

function warningsOf(source: TensorSource, layers: Lora['layers'], unknown: readonly string[]): string[] {
  const warnings: string[] = [];
  const isLeft = `${unknown.length} tensors are none of a LoRA's and are left alone`;
  if (unknown.length > 0) warnings.push(`${source.location}: ${isLeft}: ${listed(unknown)}.`);
  const lacksAlpha = [...layers.values()].some(
    (layer) => layer.alpha === undefined && kindOf(layer).kind !== 'difference',
  );
  if (!isPeft(source) || !lacksAlpha || source.metadata[ADAPTER_CONFIG] !== undefined) return warnings;
  const found = `PEFT keeps alpha in ${ADAPTER_CONFIG}, which is not beside it; alpha is taken to be the rank`;
  return [...warnings, `${source.location}: ${found}.`];
}

/**
 * Finds the weights that an adapter changes. Throws `WeightsError` that lists layers that the networks do not have, or
 * whose shapes do not fit.
 */
export function placeLora(lora: Lora, models: LoraModels): LoraTarget[] {
  const sites = loraPlaces(models);
  const taken = new Map<Param, string>();
  const faults: string[] = [];
  const targets: LoraTarget[] = [];
  for (const [name, layer] of lora.layers) {
    const site = sites(name);
    if (site === undefined) {
      faults.push(`the model has no layer ${name}`);
      continue;
    }
    for (const target of targetsOf(lora.source, name, layer, site)) {
      const before = typeof target === 'string' ? undefined : taken.get(target.param);
      if (typeof target === 'string') faults.push(target);
      else if (before !== undefined) faults.push(`${name} and ${before} change the same layer`);
      else {
        taken.set(target.param, name);
        faults.push(...targetFaults(lora.source, target));
        targets.push(target);
      }
    }
  }
  refuse(lora.source, faults);
  return targets;
}

/** What a layer changes: a weight, a bias or both; or a text that says why it fits none. */
function targetsOf(source: TensorSource, name: string, layer: Layer, { weight, bias }: Site): (LoraTarget | string)[] {
  const targets: (LoraTarget | string)[] = [];
  const { kind } = kindOf(layer);
  if (kind !== null && weight === undefined) targets.push(`the model's ${name} has no weight`);
  else if (kind !== null && kind !== 'difference' && weight?.param.kind === 'vector')
    targets.push(`${name} is a norm, whose weight a ${kind} cannot change`);
  else if (kind !== null && weight !== undefined) {
    const matrices = matricesOf(source, kind, written(layer, kind), sizesOf(weight.param));
    const { alpha = null, magnitude = null } = layer;
    targets.push({ ...weight, name, kind, matrices, alpha, magnitude });
  }
  if (layer.diff_b === undefined) return targets;
  if (bias === undefined) return [...targets, `the model's ${name} has no bias, which ${layer.diff_b} changes`];
  const whole = { whole: layer.diff_b, up: undefined, mid: undefined, down: undefined };
  const matrices = matricesOf(source, 'difference', [whole], sizesOf(bias.param));
  return [...targets, { ...bias, name, kind: 'difference', matrices, alpha: null, magnitude: null }];
}

function targetFaults(source: TensorSource, target: LoraTarget): string[] {
  const { param, matrices, alpha, magnitude } = target;
  const faults = shapeFaults(source, matrices);
  const alphas = alpha === null ? 1 : product(source.shapeOf(alpha) ?? []);
  if (alphas !== 1) faults.push(`${alpha ?? ''} has ${alphas} values, needed one`);
  if (magnitude === null || axisOf(source, magnitude, param) !== null) return faults;
  const { outputs } = sizesOf(param);
  return [...faults, `${magnitude} is [${(source.shapeOf(magnitude) ?? []).join(', ')}], needed [${outputs}, 1]`];
}

/**
 * What each magnitude of DoRA belongs to. PEFT's are `[out]` or `[1, out, 1, 1]`; LyCORIS' and OneTrainer's `[out, 1,
 * …]`, or `[1, in, …]` where they were trained with norms of inputs. Null for other shapes.
 */
function axisOf(source: TensorSource, name: string, param: Param): Magnitude['of'] | null {
  const [first = 0, second = 1, ...rest] = source.shapeOf(name) ?? [];
  const { outputs, inputs } = sizesOf(param);
  const isLyCORIS = name.endsWith('.dora_scale');
  if (product(rest) !== 1) return null;
  if (first === outputs && second === 1) return 'outputs';
  if (first !== 1) return null;
  if (isLyCORIS) return second === inputs ? 'inputs' : null;
  return second === outputs ? 'outputs' : null;
}

/**
 * Reads every value of an adapter, one layer in memory at a time, and throws `WeightsError` for those that cannot be
 * used.
 */
export async function checkLora(lora: Lora, targets: readonly LoraTarget[]): Promise<void> {
  for (const target of targets) await readChange(lora, target);
}

/**
 * Changes the weights of `targets` by the adapter at `scale`, one layer in memory at a time. The order of adapters
 * matters for DoRA, which takes the norms of the weights as the adapters before have left them. After `checkLora` this
 * fails only if the file or the backend does; the weights must then be loaded again. For weights that are kept outside
 * the backend, the factors are kept beside them.
 */
export async function mergeLora(lora: Lora, targets: readonly LoraTarget[], scale: number): Promise<void> {
  for (const target of targets) {
    const change = await readChange(lora, target);
    target.param.update((value) => changed(target.param, value, change, scale));
  }
}

async function readChange({ source, scaleOf }: Lora, target: LoraTarget): Promise<Change> {
  const { kind, param, part, path } = target;
  const matrices = [];
  for (const matrix of target.matrices) matrices.push(await readMatrix(source, matrix));
  const alpha = target.alpha === null ? null : ((await readFloats(source, target.alpha))[0] ?? null);
  const rank = target.matrices.find((matrix) => matrix.rank !== null)?.rank ?? null;
  const layer = diffusersName(part, path).replace(/\.weight$/, '');
  const scale = kind === 'difference' ? 1 : scaleOf(part, layer, rank, alpha);
  const magnitude = await readMagnitude(source, target.magnitude, param);
  const bound = matrices.reduce((most, matrix) => most * matrix.bound, Math.abs(scale));
  const sizes = target.matrices.map((matrix) => matrix.sizes);
  const isUsable = bound < 1e30 && (magnitude === null || largest(magnitude.values) < 1e30);
  if (isUsable) return { kind, matrices, sizes, scale, magnitude };
  const found = `${target.name} holds values that are infinite, no numbers or too large`;
  throw new WeightsError(`${source.location}: ${found}; the file is damaged or was saved after a failed training.`);
}

async function readMagnitude(source: TensorSource, name: string | null, param: Param): Promise<Magnitude | null> {
  const of = name === null ? null : axisOf(source, name, param);
  return name === null || of === null ? null : { values: await readFloats(source, name), of };
}

/** Throws one error with the first faults, if there are any, or with the name of what the file is instead. */
function refuse(source: TensorSource, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const thing = foreignAdapter(source);
  if (thing !== null) throw new UnsupportedError(`${source.location}: ${thing}; a LoRA for SD 1.x or 2.x is needed.`);
  const what = `is no LoRA for this model (${faults.length} differences)`;
  throw new WeightsError(`${source.location}: ${what}:\n  ${listed(faults, '\n  ')}`);
}
