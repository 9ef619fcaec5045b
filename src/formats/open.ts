import type { OpenFile } from '../files';
import { openSafetensors } from './safetensors';
import type { TensorSource } from './source';
import { isTorch, openTorch } from './torch';

/**
 * Opens a file of tensors by its content, whatever its name: safetensors, or a file of `torch.save`. Throws
 * `WeightsError` with what is wrong. The source owns the file; on failure it is closed.
 */
export async function openTensors(file: OpenFile): Promise<TensorSource> {
  const start = await file.read(0, Math.min(9, file.size));
  const isHeader = start[8] === 0x7b; // of a safetensors file, whatever its length spells
  return isTorch(start) && !isHeader ? openTorch(file) : openSafetensors(file);
}
