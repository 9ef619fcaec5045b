import { binding, dataTypes, type BindingAttribute, type DataType } from './binding';
import { NATIVE_LABEL } from './basics';

let hasBfloat16: boolean | null = null;

/**
 * Whether libtensorflow computes in a type on this processor, or only stores it. float16 is only stored. For bfloat16
 * it depends: without AVX-512 or AVX-NE-CONVERT, oneDNN's products end the process, and its softmax throws, so the
 * softmax is tried once. `SD_TS_BFLOAT16=0` in the environment lets every processor count as one without.
 */
export function computesIn(dtype: DataType): boolean {
  if (dtype !== 'bfloat16') return dtype !== 'float16';
  return (hasBfloat16 ??= process.env['SD_TS_BFLOAT16'] !== '0' && softmaxRuns('bfloat16'));
}

/** Whether this is an x86 processor without AVX-512. What was measured on such ones alone is done on such ones alone. */
export function isAvx2(): boolean {
  return process.arch === 'x64' && !computesIn('bfloat16');
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
