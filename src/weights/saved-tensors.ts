import type { SavedTensor } from '../formats/save-safetensors';
import type { Module, Param } from '../layers/module';
import { inTorchOrder, torchShape } from './axes';

/** Every parameter of `module` as a tensor of its own, in PyTorch's order of axes. */
export function savedTensors(module: Module, nameOf: (path: string) => string): SavedTensor[] {
  return Array.from(module.parameters(), ([path, param]) => {
    const values = async () => inTorchOrder(param, await param.data());
    return { name: nameOf(path), shape: torchShape(param), pieces: [{ dtype: savedType(param), values }] };
  });
}

/** In which type its values are, or were when they were loaded. */
const savedType = ({ isQuantized, dtype }: Param) => (isQuantized ? 'int8' : dtype);
