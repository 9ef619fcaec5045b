import type { SdImage } from 'sd-ts/worker';
import type { Start } from './easel';
import { model } from './model';
import { find, messageOf, progress, say, show } from './page';
import { optionsOf, type Settings } from './settings';

type Told = Parameters<NonNullable<NonNullable<Parameters<Awaited<ReturnType<typeof model>>['textToImage']>[1]>['onProgress']>>[0]; // prettier-ignore

/** What waits to be drawn. */
interface Order {
  readonly settings: Settings;
  readonly start: Start | null;
  readonly previews: boolean;
}

const list = find('#queue', HTMLElement);
const cancel = find('#cancel', HTMLButtonElement);

/** Draws one order after the other; more can be given meanwhile. */
export class Queue {
  readonly #waiting: Order[] = [];
  #drawing: AbortController | null = null;

  constructor(readonly drawn: (settings: Settings, images: readonly SdImage[]) => void) {
    cancel.addEventListener('click', () => this.#drawing?.abort(new Error('Cancelled.')));
  }

  add(order: Order): void {
    this.#waiting.push(order);
    this.#list();
    if (this.#drawing === null) void this.#run();
  }

  async #run(): Promise<void> {
    for (let order = this.#waiting.shift(); order !== undefined; order = this.#waiting.shift()) {
      this.#drawing = new AbortController();
      cancel.disabled = false;
      this.#list();
      await this.#draw(order, this.#drawing.signal);
    }
    this.#drawing = null;
    cancel.disabled = true;
  }

  async #draw(order: Order, signal: AbortSignal): Promise<void> {
    const { settings } = order;
    const begun = performance.now();
    const warnings: string[] = [];
    const onProgress = (told: Told): void => {
      tell(told, warnings);
    };
    try {
      progress(0);
      say('Starting …');
      const images = await pictures(order, { signal, onProgress });
      show(images, settings.prompt);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      say([`Drawn in ${seconds} s: ${settings.steps} steps, seed ${settings.seed}.`, ...warnings].join(' '));
      this.drawn(settings, images);
    } catch (error) {
      say(messageOf(error), !signal.aborted);
    }
  }

  /** The prompts that wait, each of which can be taken out again. */
  #list(): void {
    const items = this.#waiting.map((order) => {
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = 'Remove';
      remove.ariaLabel = `Remove ${order.settings.prompt}`;
      remove.addEventListener('click', () => {
        this.#waiting.splice(this.#waiting.indexOf(order), 1);
        this.#list();
      });
      const item = document.createElement('li');
      item.append(`${order.settings.prompt} `, remove);
      return item;
    });
    list.replaceChildren(...items);
  }
}

type During = { readonly signal: AbortSignal; readonly onProgress: (told: Told) => void };

async function pictures({ settings, start, previews }: Order, during: During): Promise<SdImage[]> {
  const sd = await model();
  const options = { ...optionsOf(settings), ...during };
  if (start !== null) {
    const { image, mask, strength } = start;
    const own = { ...options, strength };
    if (mask === undefined) return sd.imageToImage(image, settings.prompt, own);
    return sd.inpaint(image, mask, settings.prompt, { ...own, maskBlur: 2 });
  }
  if (!previews) return sd.textToImage(settings.prompt, options);
  const steps = sd.generate(settings.prompt, options);
  for (;;) {
    const next = await steps.next();
    if (next.done === true) return next.value;
    const { step, total, preview } = next.value;
    if (step % Math.ceil(total / 12) === 0 && step < total) show(await preview(), `${settings.prompt}, step ${step}`);
  }
}

const names: Readonly<Record<string, string>> = {
  download: 'Fetching the model',
  load: 'Loading the model',
  compile: 'Compiling',
  encode: 'Reading the picture',
  decode: 'Finishing',
};

function tell(told: Told, warnings: string[]): void {
  if (told.kind === 'warning') warnings.push(told.message);
  if (told.kind === 'warning' || told.kind === 'licence') return;
  const { kind, done, total } = told;
  progress(done / total);
  say(kind === 'step' ? `Step ${done} of ${total}` : `${names[kind] ?? kind}: ${Math.round((100 * done) / total)} %`);
}
