import type { TensorSource } from '../../formats/source';
import { readEmbedding, refuseTwoEncoders, type LearnedEmbedding } from '../textual-inversion';

/** A textual inversion in the file of a LoRA that was trained with it. */
export interface Bundled {
  readonly token: string;
  /** Its tensor's name in the file. */
  readonly name: string;
}

/** As OneTrainer writes them and the web UI of Automatic1111 reads them; `clip_l` is the text encoder of SD 1.x. */
const pattern = /^bundle_emb\.(.+)\.(string_to_param\.\*|emb_params|clip_l|clip_g)$/;

/** The textual inversions that a LoRA bundles. Throws `UnsupportedError` for SDXL's. */
export function bundledEmbeddings(source: TensorSource): Bundled[] {
  return source.names.flatMap((name) => {
    const [, token, form] = pattern.exec(name) ?? [];
    if (form === 'clip_g') refuseTwoEncoders(source);
    return token === undefined ? [] : [{ token, name }];
  });
}

/** Their vectors, of at most `most` each. Throws `WeightsError`. */
export async function readBundled(
  source: TensorSource,
  embeddings: readonly Bundled[],
  most: number,
): Promise<Map<string, LearnedEmbedding>> {
  const found = new Map<string, LearnedEmbedding>();
  for (const { token, name } of embeddings) found.set(token, await readEmbedding(source, name, token, most));
  return found;
}
