import { clearCache, estimateDownload, isCached } from 'sd-ts';
import { connect, type ConnectOptions, type WorkerModel } from 'sd-ts/worker';
import { choice, field, find, megabytes, messageOf, options, progress, say } from './page';

/** What draws: in a worker, so that the page goes on whatever it does. */
let current: Promise<WorkerModel> | null = null;
/** What the person has chosen, and what it is called here. */
let chosen: { readonly weights: NonNullable<ConnectOptions['weights']>; readonly name: string };

/** Another hub than Hugging Face's, where the address names one: ?endpoint=https://hub.example */
let hubOptions: { readonly endpoint?: string } = {};

const engine = find('#engine', HTMLElement);
const checkpoint = find('#checkpoint', HTMLElement);
const cache = find('#cache', HTMLElement);
const backend = choice('backend');
const precision = choice('precision');

export const isEmbedded = (): boolean => chosen.weights === 'tiny';

/** The model, which is connected to when it is first asked for, and after each change of the settings. */
export function model(): Promise<WorkerModel> {
  current ??= connected();
  return current;
}

async function connected(): Promise<WorkerModel> {
  engine.textContent = 'Choosing an engine …';
  try {
    const sd = await connect({
      ...(typeof chosen.weights === 'string' && hubOptions),
      weights: chosen.weights,
      backend: backend.value as 'auto',
      precision: precision.value as 'float32',
    });
    const { name, reason, tried = [] } = sd.backend;
    const others = tried.map((one) => `${one.name}: ${one.reason}`);
    engine.textContent = `Draws on ${name}, ${precision.value}: ${[reason, ...others].join('; ')}`;
    engine.title = engine.textContent;
    return sd;
  } catch (error) {
    engine.textContent = messageOf(error);
    current = null;
    throw error;
  }
}

type Changed = (sd: WorkerModel) => Promise<void>;

/** Draws from now on with other weights or another engine. */
async function use(weights: typeof chosen.weights, name: string, changed: Changed): Promise<void> {
  chosen = { weights, name };
  const before = current;
  current = null;
  await before?.then(
    (sd) => {
      sd.dispose();
    },
    () => undefined,
  );
  try {
    const sd = await model();
    await changed(sd);
    checkpoint.textContent = name;
  } catch (error) {
    say(messageOf(error), true);
  }
}

/** A hub's model: how much there is to fetch, and then it is fetched, which may be broken off and goes on where it was. */
async function useHub(id: string, changed: Changed): Promise<void> {
  try {
    cache.textContent = 'Asking the hub …';
    const { bytes, cachedBytes } = await estimateDownload(id, hubOptions);
    cache.textContent = `${megabytes(bytes)}, of which ${megabytes(cachedBytes)} are here.`;
    await use(id, id, async (sd) => {
      await sd.load({
        onProgress: (told) => {
          if (told.kind !== 'download' && told.kind !== 'load') return;
          progress(told.done / told.total);
          const what = told.kind === 'download' ? 'Fetched' : 'Loaded';
          say(`${what} ${megabytes(told.done)} of ${megabytes(told.total)}`);
        },
      });
      if (await isCached(id, hubOptions)) cache.textContent = `${megabytes(bytes)} are kept in this browser.`;
      await changed(sd);
      say('Ready when you are.');
    });
  } catch (error) {
    cache.textContent = messageOf(error);
  }
}

/** Files that were chosen or dropped, by their paths. */
export function useFiles(files: ReadonlyMap<string, File>, changed: Changed): Promise<void> {
  const [first = ''] = files.keys();
  return use(files, `Your own: ${first.split('/')[0] ?? first}, read from your disk.`, changed);
}

export function setUp(changed: Changed, address: URLSearchParams): void {
  options(backend, ['auto', 'webgpu', 'wasm', 'cpu'], address.get('backend') ?? 'auto');
  options(precision, ['float32', 'mixed_float16', 'float16']);
  chosen = { weights: 'tiny', name: checkpoint.textContent };
  const endpoint = address.get('endpoint');
  if (endpoint !== null) hubOptions = { endpoint };
  for (const select of [backend, precision])
    select.addEventListener('change', () => void use(chosen.weights, chosen.name, changed));
  find('#embedded', HTMLElement).addEventListener(
    'click',
    () => void use('tiny', 'The embedded model: emoji, 128 pixels.', changed),
  );
  const hub = field('hub');
  find('#fetch', HTMLElement).addEventListener('click', () => void useHub(hub.value.trim(), changed));
  find('#forget', HTMLElement).addEventListener('click', () => {
    const id = hub.value.trim();
    clearCache(id === '' ? undefined : id, hubOptions).then(
      () => (cache.textContent = 'The cache is empty.'),
      (error: unknown) => (cache.textContent = messageOf(error)),
    );
  });
  find('#folder', HTMLInputElement).addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.files === null) return;
    const files = Array.from(target.files, (file) => [file.webkitRelativePath || file.name, file] as const);
    void useFiles(new Map(files), changed);
  });
}
