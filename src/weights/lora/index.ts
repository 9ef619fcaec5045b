import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { listed, UnsupportedError, WeightsError } from '../../errors';
import type { Param } from '../../layers/module';
import { layerScales, type LayerScale } from './alphas';
import { foreignAdapter } from '../foreign';
import { loraPlaces, otherKind, splitName, unneeded, type LoraModels, type Place, type Role } from './names';
import { diffusersName } from '../names';
import { toFloats, type TensorSource } from '../../formats/source';

export type { LoraModels, LoraPart } from './names';

/** The names of the tensors of one layer, by role. */
type Layer = Readonly<Partial<Record<Role, string>>>;

/** A low-rank adaptation (Hu et al., 2021) whose names have been read, and nothing else. */
export interface Lora {
  readonly source: TensorSource;
  /** By the names that the file gives the layers. */
  readonly layers: ReadonlyMap<string, Layer>;
  readonly scaleOf: LayerScale;
  /** Tensors that play no role in a LoRA. */
  readonly unknown: readonly string[];
}

/** A layer of a LoRA and the weight that it changes, whose shapes fit each other. */
export interface LoraTarget extends Place {
  /** Its name in the file. */
  readonly name: string;
  readonly down: string;
  readonly up: string;
  /** Between the two where the convolution itself is cut into factors (LoCon's Tucker form). */
  readonly mid: string | null;
  readonly alpha: string | null;
  readonly rank: number;
}

/**
 * Reads which layers a LoRA has, in diffusers' or kohya's form. Throws `WeightsError` that lists layers which
 * lack a factor, `UnsupportedError` that names other kinds of adapters, such as DoRA or LoKr.
 */
export function openLora(source: TensorSource): Lora {
  const kinds = new Set(source.names.map(otherKind).filter((kind) => kind !== null));
  if (kinds.size > 0) {
    const found = `it holds ${[...kinds].join(', ')}`;
    throw new UnsupportedError(`${source.location}: ${found}; only plain LoRAs, of linear layers and convolutions, can be loaded.`); // prettier-ignore
  }
  const layers = new Map<string, Partial<Record<Role, string>>>();
  const faults: string[] = [];
  const unknown: string[] = [];
  for (const name of source.names) {
    const split = splitName(name);
    const layer = layers.get(split?.layer ?? '') ?? {};
    if (split === null) unknown.push(name);
    else if (layer[split.role] !== undefined) faults.push(`${name} and ${layer[split.role] ?? ''} are the same`);
    else layers.set(split.layer, Object.assign(layer, { [split.role]: name }));
  }
  for (const [name, layer] of layers) {
    for (const role of ['down', 'up'] as const) if (layer[role] === undefined) faults.push(`${name} lacks ${role}`);
  }
  if (layers.size === 0) faults.push(['it has no layers', ...(unknown.length > 0 ? [listed(unknown, ', ', 3)] : [])].join(', but ')); // prettier-ignore
  refuse(source, faults);
  return { source, layers, scaleOf: layerScales(source), unknown: unknown.filter((name) => !unneeded.test(name)) };
}

/** Finds the weights that a LoRA changes. Throws `WeightsError` that lists layers without a place, or whose shapes do not fit. */
export function placeLora(lora: Lora, models: LoraModels): LoraTarget[] {
  const places = loraPlaces(models);
  const taken = new Map<Param, string>();
  const faults: string[] = [];
  const targets: LoraTarget[] = [];
  for (const [name, layer] of lora.layers) {
    const place = places(name);
    if (place === undefined) {
      faults.push(`the model has no layer ${name}`);
      continue;
    }
    const before = taken.get(place.param);
    if (before !== undefined) faults.push(`${name} and ${before} change the same layer`);
    taken.set(place.param, name);
    const { down = '', up = '', mid = null, alpha = null } = layer;
    const rank = lora.source.shapeOf(up)?.[1] ?? 0;
    const target = { ...place, name, down, up, mid, alpha, rank };
    faults.push(...shapeFaults(lora.source, target));
    targets.push(target);
  }
  refuse(lora.source, faults);
  return targets;
}

function shapeFaults(source: TensorSource, { param, down, up, mid, alpha, rank }: LoraTarget): string[] {
  const { inputs, outputs, kernel } = sizesOf(param);
  const inner = mid === null ? rank : (source.shapeOf(mid)?.[1] ?? 0);
  const expected: [name: string, shape: number[]][] = [
    [up, [outputs, rank, 1, 1]],
    [down, mid === null ? [rank, inputs, ...kernel] : [inner, inputs, 1, 1]],
  ];
  if (mid !== null) expected.push([mid, [rank, inner, ...kernel]]);
  const faults = expected.flatMap(([name, shape]) => {
    const found = source.shapeOf(name) ?? [];
    const isPointwise = shape[2] === 1 && shape[3] === 1;
    const fits = found.join() === shape.join() || (isPointwise && found.join() === shape.slice(0, 2).join());
    const needed = `[${(isPointwise ? shape.slice(0, 2) : shape).join(', ')}]`;
    return fits ? [] : [`${name} is [${found.join(', ')}], needed ${needed}`];
  });
  if (rank < 1 || inner < 1) faults.push(`${up} is of rank 0`);
  const alphas = alpha === null ? 1 : product(source.shapeOf(alpha) ?? []);
  if (alphas !== 1) faults.push(`${alpha ?? ''} has ${alphas} values, needed one`);
  return faults;
}

/** What the shape of a matrix `[in, out]` or filter `[height, width, in, out]` says. */
function sizesOf({ shape }: Param): { inputs: number; outputs: number; kernel: [number, number] } {
  const [outputs = 1, inputs = 1, width = 1, height = 1] = shape.toReversed();
  return { inputs, outputs, kernel: [height, width] };
}

/** Reads every value of a LoRA, one layer in memory at a time, and throws `WeightsError` for those that cannot be used. */
export async function checkLora(lora: Lora, targets: readonly LoraTarget[]): Promise<void> {
  for (const target of targets) await readFactors(lora, target);
}

/**
 * Adds `scale · alpha / rank · up · down` to the weights of `targets`, one layer in memory at a time. What `checkLora` passes
 * fails here only with the file or the backend; the weights are then to be loaded anew. Weights that are kept away from the backend
 * stay away: their factors are kept beside them.
 */
export async function mergeLora(lora: Lora, targets: readonly LoraTarget[], scale: number): Promise<void> {
  for (const target of targets) {
    const factors = await readFactors(lora, target);
    target.param.update((value) => tf.add(value, change(target.param, factors, scale)));
  }
}

/** The factors of a layer as stored: up `[out, r]`, mid `[r, s, h·w]` or none, down `[r or s, in, h·w or 1]`. */
interface Factors {
  readonly rank: number;
  readonly up: Float32Array;
  readonly mid: Float32Array | null;
  readonly down: Float32Array;
  /** `alpha / rank`. */
  readonly scale: number;
}

async function readFactors({ source, scaleOf }: Lora, target: LoraTarget): Promise<Factors> {
  const read = async (name: string | null) => (name === null ? null : toFloats(await source.read(name)));
  const [up, mid, down, alpha] = [
    (await read(target.up)) as Float32Array,
    await read(target.mid),
    (await read(target.down)) as Float32Array,
    (await read(target.alpha))?.[0] ?? null,
  ];
  const { part, path, rank } = target;
  const scale = scaleOf(part, diffusersName(part, path).replace(/\.weight$/, ''), rank, alpha);
  const inner = mid === null ? 1 : down.length / sizesOf(target.param).inputs;
  const bound = largest(up) * largest(down) * rank * (mid === null ? 1 : largest(mid) * inner) * Math.abs(scale);
  if (bound < 1e30) return { rank, up, mid, down, scale };
  const found = `${target.name} holds values that are infinite, no numbers or too large`;
  throw new WeightsError(`${source.location}: ${found}; the file is damaged or was saved after a failed training.`);
}

/** The largest magnitude; NaN when any value is. */
function largest(values: Float32Array): number {
  let max = 0;
  for (const value of values) {
    const magnitude = Math.abs(value);
    if (!(magnitude <= max)) max = magnitude;
    if (Number.isNaN(max)) break;
  }
  return max;
}

/** What a layer adds to its weight, in our order of axes: `[in, out]` or `[height, width, in, out]`. */
function change(param: Param, { rank, up, mid, down, scale: own }: Factors, scale: number): Tensor {
  const { inputs, outputs, kernel } = sizesOf(param);
  const places = product(kernel);
  const rows = mid === null ? tf.tensor3d(down, [rank, inputs, places]) : tucker(rank, mid, down, inputs, places);
  const ours = tf.reshape(tf.transpose(rows, [2, 1, 0]), [places * inputs, rank]);
  // Scaled and turned while it is small; wasm multiplies by a transpose ten times as slowly as by a matrix that has been turned.
  const scaled = tf.transpose(tf.mul(tf.tensor2d(up, [outputs, rank]), scale * own));
  return tf.reshape(tf.matMul<tf.Tensor2D>(ours, scaled), [...param.shape]);
}

/** mid `[r, s, places]` times down `[s, in]` → `[r, in, places]`. */
function tucker(rank: number, mid: Float32Array, down: Float32Array, inputs: number, places: number): tf.Tensor3D {
  const inner = down.length / inputs;
  const columns = tf.reshape(tf.transpose(tf.tensor3d(mid, [rank, inner, places]), [0, 2, 1]), [rank * places, inner]);
  const rows = tf.matMul(columns, tf.tensor2d(down, [inner, inputs])); // [r·places, in]
  return tf.transpose(tf.reshape(rows, [rank, places, inputs]), [0, 2, 1]);
}

function product(shape: readonly number[]): number {
  return shape.reduce((total, n) => total * n, 1);
}

/** Throws one error with the first faults, if there are any, or with the name of what the file is instead. */
function refuse(source: TensorSource, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const thing = foreignAdapter(source);
  if (thing !== null) throw new UnsupportedError(`${source.location}: ${thing}; a LoRA for SD 1.x or 2.x is needed.`);
  const what = `is no LoRA for this model (${faults.length} differences)`;
  throw new WeightsError(`${source.location}: ${what}:\n  ${listed(faults, '\n  ')}`);
}
