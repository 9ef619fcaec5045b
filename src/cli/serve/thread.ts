// Draws what the main thread asks for, in a thread of its own, so that the server answers while it draws.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { maskOf } from '../../image/mask';
import { readImage } from '../../image/input';
import { SdError, SdImage, StableDiffusion, useBackend, type ImageInput, type OnProgress } from '../../index';
import type { Heard, Said, Task, WorkFault } from './messages';
import type { Order } from './order';

async function start(port: MessagePort, { model: weights, backend }: Task): Promise<void> {
  const say = (heard: Heard): void => {
    port.postMessage(heard);
  };
  const chosen = await useBackend(backend);
  const model = await StableDiffusion.fromPretrained(weights, { onProgress: told(say) });
  const { width, height, numSteps, unconditionalGuidanceScale, scheduler } = model.withDefaults();
  say({
    kind: 'ready',
    usual: { width, height, numSteps, unconditionalGuidanceScale, scheduler },
    backend: chosen.name,
  });

  const ends = new Map<number, AbortController>();
  port.on('message', (said: Said) => {
    const { id } = said;
    if ('end' in said) ends.get(id)?.abort();
    else {
      const end = new AbortController();
      ends.set(id, end);
      void work(model, said.order, id, end.signal, say)
        .then(() => null, faultOf)
        .then((fault) => {
          ends.delete(id);
          say({ kind: 'end', id, fault });
        });
    }
  });
}

/** Licences and warnings, each once. */
function told(say: (heard: Heard) => void): OnProgress {
  const said = new Set<string>();
  return (progress) => {
    if (progress.kind !== 'licence' && progress.kind !== 'warning') return;
    const message =
      progress.kind === 'warning' ? progress.message : `${progress.checkpoint} is licensed under ${progress.licence}.`;
    if (!said.has(message)) say({ kind: 'note', message });
    said.add(message);
  };
}

async function work(
  model: StableDiffusion,
  order: Order,
  id: number,
  signal: AbortSignal,
  say: (heard: Heard) => void,
): Promise<void> {
  const mask = order.maskFrom === 'alpha' && order.mask ? await fromAlpha(order.mask) : order.mask;
  const onProgress: OnProgress = (progress) => {
    if (progress.kind === 'step') say({ kind: 'step', id, done: progress.done, total: progress.total });
  };
  for (let i = 0; i < order.count; i++) {
    const seed = order.seed + i;
    const [image] = await drawn(model, { ...order, seed }, mask, { signal, onProgress });
    if (image === undefined) throw new Error('the library returned no picture');
    const { width, height, parameters = '' } = image;
    const bytes = await image.encode({ type: order.type });
    say({ kind: 'picture', id, picture: { bytes, seed, width, height, parameters } });
  }
}

function drawn(
  model: StableDiffusion,
  { prompt, seed, options, image }: Order,
  mask: ImageInput | undefined,
  during: { readonly signal: AbortSignal; readonly onProgress: OnProgress },
): Promise<SdImage[]> {
  const all = { ...options, seed, ...during };
  if (image === undefined) return model.textToImage(prompt, all);
  if (mask === undefined) return model.imageToImage(image, prompt, all);
  return model.inpaint(image, mask, prompt, all);
}

/** White where a picture is transparent, as OpenAI's masks are meant. */
async function fromAlpha(bytes: Uint8Array): Promise<SdImage> {
  const { width, height, data } = maskOf(await readImage(bytes, 'mask'), 'alpha');
  const grey = new Uint8ClampedArray(data.length * 3);
  for (const [i, value] of data.entries()) grey.fill(value, 3 * i, 3 * i + 3);
  return new SdImage({ width, height, data: grey });
}

function faultOf(error: unknown): WorkFault {
  if (error instanceof SdError) return { code: error.code, message: error.message };
  return { code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

if (parentPort !== null) await start(parentPort, workerData as Task);
