import { UnsupportedError, WeightsError } from '../errors';
import { toFloats } from '../backends/half';
import type { TensorSource } from '../formats/source';

/**
 * What a textual inversion (Gal et al., 2022) has learned: `count` vectors for one token, in place of rows of the text
 * encoder's table.
 */
export interface LearnedEmbedding {
  /** Its name in the file; null if the file has no name for it. */
  readonly token: string | null;
  /** `[count, width]`. */
  readonly vectors: Float32Array;
  readonly count: number;
  readonly width: number;
}

/** The longest token, as the tokenizer takes them. */
const MOST_OF_TOKEN = 200;

/** The name of the tensor in files of the web UI of Automatic1111, which names the token by the file. */
const NAMELESS = 'emb_params';

/**
 * Reads an embedding of at most `most` vectors in diffusers' form (one tensor, called as its token) or the web UI's
 * (`emb_params`), `[C]` or `[n, C]`. Throws `UnsupportedError` for SDXL's, which are for two text encoders, and
 * `WeightsError` for any other file.
 */
export async function openEmbedding(source: TensorSource, most: number): Promise<LearnedEmbedding> {
  const { names } = source;
  const [name] = names;
  if (names.includes('clip_l') || names.includes('clip_g')) refuseTwoEncoders(source);
  if (name === undefined || names.length > 1) {
    const found = name === undefined ? 'no tensor' : `${names.length} tensors (${names.slice(0, 3).join(', ')}, …)`;
    throw noEmbedding(source, `it holds ${found}; one, called as its token, or emb_params, is needed`);
  }
  return readEmbedding(source, name, name === NAMELESS ? null : name, most);
}

/** Throws the `UnsupportedError` for embeddings for the two text encoders of SDXL. */
export function refuseTwoEncoders({ location }: TensorSource): never {
  const found = 'it is made for the two text encoders of SDXL (clip_l, clip_g)';
  throw new UnsupportedError(`${location}: ${found}; embeddings for SD 1.x and 2.x can be loaded.`);
}

/** Reads the embedding of at most `most` vectors, `[C]` or `[n, C]`, in the tensor `name`. Throws `WeightsError`. */
export async function readEmbedding(
  source: TensorSource,
  name: string,
  token: string | null,
  most: number,
): Promise<LearnedEmbedding> {
  const shape = source.shapeOf(name) ?? [];
  const [width = 0, count = 1] = shape.toReversed();
  if (shape.length < 1 || shape.length > 2 || width < 1 || count < 1) {
    throw noEmbedding(source, `'${name}' is [${shape.join(', ')}]; [width] or [vectors, width] is needed`);
  }
  if (count > most) throw noEmbedding(source, `'${name}' has ${count} vectors, and a prompt room for ${most}`);
  const length = (token ?? '').length;
  if (length > MOST_OF_TOKEN) {
    throw noEmbedding(source, `its token has ${length} characters, and at most ${MOST_OF_TOKEN} are taken`);
  }
  const vectors = toFloats(await source.read(name));
  if (!vectors.every(Number.isFinite)) {
    throw noEmbedding(source, `'${name}' holds a value that is infinite or no number; the file is damaged`);
  }
  return { token, vectors, count, width };
}

function noEmbedding({ location }: TensorSource, what: string): WeightsError {
  return new WeightsError(`${location}: ${what}; a textual inversion's .safetensors file is needed.`);
}
