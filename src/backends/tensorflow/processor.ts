import { binding, dataTypes, type BindingAttribute, type DataType } from './binding';
import { NATIVE_LABEL } from './basics';

let hasBfloat16: boolean | null = null;

/**
 * Whether libtensorflow computes in a type here, or only holds it: IEEE's half precision is held; bfloat16 depends on the processor. Without
 * AVX-512 or AVX-NE-CONVERT, oneDNN's products in it end the process; its softmax throws instead, so that one is asked, once.
 * `SD_TS_BFLOAT16=0` in the environment lets a processor that has it count as one that has not.
 */
export function computesIn(dtype: DataType): boolean {
  if (dtype !== 'bfloat16') return dtype !== 'float16';
  return (hasBfloat16 ??= process.env['SD_TS_BFLOAT16'] !== '0' && softmaxRuns('bfloat16'));
}

function softmaxRuns(dtype: DataType): boolean {
  const api = binding();
  const type = (name: string, of: DataType): BindingAttribute => ({
    name,
    type: api.TF_ATTR_TYPE,
    value: dataTypes[of],
  });
  const label = { name: '_kernel', type: api.TF_ATTR_STRING, value: NATIVE_LABEL };
  const ids = [api.createTensor([1, 8], dataTypes.float32, new Float32Array(8))];
  const run = (name: string, ...attributes: BindingAttribute[]) => {
    ids.push(...api.executeOp(name, attributes, ids.slice(-1), 1).map(({ id }) => id));
  };
  try {
    run('Cast', type('SrcT', 'float32'), type('DstT', dtype));
    run('_MklSoftmax', type('T', dtype), label);
    return true;
  } catch {
    return false;
  } finally {
    for (const id of ids) api.deleteTensor(id);
  }
}
