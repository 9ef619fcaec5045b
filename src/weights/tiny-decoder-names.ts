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

/**
 * diffusers' name of a parameter of the tiny decoder. It counts the modules of all levels in one row: the first
 * convolution and its ReLU, then for each level its blocks, an upsampling (except after the last), and a convolution.
 */
export function tinyDecoderName(path: string, blocks: readonly number[]): string {
  const [, level, block, conv, end] =
    /^(?:levels\.(\d+)\.(?:blocks\.(\d+)\.)?)?(?:inputConv|conv(\d?))\.(\w+)$/.exec(path) ?? [];
  if (end === undefined) throw new SdError('SD_NAMES', `names: '${path}' is no parameter of a tiny decoder.`);
  if (level === undefined) return `decoder.layers.0.${end}`;
  const start = blocks.slice(0, Number(level)).reduce((sum, count) => sum + count + 2, 2);
  if (block !== undefined) return `decoder.layers.${start + Number(block)}.conv.${2 * (Number(conv) - 1)}.${end}`;
  const doubling = Number(level) === blocks.length - 1 ? 0 : 1;
  return `decoder.layers.${start + at(blocks, Number(level)) + doubling}.${end}`;
}

/** TAESD's own files hold the decoder alone, `1.weight` and so on: they count the soft clamp of the latents too. */
export function withDiffusersNames(source: TensorSource): TensorSource {
  const own = /^(\d+)(?=\.)/;
  if (!source.names.every((name) => own.test(name))) return source;
  return renamed(source, (name) => name.replace(own, (index) => `decoder.layers.${Number(index) - 1}`));
}

/**
 * The structure of the tiny decoder in `source`, which has diffusers' names. Throws `WeightsError` when there is none.
 */
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
