import { belongsTo, diffusersName, ldmName, type Part, type Structure } from './names';
import { openClip } from './open-clip';
import { withDiffusersNames } from './tiny-names';
import { renamed, type TensorSource } from '../formats/source';

/** The tensors of one part of a model, by the paths of our parameters. */
export interface PartSource {
  readonly part: Part;
  readonly source: TensorSource;
  /** The name in the source of our parameter `path`. */
  nameOf(path: string): string;
  /** Whether a name in the source belongs to this part. One that does, and is no parameter's, is unexpected. */
  owns(name: string): boolean;
  /** PyTorch keeps matrices `[out, in]` and filters `[out, in, height, width]`; ours are Keras'. */
  readonly axes: 'torch' | 'ours';
}

/** A file with diffusers' names, in the spellings of all its releases. */
export function diffusersPart(part: Part, source: TensorSource, structure: Pick<Structure, 'blocks'> = {}): PartSource {
  return {
    part,
    source: modernNames(part, source, structure),
    nameOf: (path) => diffusersName(part, path, structure),
    owns: (name) => belongsTo(part, name),
    axes: 'torch',
  };
}

const prefixes: Readonly<Record<Part, string>> = {
  textEncoder: 'cond_stage_model.model.',
  diffusionModel: 'model.diffusion_model.',
  decoder: 'first_stage_model.',
  imageEncoder: 'first_stage_model.',
};

/** The prefix of a text encoder with transformers' names, as in SD 1.x. */
export const TRANSFORMERS = 'cond_stage_model.transformer.';

/** The prefix of a part in LDM's single files; for the text encoder that of OpenCLIP's. */
export function ldmPrefix(part: Part): string {
  return prefixes[part];
}

/** Whether the names are those of a whole LDM checkpoint in one file. */
export function isLdm(source: TensorSource): boolean {
  return source.names.some((name) => name.startsWith(prefixes.diffusionModel));
}

/** Tensors of a whole LDM checkpoint outside its parts: moving averages, the training's schedule and state. */
const besides =
  /^(model_ema\.|cond_stage_model\.|(posterior|sqrt|log|alphas|betas|lvlb|global_step|epoch|state|logvar|scale_factor|scheduler|optimizer)\w*($|\.))/;

/** The tensors of a whole LDM checkpoint that belong to no known part of it. */
export function strayInLdm(source: TensorSource): string[] {
  const fronts = [...Object.values(prefixes), TRANSFORMERS];
  return source.names.filter((name) => !besides.test(name) && !fronts.some((front) => name.startsWith(front)));
}

/** Whether the text encoder of an LDM file is OpenCLIP's, as in SD 2.x, and not transformers', as in SD 1.x. */
export function hasOpenClip(source: TensorSource): boolean {
  return source.names.some((name) => name.startsWith(prefixes.textEncoder));
}

/** A tensor that identifies a part with LDM's names, in a whole checkpoint or in a file of its own. */
const marks: Readonly<Record<Part, string>> = {
  textEncoder: 'token_embedding.weight',
  diffusionModel: 'input_blocks.0.0.weight',
  decoder: 'decoder.mid.block_1.conv1.weight',
  imageEncoder: 'encoder.mid.block_1.conv1.weight',
};

/**
 * A part in a file of any kind: with LDM's names, in a whole checkpoint or alone, with the prefix or without; or with
 * diffusers'.
 */
export function partIn(part: Part, source: TensorSource, structure: Structure): PartSource {
  if (isLdm(source)) return ldmPart(part, source, structure);
  if (structure.blocks !== undefined) return diffusersPart(part, source, structure);
  const prefix = [prefixes[part], ''].find((front) => source.shapeOf(front + marks[part]) !== null);
  return prefix === undefined ? diffusersPart(part, source) : originalPart(part, under(source, prefix), structure);
}

/** A part of an LDM checkpoint in one file; EMA copies and the training schedule in it are left alone. */
export function ldmPart(part: Part, source: TensorSource, structure: Structure): PartSource {
  if (part === 'textEncoder' && !hasOpenClip(source)) return diffusersPart(part, under(source, TRANSFORMERS));
  const own = under(source, prefixes[part]);
  return structure.blocks === undefined ? originalPart(part, own, structure) : diffusersPart(part, own, structure);
}

function originalPart(part: Part, source: TensorSource, structure: Structure): PartSource {
  return {
    part,
    source: part === 'textEncoder' ? openClip(source) : source,
    nameOf: (path) => ldmName(part, path, structure),
    owns: (name) => belongsTo(part, name),
    axes: 'torch',
  };
}

/** A source with our own names and axes, as the reader of KerasCV's files makes it. */
export function ourPart(part: Part, source: TensorSource): PartSource {
  return { part, source, nameOf: (path) => path, owns: () => true, axes: 'ours' };
}

function under(source: TensorSource, prefix: string): TensorSource {
  return renamed(source, (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : null));
}

/** The names of the projections of the autoencoder's attention in diffusers before 0.18. */
const oldProjections: Readonly<Record<string, string>> = {
  query: 'to_q',
  key: 'to_k',
  value: 'to_v',
  proj_attn: 'to_out.0',
};

function modernNames(part: Part, source: TensorSource, { blocks }: Pick<Structure, 'blocks'>): TensorSource {
  if (part === 'textEncoder') {
    // transformers 5 saves the text encoder without the prefix that all releases before it wrote.
    const prefix = 'text_model.';
    const isBare = !source.names.some((name) => name.startsWith(prefix));
    return isBare ? renamed(source, (name) => prefix + name) : source;
  }
  if (part === 'diffusionModel') return source;
  if (blocks !== undefined) return withDiffusersNames(source, part);
  const old = /(?<=mid_block\.attentions\.0\.)(query|key|value|proj_attn)(?=\.)/;
  const isOld = source.names.some((name) => old.test(name));
  return isOld ? renamed(source, (name) => name.replace(old, (word) => oldProjections[word] as string)) : source;
}
