// Draws what the main thread asks for, one picture after the other, in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { StableDiffusion, useBackend, type BackendName } from 'sd-ts';

/** What is asked of this thread, and what it answers. */
export interface Order {
  readonly id: number;
  readonly prompt: string;
  readonly numSteps: number;
  readonly seed: number;
}
export type Answer =
  | { readonly id: number; readonly step: number }
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly error: string };

const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread; start server.ts');
await useBackend((workerData as { backend: BackendName }).backend);
const model = new StableDiffusion({ weights: 'tiny' });

async function draw({ id, prompt, ...options }: Order): Promise<Answer> {
  try {
    const [image] = await model.textToImage(prompt, {
      ...options,
      onProgress: (progress) => {
        if (progress.kind === 'step') port?.postMessage({ id, step: progress.done } satisfies Answer);
      },
    });
    if (image === undefined) throw new Error('nothing was drawn');
    return { id, png: image.toPNG() };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

let last = Promise.resolve(); // orders wait for those before them
port.on('message', (order: Order) => {
  last = last.then(async () => {
    port.postMessage(await draw(order));
  });
});
