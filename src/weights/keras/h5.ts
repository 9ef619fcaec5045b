import { listed, WeightsError } from '../../errors';
import type { OpenFile } from '../../files';
import type { Module } from '../../layers/module';
import { readHdf5, readTexts, type Dataset, type Group, type Hdf5 } from '../../formats/hdf5';
import { kerasLayers, type KerasLayer } from './layers';
import type { Part } from '../names-table';
import { rangeOf, type Span, type Stored, type TensorSource } from '../../formats/source';

/** The datasets of our parameters, by their paths. */
type ParamDatasets = ReadonlyMap<string, Dataset>;

/**
 * Opens a KerasCV weight file for `module`, the given part of a model: HDF5 as Keras 2 writes it (`save_weights`, and
 * KerasCV's published files), as Keras 2 and 3 write whole models, and Keras 3's `.weights.h5`. Tensors go by the paths
 * of our parameters, with our axes; a dataset of no parameter goes by its path in the file, with a slash before it.
 * Layers are matched by position, as Keras does: the numbers in their names differ from file to file. Throws
 * `WeightsError` when the file is damaged or its layers are not those of `module`; the file is closed with the source.
 */
export async function openKeras(file: OpenFile, part: Part, module: Module): Promise<TensorSource> {
  const layers = kerasLayers(part, module);
  const h5 = await readHdf5(file);
  const faults: string[] = [];
  const found = await match(h5, layers, faults);
  for (const dataset of found.values()) {
    if (typeof dataset.values === 'string')
      faults.push(`'${dataset.path}' is ${dataset.values}; plain floats are needed`);
  }
  if (faults.length > 0) throw differs(file, part, faults);
  const used = new Set(found.values());
  const rest = Array.from(datasetsIn(h5.root)).filter((one) => !used.has(one) && !isState(one));
  const all = new Map([...found, ...rest.map((one) => [`/${one.path}`, one] as const)]);
  const sizes = new Map(Array.from(module.parameters(), ([path, { size }]) => [path, size]));
  return {
    location: file.location,
    identity: file.identity,
    names: [...all.keys()],
    metadata: {},
    shapeOf: (name) => all.get(name)?.shape ?? null,
    async read(name, span) {
      const dataset = found.get(name);
      if (dataset === undefined) throw new WeightsError(`${file.location}: has no parameter '${name}'.`);
      return readValues(file, dataset, sizes.get(name) ?? 0, span);
    },
    close: () => file.close(),
  };
}

function differs({ location }: OpenFile, part: Part, faults: readonly string[]): WeightsError {
  const what = `does not hold the ${part} that is configured (${faults.length} differences)`;
  return new WeightsError(`${location}: ${what}:\n  ${listed(faults, '\n  ')}`);
}

/** The dataset of each parameter; mismatches are added to `faults`. */
async function match(h5: Hdf5, layers: readonly KerasLayer[], faults: string[]): Promise<ParamDatasets> {
  for (const group of [h5.root, h5.root.groups.get('model_weights')]) {
    const names = group === undefined ? null : await readList(h5, group, 'layer_names');
    if (group !== undefined && names !== null) return byPosition(h5, group, names, layers, faults);
  }
  const keras3 = h5.root.groups.get('layers');
  if (keras3 !== undefined) return byClass(keras3, layers, faults);
  faults.push('it has neither layer_names, as files of Keras 2, nor layers, as files of Keras 3');
  return new Map();
}

/** A list of names, which Keras spreads over several attributes when it is long: `layer_names0`, `layer_names1`, … */
async function readList(h5: Hdf5, group: Group, name: string): Promise<string[] | null> {
  const whole = await readTexts(h5, group, name);
  if (whole !== null) return whole;
  const parts: string[] = [];
  for (let i = 0; ; i++) {
    const part = await readTexts(h5, group, name + String(i));
    if (part === null) return i === 0 ? null : parts;
    parts.push(...part);
  }
}

/** A layer in a file with its tensors, in order. */
interface SavedLayer {
  readonly name: string;
  readonly datasets: readonly Dataset[];
}

/** Keras 2: layers with weights in the order of `layer_names`, their weights in the order of `weight_names`. */
async function byPosition(
  h5: Hdf5,
  group: Group,
  names: readonly string[],
  layers: readonly KerasLayer[],
  faults: string[],
): Promise<ParamDatasets> {
  const saved: SavedLayer[] = [];
  for (const name of names) {
    const layer = step(group, name);
    const weights = layer === null ? null : await readList(h5, layer, 'weight_names');
    if (layer === null || weights === null) {
      faults.push(`'${name}' is named and is not there`);
      continue;
    }
    const datasets = weights.map((weight) => datasetAt(layer, weight));
    const missing = weights.filter((_, i) => datasets[i] === null);
    faults.push(...missing.map((weight) => `'${name}/${weight}' is named and is not there`));
    if (weights.length > 0) saved.push({ name, datasets: datasets.filter((one) => one !== null) });
  }
  if (faults.length === 0) compareLayers(saved, layers, faults);
  const found = new Map<string, Dataset>();
  for (const [i, { variables }] of layers.entries()) {
    for (const [j, { ours }] of variables.entries()) {
      const dataset = saved[i]?.datasets[j];
      if (dataset !== undefined) found.set(ours, dataset);
    }
  }
  if (faults.length === 0 && new Set(found.values()).size < found.size) faults.push('one dataset is named twice');
  return found;
}

function compareLayers(saved: readonly SavedLayer[], layers: readonly KerasLayer[], faults: string[]): void {
  if (saved.length !== layers.length) {
    faults.push(`${layers.length} layers with weights are needed, it has ${saved.length}`);
  }
  for (const [i, { name, datasets }] of saved.entries()) {
    const needed = layers[i];
    if (needed === undefined || needed.variables.length === datasets.length) continue;
    const what = `layer ${i}, '${name}', has ${datasets.length} weights`;
    faults.push(`${what}; here ${needed.className} with ${needed.variables.length} is needed`);
  }
}

/** Keras 3: layers go by the names of their classes, counted; inside, weights go by the names of attributes. */
function byClass(group: Group, layers: readonly KerasLayer[], faults: string[]): ParamDatasets {
  const saved = new Map<string, { readonly layer: Group; readonly number: number }[]>();
  for (const [name, layer] of group.groups) {
    if (datasetsIn(layer).next().done === true) continue; // an activation or the like
    const [, className = name, number = '0'] = /^(.*?)(?:_(\d+))?$/.exec(name) ?? [];
    const list = saved.get(className) ?? [];
    saved.set(className, list);
    list.push({ layer, number: Number(number) });
  }
  for (const list of saved.values()) list.sort((a, b) => a.number - b.number);
  const classes = new Set([...layers.map(({ className }) => className), ...saved.keys()]);
  for (const name of classes) {
    const [needed, has] = [layers.filter(({ className }) => className === name).length, saved.get(name)?.length ?? 0];
    if (needed !== has) faults.push(`${needed} layers '${name}' are needed, it has ${has}`);
  }
  const found = new Map<string, Dataset>();
  for (const { className, variables } of layers) {
    const layer = saved.get(className)?.shift()?.layer;
    if (layer === undefined) continue;
    for (const { keras, ours } of variables) {
      const dataset = datasetAt(layer, keras);
      if (dataset === null) faults.push(`'${layer.path}/${keras}' is missing`);
      else found.set(ours, dataset);
    }
  }
  return found;
}

/** The group at a path below `group`. */
function step(group: Group, path: string): Group | null {
  return path.split('/').reduce<Group | null>((at, name) => at?.groups.get(name) ?? null, group);
}

function datasetAt(group: Group, path: string): Dataset | null {
  const slash = path.lastIndexOf('/');
  const parent = slash < 0 ? group : step(group, path.slice(0, slash));
  return parent?.datasets.get(path.slice(slash + 1)) ?? null;
}

function* datasetsIn(group: Group): Generator<Dataset> {
  yield* group.datasets.values();
  for (const inner of group.groups.values()) yield* datasetsIn(inner);
}

/** Groups of optimizers and random number generators, which hold no weights. */
function isState({ path }: Dataset): boolean {
  return /^(optimizer|optimizer_weights)\/|(^|\/)seed_generator(_\d+)?\//.test(path);
}

/** The values of a dataset. Their count is compared with the parameter's before anything is read. */
async function readValues(
  file: OpenFile,
  { path, shape, values }: Dataset,
  size: number,
  span: Span | undefined,
): Promise<Stored> {
  if (typeof values === 'string' || shape.reduce((product, n) => product * n, 1) !== size) {
    throw new WeightsError(`${file.location}: '${path}' is of shape [${shape.join(', ')}]; ${size} values are needed.`);
  }
  const { kind, bytes, at } = values;
  const [first, last] = rangeOf(span, size);
  const [start, end, count] = [(bytes / size) * first, (bytes / size) * last, last - first];
  const { buffer } = typeof at === 'number' ? await file.read(at + start, at + end, span?.into) : at.slice(start, end);
  if (kind === 'float32') return { dtype: kind, values: new Float32Array(buffer, 0, count) };
  if (kind === 'float64') return { dtype: 'float32', values: Float32Array.from(new Float64Array(buffer, 0, count)) };
  return { dtype: kind, values: new Uint16Array(buffer, 0, count) };
}
