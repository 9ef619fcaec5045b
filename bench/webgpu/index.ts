// Measures our kernels on the WebGPU adapter that is there, in Node; whoever has a GPU can send the file:
//   npx tsx -C source bench/webgpu/index.ts [--quick] [--kernels] > webgpu.json
// Roofs of the device, each kernel over the shapes of SD 1.4 at 512×512 (FLOP/s, bytes/s), pipelines cold and warm, and the embedded model.
// Some minutes on a GPU; `--quick`, for adapters that compute on the CPU, about one; `--kernels` leaves the model out.
// The same in a browser: `npx vite bench/webgpu/page`, ?quick&kernels in its address.
import { parseArgs } from 'node:util';
import '../../test/support/setup';
import { benchmark } from './benchmark';

const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({ options: { quick: flag, kernels: flag } });
const onProgress = (what: string): void => {
  console.error(`${what} …`);
};
console.log(
  JSON.stringify(await benchmark({ isQuick: values.quick, isOfKernels: values.kernels, onProgress }), null, 1),
);
process.exit(0);
