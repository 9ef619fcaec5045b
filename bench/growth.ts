// How sd-ts's time and memory grow with batch and size, on the tensorflow backend, one fresh process a point:
//   npx tsx -C source bench/growth.ts [--precision bf16|f32] [--rounds 3] [--points 1x512,2x512,…] [--plot docs/growth.svg]
// Prints, for each point, the median seconds of a denoising step after the first, TFLOP counted from the model's own structure, the
// time beside what the arithmetic's growth from the cheapest point's would give (1 or less: no worse), and the memory the process took
// at most for steps alone; then straight lines fitted to both; last one JSON object. Needs Linux and `npm run build`.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DiffusionModel, stableDiffusion1 } from '../src';
import { unetFlops } from './flops';
import { median } from './pairs';
import { Peer, withPeers } from './peers/peer';
import { commandOf } from './peers/subjects';
import { fittedLine, scatter, type Fit } from './plot';
import { processor } from './processor';

const { values } = parseArgs({
  options: {
    precision: { type: 'string', default: 'bf16' },
    rounds: { type: 'string', default: '3' },
    points: { type: 'string', default: '1x256,1x384,1x512,2x512,4x512,1x768' },
    plot: { type: 'string' },
  },
});

interface Point {
  readonly batch: number;
  readonly size: number;
  /** Of a step, both halves of guidance. */
  readonly tflop: number;
  readonly megapixels: number;
  readonly seconds: number;
  readonly peakGB: number;
}

const unet = new DiffusionModel(stableDiffusion1.diffusionModel);
const subject = values.precision === 'f32' ? 'sd-ts f32' : 'sd-ts bf16';

async function measured(batch: number, size: number): Promise<Point> {
  const start = () => Peer.start(subject, commandOf(subject, { size, batch }));
  return await withPeers([start], async (peer) => {
    await peer.time('step'); // compiles, and packs weights
    const seconds: number[] = [];
    for (let round = 0; round < Number(values.rounds); round++) seconds.push(await peer.time('step'));
    const tflop = (2 * batch * unetFlops(unet, (size / 8) ** 2)) / 1e12;
    const peakGB = (await peer.quit()) / 1024;
    return { batch, size, tflop, megapixels: (batch * size ** 2) / 2 ** 20, seconds: median(seconds), peakGB };
  });
}

const points: (Point & { readonly overArithmetic: number })[] = [];
console.log(processor());
console.log(`${subject}: batch size²   s/step    TFLOP   TFLOP/s  over arithmetic  peak GB`);
for (const text of values.points.split(',')) {
  const [batch = 1, size = 512] = text.split('x').map(Number);
  const point = await measured(batch, size);
  const first = points[0] ?? point;
  const overArithmetic = point.seconds / first.seconds / (point.tflop / first.tflop);
  points.push({ ...point, overArithmetic });
  const { seconds, tflop, peakGB } = point;
  const cells = [batch, size, seconds.toFixed(2), tflop.toFixed(3), (tflop / seconds).toFixed(3), overArithmetic.toFixed(3), peakGB.toFixed(2)]; // prettier-ignore
  console.log(cells.map((cell) => `${cell}`.padStart(10)).join(''));
}

const time = fittedLine(points.map(({ tflop, seconds }) => [tflop, seconds]));
const memory = fittedLine(points.map(({ megapixels, peakGB }) => [megapixels, peakGB]));
const said = ({ intercept, slope, r2 }: Fit, x: string) =>
  `${intercept.toFixed(3)} + ${slope.toFixed(3)} × ${x} (R² ${r2.toFixed(4)})`;
console.log(`seconds = ${said(time, 'TFLOP')}\npeak GB = ${said(memory, 'megapixels')}`);

if (values.plot !== undefined) {
  const label = ({ batch, size }: Point) => `${batch} × ${size}²`;
  const panels = [
    {
      title: `Seconds a step, ${subject}`,
      x: 'TFLOP a step',
      fit: time,
      points: points.map((point) => ({ x: point.tflop, y: point.seconds, label: label(point) })),
    },
    {
      title: 'GB of memory at most',
      x: 'megapixels (batch × size²)',
      fit: memory,
      points: points.map((point) => ({ x: point.megapixels, y: point.peakGB, label: label(point) })),
    },
  ];
  writeFileSync(values.plot, scatter(panels));
}
console.log(JSON.stringify({ subject, points, fit: { time, memory } }));
process.exit(0);
