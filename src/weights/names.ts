import { SdError } from '../errors';
import { table, type Part } from './names-table';
import { tinyName } from './tiny-names';

export { allParts, drawingParts, type DrawingPart, type Part } from './names-table';

/** What LDM's way of counting needs to know of a network. */
export interface Structure {
  readonly widths: readonly number[];
  /** Residual blocks of each level on the way down; one number counts for all. */
  readonly blocksPerLevel: number | readonly number[];
  /** Whether each level of the UNet attends to the prompt. */
  readonly attention?: readonly boolean[];
  /** Residual blocks of each level of a tiny autoencoder's half; other networks have none of it. */
  readonly blocks?: readonly number[];
}

/** Residual blocks of a level, 0 for the finest, on the way down. */
export function blocksAt({ blocksPerLevel }: Pick<Structure, 'blocksPerLevel'>, level: number): number {
  return typeof blocksPerLevel === 'number' ? blocksPerLevel : (blocksPerLevel[level] ?? 0);
}

/** How many modules LDM counts in `levels` of the UNet: the blocks of each, and its downsampling or upsampling. */
function modulesIn(structure: Structure, levels: readonly number[]): number {
  return levels.reduce((sum, level) => sum + blocksAt(structure, level) + 1, 0);
}

/** The first `count` levels, from the finest; those of the way up are from the coarsest. */
const finest = (count: number): number[] => Array.from({ length: count }, (_, level) => level);
const coarsest = (count: number, { widths }: Structure): number[] => finest(count).map((i) => widths.length - 1 - i);

/**
 * LDM's counts, from our indices: it numbers the modules of the UNet in one row, and the decoder's levels from the
 * finest.
 */
const counters: Readonly<Record<string, (index: readonly number[], structure: Structure) => number | string>> = {
  first: ([first = 0]) => first,
  last: (index) => index.at(-1) ?? 0,
  down: ([level = 0, block = 0], structure) => 1 + modulesIn(structure, finest(level)) + block,
  downsample: ([level = 0], structure) => modulesIn(structure, finest(level + 1)),
  middle: ([block = 0]) => 2 * block,
  up: ([level = 0, block = 0], structure) => modulesIn(structure, coarsest(level, structure)) + block,
  upsample([level = 0], structure) {
    const place = structure.attention?.toReversed()[level] === true ? 2 : 1; // behind the residual block and the transformer, if any
    return `${modulesIn(structure, coarsest(level + 1, structure)) - 1}.${place}`;
  },
  reversed: ([level = 0], { widths }) => widths.length - 1 - level,
};

interface MatchedRow {
  readonly row: readonly [ours: string, diffusers: string, original: string];
  readonly index: readonly number[];
  /** `.weight` or `.bias`. */
  readonly end: string;
}

/** The row of our parameter `path` of `part`. Throws if there is no row: the table must be complete. */
function find(part: Part, path: string): MatchedRow {
  const dot = path.lastIndexOf('.');
  const index: number[] = [];
  const pattern = path.slice(0, dot).replace(/(?<=\.)\d+(?=\.|$)/g, (digits) => {
    index.push(Number(digits));
    return '*';
  });
  const row = table[part].find(([ours]) => ours === pattern);
  if (row === undefined)
    throw new SdError('SD_NAMES', `names: no row for '${path}' of the ${part}; add it to the table.`);
  return { row, index, end: path.slice(dot) };
}

/** The name that diffusers (for the text encoder, transformers) gives to our parameter `path` of `part`. */
export function diffusersName(part: Part, path: string, { blocks }: Pick<Structure, 'blocks'> = {}): string {
  if (blocks !== undefined) return tinyName(part, path, blocks);
  const { row, index, end } = find(part, path);
  const rest = [...index];
  return row[1].replace(/\*/g, () => String(rest.shift())) + end;
}

/**
 * The name that the original code gives to our parameter `path`, without the prefix of the part: LDM's for the UNet and
 * the autoencoder (CompVis/latent-diffusion), OpenCLIP's for the text encoder of SD 2.x (SD 1.x has transformers' own).
 */
export function ldmName(part: Part, path: string, structure: Structure): string {
  const { row, index, end } = find(part, path);
  return row[2].replace(/\{(\w+)\}/g, (_, name: string) => String(counters[name]?.(index, structure))) + end;
}

/** Tensors that are often saved with a part and not needed: buffers, CLIP's vision model, leftovers of training. */
const unneeded: Readonly<Record<Part, RegExp>> = {
  textEncoder:
    /(^|\.)(position_ids|causal_attention_mask)$|^(text_model\.)?(text_projection|visual_projection|vision_model|logit_scale)(\.|$)/,
  diffusionModel: /^model_ema\./,
  decoder: /^(loss|model_ema|discriminator)(\.|$)/,
  imageEncoder: /^(loss|model_ema|discriminator)(\.|$)/,
};

/** Whether a name in a file that may hold several parts belongs to `part`. Unknown names count as the decoder's. */
export function belongsTo(part: Part, name: string): boolean {
  if (unneeded[part].test(name)) return false;
  const isEncoder = name.startsWith('encoder.') || name.startsWith('quant_conv.');
  if (part === 'imageEncoder') return isEncoder;
  return part === 'decoder' ? !isEncoder : true;
}
