// Counts what tfjs' own WebGPU backend does in a full-size step, on Dawn's null backend, which runs nothing and needs no GPU; prints JSON:
//   npx tsx -C source bench/webgpu/count-stock.ts
import * as tf from '@tensorflow/tfjs-core';
import { create, globals } from 'webgpu';
import { reference } from '../../src/backends/op-table';
import { withOps } from '../../src/backends/ops';
import { allocate, toTensor } from '../../src/backends/webgpu/tensors';
import { fullSizeStep } from './full-size';
import { useStock } from './stock';

Object.assign(globalThis, globals);
const gpu = create(['backend=null']);
Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
const { backend, count } = await useStock();
// It has half a gigabyte and refuses buffers beyond, of which what is asked for is counted all the same.
backend.device.addEventListener('uncapturederror', (event) => {
  event.preventDefault();
});

/** A tensor whose content is of no account. */
function empty(shape: readonly number[]): tf.Tensor {
  return toTensor(allocate(Math.max(4, 4 * tf.util.sizeFromShape([...shape]))), shape, 'float32');
}

const { model, forward, shapes } = fullSizeStep();
for (const [, param] of model.parameters()) param.hold(empty(param.shape), 'float32');
const inputs = shapes.map(empty);
const before = backend.bufferManager.numBytesUsed;
tf.dispose(tf.tidy(() => withOps(reference, () => forward(...inputs) as tf.Tensor)));
console.log(JSON.stringify({ ...count, peak: count.peak - before }));
process.exit(0);
