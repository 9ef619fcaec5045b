import type { Progress, StableDiffusion } from 'sd-ts';

/** What the page asks for. */
export interface Order {
  readonly prompt: string;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Called with what is done, from 0 to 1, and a text that says it. */
  readonly onProgress: (done: number, text: string) => void;
}

export interface Drawn {
  readonly pixels: ImageData;
  readonly text: string;
}

let model: StableDiffusion | null = null;

/** Draws with the embedded model, which the first call loads together with the library. */
export async function draw({ prompt, seed, signal, onProgress }: Order): Promise<Drawn> {
  onProgress(0, 'Loading the library …');
  const { StableDiffusion, useBackend } = await import('sd-ts');
  const { name } = await useBackend('auto');
  model ??= new StableDiffusion({ weights: 'tiny' });
  const warnings: string[] = [];
  const begun = performance.now();
  const told = (progress: Progress): void => {
    if (progress.kind === 'warning') warnings.push(progress.message);
    else if (progress.kind !== 'licence') onProgress(progress.done / progress.total, said(progress));
  };
  const [image] = await model.textToImage(prompt, { seed, signal, onProgress: told });
  if (image === undefined) throw new Error('nothing was drawn');
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  return {
    pixels: image.toImageData(),
    text: [`Drawn in ${seconds} s on ${name}, seed ${seed}.`, ...warnings].join(' '),
  };
}

function said({ kind, done, total }: Extract<Progress, { done: number }>): string {
  if (kind === 'step') return `Step ${done} of ${total}`;
  if (kind === 'load') return `Loading the model: ${Math.round((100 * done) / total)} %`;
  return kind === 'decode' ? 'Finishing the picture …' : 'Getting ready …';
}
