import { SdImage } from 'sd-ts/worker';

/** An element of the page, which is there. */
export function find<T extends Element>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${selector}.`);
}

/** A field of the form by its name. */
export const field = (name: string): HTMLInputElement => find(`[name=${name}]`, HTMLInputElement);
export const choice = (name: string): HTMLSelectElement => find(`select[name=${name}]`, HTMLSelectElement);

const status = find('#status', HTMLElement);
const bar = find('progress', HTMLProgressElement);

export function say(text: string, isError = false): void {
  status.textContent = text;
  status.className = isError ? 'error' : '';
}

/** How far something is, from 0 to 1. */
export function progress(part: number): void {
  bar.value = part;
}

/** A picture on a canvas of its own, with words for those who do not see it. */
export function canvasOf(image: Pick<SdImage, 'width' | 'height' | 'data'>, label: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext('2d')?.putImageData(new SdImage(image).toImageData(), 0, 0);
  canvas.setAttribute('role', 'img');
  canvas.ariaLabel = label;
  return canvas;
}

const pictures = find('#pictures', HTMLElement);

export function show(images: readonly Pick<SdImage, 'width' | 'height' | 'data'>[], label: string): void {
  pictures.replaceChildren(...images.map((image) => canvasOf(image, label)));
}

export function options(select: HTMLSelectElement, values: readonly string[], chosen?: string): void {
  select.replaceChildren(...values.map((value) => new Option(value, value, false, value === chosen)));
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
