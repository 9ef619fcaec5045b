// Winograd's F(4×4, 3×3) on tensorflow beside oneDNN's convolutions, over the shapes of SD 1.4's UNet and decoder, in turn in one process:
//   npx tsx -C source bench/winograd.ts [512]        for pictures of so many pixels a side
// Prints least times of four rounds, of which the first is not counted, the ratio, and the distance of the results.
import { useBackend } from '../src';
import { count } from '../src/backends/tensorflow/basics';
import { binding, dataTypes } from '../src/backends/tensorflow/binding';
import type { Builder, ConvShape, Value } from '../src/backends/tensorflow/builder';
import { direct } from '../src/backends/tensorflow/convolution';
import { loadGraph } from '../src/backends/tensorflow/saved-model';
import { winograd } from '../src/backends/tensorflow/winograd';
import { graphOf } from '../test/support/tensorflow-runs';
import { processor } from './processor';
import { difference, leastOf } from './statistics';

type Convolution = (b: Builder, x: Value, w: Value, shape: ConvShape) => Value;

const sides: Readonly<Record<string, Convolution>> = {
  oneDNN: (b, x, w, shape) => direct(b, x, w, shape, {}),
  Winograd: (b, x, w) => winograd(b, x, w, {}),
};

/** The convolutions at a 64th, a 32nd, … of the picture's side: batch, side, inputs, outputs. */
function shapesOf(size: number): (readonly [batch: number, side: number, inputs: number, outputs: number])[] {
  const unet = [[8, 320, 320], [8, 640, 320], [8, 960, 320], [16, 640, 640], [16, 1280, 640], [16, 1920, 640], [32, 1280, 1280], [32, 2560, 1280], [64, 1280, 1280]]; // prettier-ignore
  const decoder = [
    [8, 512, 512],
    [4, 512, 512],
    [2, 512, 256],
    [2, 256, 256],
    [1, 256, 128],
    [1, 128, 128],
  ];
  const at = (batch: number, [below = 1, inputs = 0, outputs = 0]: readonly number[]) =>
    [batch, size / below, inputs, outputs] as const;
  return [...unet.map((one) => at(2, one)), ...decoder.map((one) => at(1, one))];
}

function sessionOf(convolution: Convolution, image: readonly number[], filter: readonly number[]) {
  const output = [...image.slice(0, 3), filter.at(-1) ?? 0];
  const make = (b: Builder, [x, w]: readonly [Value, Value]) =>
    convolution(b, x, w, { stride: 1, padding: [1, 1, 1, 1], output });
  const graph = graphOf(make, [{ shape: image }, { shape: filter }]);
  return { session: loadGraph(graph.bytes), y: graph.output };
}

function compare(batch: number, side: number, inputs: number, outputs: number): void {
  const api = binding();
  const shapes = [[batch, side, side, inputs], [3, 3, inputs, outputs]] as const; // prettier-ignore
  const ids = shapes.map((shape) => {
    const values = new Float32Array(count(shape)).map(() => Math.random() - 0.5);
    return api.createTensor([...shape], dataTypes.float32, values);
  });
  const graphs = Object.values(sides).map((convolution) => sessionOf(convolution, ...shapes));
  const runs = graphs.map(
    ({ session, y }) =>
      () =>
        api.runSavedModel(session, ids, 'x0:0,x1:0', y).map(({ id }) => id),
  );
  const free = (made: readonly number[]) => {
    made.forEach((id) => {
      api.deleteTensor(id);
    });
  };
  const results = runs.map((run) => {
    const made = run();
    const [values = new Float32Array()] = made.map((id) => Float32Array.from(api.tensorDataSync(id) as Float32Array));
    free(made);
    return values;
  }); // the round that is not counted
  const [expected = new Float32Array(), found = new Float32Array()] = results;
  const [plain = NaN, quick = NaN] = leastOf(runs, 3, free);
  const ratio = (quick / plain).toFixed(2);
  const name = `${batch}×${side}²×${inputs} → ${outputs}`.padEnd(24);
  console.log(
    `${name} ${plain.toFixed(1).padStart(8)} ms / ${quick.toFixed(1).padStart(7)} ms = ${ratio}, ${difference(found, expected).toExponential(1)}`,
  );
  for (const { session } of graphs) api.deleteSavedModel(session);
  free(ids);
}

await useBackend('tensorflow');
console.log(`${processor()}: ${Object.keys(sides).join(' / ')}`);
for (const shape of shapesOf(Number(process.argv[2] ?? 512))) compare(...shape);
