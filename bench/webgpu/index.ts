// Measures our kernels on the WebGPU adapter that is there, in Node; whoever has a GPU can send the file:
//   npx tsx -C source bench/webgpu/index.ts [--minutes 10] [--size 512] [--quick] [--kernels] > webgpu.json
// Roofs of the device, each kernel over the shapes of SD 1.4 at 512×512 (FLOP/s, bytes/s), pipelines cold and warm, its networks as a
// whole, and the embedded model. Some minutes on a GPU. On a slow adapter kernels have fewer rounds, those that would take more than ten
// seconds are left out, and after so many minutes no other is begun: the file says what was cut. `--size 128` takes smaller pictures,
// `--quick` five short kernels, about a minute on an adapter that computes on the CPU; `--kernels` leaves networks and the model out.
// The same in a browser: `npx vite bench/webgpu/page`, with ?quick&kernels&minutes=10&size=512 in its address.
import { parseArgs } from 'node:util';
import '../../test/support/setup';
import { benchmark } from './benchmark';

const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: {
    quick: flag,
    kernels: flag,
    minutes: { type: 'string', default: '10' },
    size: { type: 'string', default: '512' },
  },
});
const onProgress = (what: string): void => {
  console.error(`${what} …`);
};
const report = await benchmark({
  isQuick: values.quick,
  isOfKernels: values.kernels,
  minutes: Number(values.minutes),
  size: Number(values.size),
  onProgress,
});
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`, () => process.exit(0));
