import * as tf from '@tensorflow/tfjs-core';
import { engines } from '#engines';
import { checkOptions, count, flag, having, place, type Table } from '../checks';
import { OptionError, SdError, shown, UnsupportedError } from '../errors';
import { addEngine, currentEngine, hasEngine } from './engine';
import { backendNames, type BackendName } from './contract';
import { askForPrepared } from './prepared-options';
import { askForThreads } from './thread-options';
import { describe, isSoftware } from './engines-webgpu';
import { askForOverflows } from './webgpu/overflows';

/** A backend and why it was, or was not, chosen. */
export interface Considered {
  readonly name: BackendName;
  /** If the engine does less on this machine than on others, that too. */
  readonly reason: string;
}

/** What `useBackend` chose. */
export interface ChosenBackend extends Considered {
  /** For `'auto'`: the better ones that it could not take, in its order of preference. */
  readonly tried?: readonly Considered[];
}

export interface BackendOptions {
  /** A device of the application, for `webgpu` to run on. The application keeps it, and loses it at its own risk. */
  readonly device?: GPUDevice;
  /**
   * How many threads `wasm` computes with, at least 1; default, and at most, as many as there are cores. In pages that
   * are not cross-origin isolated there is one. Pictures are the same with any number, bit for bit.
   */
  readonly threads?: number;
  /**
   * The script of these threads, for programs whose bundler has not taken it along: the place of the package's
   * `dist/wasm-thread.js` (Node) or `dist/wasm-thread.browser.js`.
   */
  readonly worker?: string | URL;
  /**
   * Whether kernels of `webgpu` count what they store in float16 and cannot hold, for `countedOverflows` to tell: those
   * that are compiled from now on do. Off unless asked for; then it costs nothing.
   */
  readonly countOverflows?: boolean;
  /**
   * A folder in which `tensorflow` keeps weights as it holds them, some gigabytes a model, and from which it maps them
   * into memory when they are loaded again. A file of weights that was changed, however little, is prepared anew.
   * Only local files are; the folder may be emptied at any time, and nothing in it be changed. Default: none is kept.
   */
  readonly preparedWeights?: string | URL;
  /** Bytes of which there are at most in that folder; what was used longest ago goes first. Default: 16 GB. */
  readonly preparedBytes?: number;
}

const aDevice = having('a GPUDevice', 'createBuffer', 'createComputePipelineAsync');

const backendOptions: Table<keyof BackendOptions> = {
  device: aDevice,
  threads: count,
  worker: place,
  countOverflows: flag,
  preparedWeights: { ...place, needed: 'the path or URL of a folder is needed' },
  preparedBytes: count,
};

const PREPARED = 16e9;

let queue: Promise<unknown> = Promise.resolve();

/** One switch at a time: tfjs has one current backend, and changes it before the new one is ready. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
}

/**
 * Makes a tfjs backend the current one, loading it first: `cpu` (the reference), `wasm` (everywhere), `tensorflow`
 * (Node, with `@tensorflow/tfjs-node`), `webgpu` (pages; Node with `webgpu` and `@tensorflow/tfjs-backend-webgpu`).
 * `auto` takes a WebGPU adapter that is a real GPU, else tfjs-node, else wasm, and says why. If it throws, the previous
 * backend stays.
 *
 * `webgpu` runs on a device of its own with all that the adapter can, or on the `device` of an application that has one;
 * tensors of another device are lost then.
 */
export function useBackend(name: 'auto' | BackendName, options: BackendOptions = {}): Promise<ChosenBackend> {
  if (name !== 'auto' && !backendNames.includes(name)) {
    const wanted = ['auto', ...backendNames].map((known) => `'${known}'`).join(', ');
    return Promise.reject(new OptionError(`useBackend: ${shown(name)} was given; one of ${wanted} is needed.`));
  }
  const { device, threads = null, worker = null, countOverflows, preparedWeights = null, preparedBytes } = options;
  return inTurn(() => {
    checkOptions('useBackend', options, backendOptions);
    if ((threads ?? worker) !== null && name !== 'wasm')
      throw new OptionError(`useBackend: threads were asked for on '${name}'; 'wasm' is needed.`);
    if (name === 'wasm') askForThreads({ threads, worker });
    if ((preparedWeights ?? preparedBytes ?? null) !== null && name !== 'tensorflow')
      throw new OptionError(`useBackend: prepared weights were asked for on '${name}'; 'tensorflow' is needed.`);
    if (name === 'tensorflow') askForPrepared({ folder: preparedWeights, most: preparedBytes ?? PREPARED });
    if (device !== undefined && name !== 'webgpu')
      throw new OptionError(`useBackend: a device was given for '${name}'; 'webgpu' is needed.`);
    if (countOverflows === true && name !== 'webgpu')
      throw new OptionError(`useBackend: overflows are not counted on '${name}'; 'webgpu' is needed.`);
    if (countOverflows !== undefined) askForOverflows(countOverflows);
    return name === 'auto' ? chooseBackend() : useNamed(name, 'asked for', device);
  });
}

/**
 * How many values kernels of the current backend have stored in float16 that it cannot hold (of magnitude 65,504 or more,
 * or no numbers) since this was last asked; null where none are counted, which takes
 * `useBackend('webgpu', { countOverflows: true })`.
 */
export function countedOverflows(): Promise<number | null> {
  return currentEngine().overflows();
}

/**
 * Keeps the backend that the program has chosen, through sd-ts or tfjs itself. If there is none, chooses `wasm`; if its
 * device was lost, makes another and says so, as a sentence for people.
 */
export function ensureBackend(): Promise<string | null> {
  return inTurn(async () => {
    if (current() === '') await switchTo('wasm');
    else await tf.ready();
    await addOurs(current());
    const engine = currentEngine();
    if (!engine.isLost()) return null;
    await switchTo(engine.name);
    return `${engine.name}: the device was lost; another one is used from now on, and weights are loaded again.`;
  });
}

async function useNamed(name: BackendName, reason: string, device?: GPUDevice): Promise<ChosenBackend> {
  await switchTo(name, device);
  return { name, reason: withShortcoming(reason) };
}

async function chooseBackend(): Promise<ChosenBackend> {
  const tried: Considered[] = [];
  for (const [name, suits] of preferences) {
    try {
      const reason = await suits();
      await switchTo(name);
      return { name, reason: withShortcoming(reason), tried };
    } catch (error) {
      if (!(error instanceof SdError)) throw error;
      tried.push({ name, reason: error.message });
    }
  }
  const reasons = tried.map(({ reason }) => reason).join(' ');
  throw new UnsupportedError(`useBackend('auto'): no backend can be used here. ${reasons}`);
}

/** Why a backend was chosen, and what it does less of here. */
function withShortcoming(reason: string): string {
  const shortcoming = currentEngine().shortcoming();
  return shortcoming === null ? reason : `${reason}; ${shortcoming}`;
}

/** The order of `auto`; each says why it suits, or throws why it does not. */
const preferences: readonly (readonly [BackendName, () => Promise<string>])[] = [
  ['webgpu', realAdapter],
  ['tensorflow', () => Promise.resolve('tfjs-node is installed: the fastest without a GPU')],
  ['wasm', () => Promise.resolve('runs everywhere')],
];

async function realAdapter(): Promise<string> {
  const adapter = await engines.gpuAdapter();
  if (!isSoftware(adapter)) return `a GPU is there: ${describe(adapter)}`;
  throw new UnsupportedError(`webgpu: the only adapter computes in software (${describe(adapter)}), slower than wasm.`);
}

/** Loads what this library adds to a backend that it knows. */
async function addOurs(name: string): Promise<void> {
  if (!hasEngine(name) && (backendNames as readonly string[]).includes(name))
    addEngine(await engines.engine(name as BackendName));
}

/** The name of tfjs' current backend; empty before the first. */
function current(): string {
  const engine: { backendName?: string } = tf.engine();
  return engine.backendName ?? '';
}

async function switchTo(name: BackendName, device?: GPUDevice): Promise<void> {
  const previous = current();
  try {
    await engines.load(name, device);
    await addOurs(name);
    if (!(await tf.setBackend(name))) {
      throw new UnsupportedError(`${name}: tfjs could not start this backend; its own warning says why.`);
    }
  } catch (error) {
    await restore(previous);
    throw error;
  }
}

/** Both `setBackend` and the import of tfjs-node make a backend current before it works. */
async function restore(previous: string): Promise<void> {
  if (current() === previous) return;
  if (previous === '') tf.engine().backendName = '';
  else await tf.setBackend(previous);
}
