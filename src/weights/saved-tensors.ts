import type { SavedTensor } from '../formats/save-safetensors';
import type { Module } from '../layers/module';
import { inTorchOrder, torchShape } from './axes';

/** Every parameter of `module` as a tensor of its own, in PyTorch's order of axes. */
export function savedTensors(module: Module, nameOf: (path: string) => string): SavedTensor[] {
  return Array.from(module.parameters(), ([path, param]) => {
    const values = async () => inTorchOrder(param, await param.data());
    return { name: nameOf(path), shape: torchShape(param), pieces: [{ dtype: param.dtype, values }] };
  });
}
