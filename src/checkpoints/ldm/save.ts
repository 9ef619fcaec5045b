import { UnsupportedError } from '../../errors';
import { diffusersName, ldmName } from '../../weights/names';
import { ldmPrefix, TRANSFORMERS } from '../../weights/part-source';
import { packOpenClip } from '../../weights/open-clip';
import { saveSafetensors, type SavedTensor, type SaveOptions } from '../../formats/save-safetensors';
import { savedTensors } from '../../weights/saved-tensors';
import type { Networks } from '../../models/parts';
import type { TextEncoder } from '../../models/text-encoder';

/**
 * Where the metadata of a file says what a diffusers folder says besides its weights: this and the path in the folder.
 */
export const DESCRIBED = 'diffusers:';

/**
 * Writes all parts to one `.safetensors` file in LDM's form, which diffusers reads with `from_single_file`. The text
 * encoder is OpenCLIP's unless it is OpenAI's. What names and shapes do not say, the tokenizer for one, is in the
 * file's metadata: `texts`.
 */
export async function saveSingleFile(
  path: string,
  networks: Networks,
  texts: Readonly<Record<string, string>>,
  options: SaveOptions,
): Promise<void> {
  requireLdmNames(path, networks);
  const metadata = Object.fromEntries(Object.entries(texts).map(([place, text]) => [DESCRIBED + place, text]));
  await saveSafetensors(path, singleFileTensors(networks), options, metadata);
}

/** LDM's form has no names for a tiny autoencoder. */
function requireLdmNames(path: string, { decoder, imageEncoder }: Networks): void {
  if ([decoder, imageEncoder].every(({ structure }) => structure.blocks === undefined)) return;
  const found = 'the autoencoder is a tiny one, for which single files have no names';
  throw new UnsupportedError(`${path}: ${found}; a diffusers folder is needed: give a path without .safetensors.`);
}

/** The tensors of such a file. */
export function singleFileTensors(networks: Networks): SavedTensor[] {
  const { textEncoder, diffusionModel, decoder, imageEncoder } = networks;
  const parts = [diffusionModel, decoder, imageEncoder].flatMap((model) => {
    const { part, structure } = model;
    const tensors = savedTensors(model, (name) => ldmPrefix(part) + ldmName(part, name, structure));
    return part === 'diffusionModel' ? tensors : tensors.map(attentionAsFilters);
  });
  return [...parts, ...textTensors(textEncoder)];
}

function textTensors(encoder: TextEncoder): SavedTensor[] {
  if (!isOpenClip(encoder)) return savedTensors(encoder, (path) => TRANSFORMERS + diffusersName('textEncoder', path));
  const { structure } = encoder;
  return packOpenClip(
    savedTensors(encoder, (path) => ldmPrefix('textEncoder') + ldmName('textEncoder', path, structure)),
  );
}

/** SD 1.x's encoder is OpenAI's, the only one with the quick GELU. */
function isOpenClip({ config }: TextEncoder): boolean {
  return config.activation !== 'quick';
}

/** LDM's autoencoder has 1×1 convolutions where its attention has linear layers here. */
function attentionAsFilters(tensor: SavedTensor): SavedTensor {
  const isProjection = /\.mid\.attn_1\.(q|k|v|proj_out)\.weight$/.test(tensor.name);
  return isProjection ? { ...tensor, shape: [...tensor.shape, 1, 1] } : tensor;
}
