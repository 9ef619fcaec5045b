import { at } from '../at';
import { SdError, WeightsError } from '../errors';
import { renamed, type TensorSource } from '../formats/source';

/** What the names and shapes of a file say of the tiny decoder in it. */
export interface TinyStructure {
  readonly latentChannels: number;
  readonly width: number;
  /** Residual blocks of each level, from the coarsest to the finest. */
  readonly blocks: readonly number[];
}

/** The parts that there are tiny networks for. */
const halves = { decoder: decoderName, imageEncoder: encoderName };
type TinyPart = keyof typeof halves;

/**
 * diffusers' name of a parameter of a tiny network with these blocks in its levels. It counts the modules of all levels of a half in one
 * row, those without parameters too.
 */
export function tinyName(part: string, path: string, blocks: readonly number[]): string {
  const [, level, block, conv, end] = /^(?:levels\.(\d+)\.(?:blocks\.(\d+)\.)?)?(?:inputConv|outputConv|conv(\d?))\.(\w+)$/.exec(path) ?? []; // prettier-ignore
  if (end === undefined || !(part in halves))
    throw new SdError('SD_NAMES', `names: '${path}' is no parameter of a tiny ${part}.`);
  const place = {
    level: level === undefined ? null : Number(level),
    block: block === undefined ? null : Number(block),
  };
  const inner = block === undefined ? '' : `conv.${2 * (Number(conv) - 1)}.`;
  return `${halves[part as TinyPart](place, blocks)}.${inner}${end}`;
}

interface Place {
  /** null: outside of the levels. */
  readonly level: number | null;
  /** null: the convolution of a level. */
  readonly block: number | null;
}

/** The first convolution and its ReLU, then for each level its blocks, but for the last a doubling, and a convolution. */
function decoderName({ level, block }: Place, blocks: readonly number[]): string {
  if (level === null) return 'decoder.layers.0';
  const start = modulesBefore(level, blocks, 2) + 2;
  const doubling = level === blocks.length - 1 ? 0 : 1;
  return `decoder.layers.${start + (block ?? at(blocks, level) + doubling)}`;
}

/** For each level a convolution and its blocks, then the last convolution. */
function encoderName({ level, block }: Place, blocks: readonly number[]): string {
  const start = modulesBefore(level ?? blocks.length, blocks, 1);
  return `encoder.layers.${start + (block === null ? 0 : 1 + block)}`;
}

/** Modules of the levels before one, where each has so many besides its blocks. */
function modulesBefore(level: number, blocks: readonly number[], besides: number): number {
  return blocks.slice(0, level).reduce((sum, count) => sum + count + besides, 0);
}

/** TAESD's own files hold one half alone, `1.weight` and so on; that of the decoder counts the soft clamp of the latents too. */
export function withDiffusersNames(source: TensorSource, part: TinyPart): TensorSource {
  const own = /^(\d+)(?=\.)/;
  if (!source.names.every((name) => own.test(name))) return source;
  const [half, first] = part === 'decoder' ? (['decoder', 1] as const) : (['encoder', 0] as const);
  return renamed(source, (name) => name.replace(own, (index) => `${half}.layers.${Number(index) - first}`));
}

/** The structure of the tiny decoder in `source`, which has diffusers' names. Throws `WeightsError` when there is none. */
export function tinyStructure(source: TensorSource): TinyStructure {
  const kinds = new Map<number, 'block' | 'conv'>();
  for (const name of source.names) {
    const [, index, inner] = /^decoder\.layers\.(\d+)\.(conv\.\d\.)?(?:weight|bias)$/.exec(name) ?? [];
    if (index !== undefined) kinds.set(Number(index), inner === undefined ? 'conv' : 'block');
  }
  const [width = 0, latentChannels = 0] = source.shapeOf('decoder.layers.0.weight') ?? [];
  const [first, ...rest] = [...kinds].sort(([a], [b]) => a - b).map(([, kind]) => kind);
  if (first !== 'conv' || rest.at(-1) !== 'conv' || width === 0 || latentChannels === 0) {
    const found = `holds no tiny decoder (it begins with '${source.names[0] ?? ''}')`;
    const needed = "the file of diffusers' AutoencoderTiny, or TAESD's decoder, is needed";
    throw new WeightsError(`${source.location}: ${found}; ${needed}.`);
  }
  const blocks = [0];
  for (const kind of rest.slice(0, -1)) {
    if (kind === 'conv') blocks.push(0);
    else blocks[blocks.length - 1] = at(blocks, -1) + 1;
  }
  return { latentChannels, width, blocks };
}
