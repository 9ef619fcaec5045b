// A page that draws: `npx vite examples/page` (in a clone after `npm run build`). Its address chooses, all optional:
// ?prompt=a+red+heart & backend=auto|wasm|webgpu|cpu & precision=float32|mixed_float16 & compile=true|false & steps=25 & seed=7
import { StableDiffusion, useBackend, type BackendName, type PolicyName, type Progress } from 'sd-ts';

const address = new URLSearchParams(location.search);
const form = find('form', HTMLFormElement);
const prompt = find('input', HTMLInputElement);
const button = find('button', HTMLButtonElement);
const canvas = find('canvas', HTMLCanvasElement);
const bar = find('progress', HTMLProgressElement);
const caption = find('figcaption', HTMLElement);

const model = new StableDiffusion({
  weights: 'tiny',
  precision: (address.get('precision') ?? 'float32') as PolicyName,
  jitCompile: address.get('compile') !== 'false',
});
let drawing: AbortController | null = null;
/** What the library warned of while it drew. */
let warnings: string[] = [];

prompt.value = address.get('prompt') ?? 'a red heart on a blue background';
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (drawing === null) void draw();
  else drawing.abort();
});

async function draw(): Promise<void> {
  drawing = new AbortController();
  const { signal } = drawing;
  button.textContent = 'Stop';
  say('Starting …');
  bar.value = 0;
  warnings = [];
  try {
    const begun = performance.now();
    const backend = await useBackend((address.get('backend') ?? 'auto') as BackendName);
    canvas.title = `${backend.name}: ${backend.reason}`;
    const seed = Number(address.get('seed') ?? Math.floor(Math.random() * 1e6));
    const numSteps = Number(address.get('steps') ?? 25);
    const [image] = await model.textToImage(prompt.value, { seed, numSteps, signal, onProgress });
    if (image === undefined) return;
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d')?.putImageData(image.toImageData(), 0, 0);
    canvas.ariaLabel = prompt.value;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say([`Drawn in ${seconds} s on ${backend.name}: ${numSteps} steps, seed ${seed}.`, ...warnings].join(' '));
  } catch (error) {
    if (signal.aborted) say('Stopped.');
    else say(error instanceof Error ? error.message : String(error), 'error');
  } finally {
    drawing = null;
    button.textContent = 'Draw';
  }
}

function onProgress(progress: Progress): void {
  if (progress.kind === 'warning') warnings.push(progress.message);
  if (progress.kind === 'licence' || progress.kind === 'warning') return;
  const { kind, done, total } = progress;
  bar.value = done / total;
  if (kind === 'load') say(`Loading the model: ${Math.round((100 * done) / total)} %`);
  if (kind === 'compile') say(`Compiling: ${Math.round((100 * done) / total)} %`);
  if (kind === 'step') say(`Step ${done} of ${total}`);
  if (kind === 'decode') say('Finishing the picture …');
}

function say(text: string, kind = ''): void {
  caption.textContent = text;
  caption.className = kind;
}

function find<T extends Element>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (element instanceof type) return element;
  throw new Error(`The page has no <${selector}>.`);
}
