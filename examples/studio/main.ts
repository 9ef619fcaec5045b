// A studio in a page: `npx vite examples/studio` (in a clone after `npm run build`); `npx vite build examples/studio`
// makes static files of it. Its address may fill in: ?prompt=a+red+heart & backend=wasm & steps=25 & seed=7
import { SdImage, type WorkerModel } from 'sd-ts/worker';
import { dropped } from './drop';
import * as easel from './easel';
import { History, type Entry } from './history';
import { isEmbedded, model, setUp, useFiles } from './model';
import { field, find, messageOf, say, show } from './page';
import { Queue } from './queue';
import { fillIn, offerFor, prompt, settings } from './settings';
import { offer } from './words';

const address = new URLSearchParams(location.search);
const save = find('#save', HTMLButtonElement);
let shown: Entry | null = null;

function keep(entry: Entry): void {
  shown = entry;
  save.disabled = false;
}

const history = new History((entry) => {
  keep(entry);
  fillIn(entry.settings);
  show(entry.images, entry.settings.prompt);
  say(`Loaded again: seed ${entry.settings.seed}.`);
});

const queue = new Queue((drawn, images) => {
  const entry = { settings: drawn, images: images.map(({ width, height, data, parameters }) => ({ width, height, data, ...(parameters !== undefined && { parameters }) })) }; // prettier-ignore
  keep(entry);
  history.add(entry).catch((error: unknown) => {
    say(messageOf(error), true);
  });
});

const changed = async (sd: WorkerModel): Promise<void> => {
  await offerFor(sd);
  offer(prompt, isEmbedded());
};

/** Gives the picture that is shown as a file, with its settings in it. */
function download(): void {
  const [image] = shown?.images ?? [];
  if (image === undefined) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([new Uint8Array(new SdImage(image).toPNG())], { type: 'image/png' }));
  link.download = `${shown?.settings.prompt.replace(/\W+/g, '-').slice(0, 60) ?? 'picture'}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function take(transfer: DataTransfer): Promise<void> {
  const given = await dropped(transfer);
  if ('picture' in given) await easel.place(given.picture);
  if ('files' in given) await useFiles(given.files, changed);
}

const fails = (error: unknown): void => {
  say(messageOf(error), true);
};

find('#order', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  queue.add({ settings: settings(), start: easel.start(), previews: field('previews').checked });
});
prompt.addEventListener('input', () => {
  offer(prompt, isEmbedded());
});
prompt.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  find('#order', HTMLFormElement).requestSubmit();
});
find('#pick', HTMLInputElement).addEventListener('change', ({ target }) => {
  const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
  if (file !== undefined) easel.place(file).catch(fails);
});
save.addEventListener('click', download);
find('#erase', HTMLElement).addEventListener('click', () => void history.erase().catch(fails));
addEventListener('paste', ({ clipboardData }) => {
  if (clipboardData !== null && clipboardData.files.length > 0) take(clipboardData).catch(fails);
});
addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) document.body.classList.remove('dropping');
});
addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  if (event.dataTransfer !== null) take(event.dataTransfer).catch(fails);
});

easel.setUp();
setUp(changed, address);
prompt.value = address.get('prompt') ?? 'a red heart on a blue background';
offer(prompt, true);
history.load().catch(fails);
model()
  .then(changed)
  .then(() => {
    for (const name of ['steps', 'seed']) field(name).value = address.get(name) ?? field(name).value;
    find('#draw', HTMLButtonElement).dataset['ready'] = '';
  })
  .catch(fails);
const isBuilt = !import.meta.url.includes('.ts');
if (isBuilt) navigator.serviceWorker.register(new URL('sw.js', document.baseURI)).catch(() => undefined); // offline
