// How long the main thread is deaf while a picture is drawn: the longest stall of a 10 ms timer, with the model in the main thread and
// in a worker thread (as `sd-ts serve` has it), on each backend that is named (default: wasm and tensorflow).
//   npx tsx -C source bench/event-loop.ts [backend …] [--weights PLACE] [--size N] [--steps N] [--rounds N]
// Prints a table of milliseconds: the longest stall, the median over rounds and the worst, and the time for a picture; then one JSON object.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { StableDiffusion, useBackend, type BackendName } from '../src';
import { processor } from './processor';
import { median } from './statistics';

const TICK = 10;

interface Task {
  readonly backend: BackendName;
  readonly weights: string;
  readonly size: number | null;
  readonly steps: number;
}

/** Draws in this thread whenever the function that it returns is called; the first picture, which loads the weights, is drawn. */
async function painter({ backend, weights, size, steps }: Task): Promise<() => Promise<void>> {
  await useBackend(backend);
  const model = new StableDiffusion({ weights, ...(size !== null && { imgWidth: size, imgHeight: size }) });
  let seed = 0;
  const draw = async () => {
    await model.textToImage('a red heart on a blue background', { numSteps: steps, seed: seed++ });
  };
  await draw();
  return draw;
}

/** The same in a worker thread. */
async function remotePainter(task: Task): Promise<{ draw: () => Promise<void>; end: () => Promise<unknown> }> {
  const here = JSON.stringify(import.meta.url);
  const program = `import('tsx/esm/api').then(({ register }) => { register(); return import(${here}); })`;
  const worker = new Worker(program, { eval: true, workerData: task });
  const answer = () =>
    new Promise<void>((resolve, reject) => {
      worker.once('message', () => {
        resolve();
      });
      worker.once('error', reject);
    });
  await answer();
  const draw = () => {
    worker.postMessage('draw');
    return answer();
  };
  return { draw, end: () => worker.terminate() };
}

interface Measured {
  /** By how many milliseconds the timer was late at most. */
  readonly stall: number;
  readonly milliseconds: number;
}

async function measure(draw: () => Promise<void>): Promise<Measured> {
  let stall = 0;
  let last = performance.now();
  const late = () => {
    const now = performance.now();
    stall = Math.max(stall, now - last - TICK);
    last = now;
  };
  const timer = setInterval(late, TICK);
  const start = performance.now();
  await draw();
  const milliseconds = performance.now() - start;
  late(); // what has not fired yet is late too
  clearInterval(timer);
  return { stall, milliseconds };
}

async function bench(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      weights: { type: 'string', default: 'tiny' },
      size: { type: 'string' },
      steps: { type: 'string', default: '12' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const backends = (positionals.length > 0 ? positionals : ['wasm', 'tensorflow']) as BackendName[];
  const size = values.size === undefined ? null : Number(values.size);
  const results: Record<string, unknown> = {};
  console.log(processor());
  console.log('backend      thread   longest stall, ms (median, worst)   picture, ms');
  for (const backend of backends) {
    const task: Task = { backend, weights: values.weights, size, steps: Number(values.steps) };
    const remote = await remotePainter(task);
    const painters = { main: await painter(task), worker: remote.draw };
    const rounds: Record<string, Measured[]> = { main: [], worker: [] };
    for (let round = 0; round < Number(values.rounds); round++) {
      const order = Object.entries(painters);
      if (round % 2 === 1) order.reverse();
      for (const [thread, draw] of order) rounds[thread]?.push(await measure(draw));
    }
    await remote.end();
    for (const [thread, measured] of Object.entries(rounds)) {
      const stalls = measured.map(({ stall }) => stall);
      const [usual, worst] = [median(stalls), Math.max(...stalls)].map((ms) => Math.round(10 * ms) / 10) as [
        number,
        number,
      ];
      const picture = Math.round(median(measured.map(({ milliseconds }) => milliseconds)));
      const cells = [usual.toFixed(1).padStart(18), worst.toFixed(1).padStart(16), picture.toFixed(0).padStart(14)];
      console.log(`${backend.padEnd(12)} ${thread.padEnd(8)}${cells.join('')}`);
      results[`${backend} ${thread}`] = { stallMs: usual, worstStallMs: worst, pictureMs: picture };
    }
  }
  console.log(JSON.stringify({ eventLoop: results }));
  process.exit(0); // engines' threads would keep the process alive
}

if (isMainThread) await bench();
else {
  const draw = await painter(workerData as Task);
  parentPort?.postMessage('ready');
  parentPort?.on('message', () => {
    void draw().then(() => parentPort?.postMessage('drawn'));
  });
}
