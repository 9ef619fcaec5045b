import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { bytesOf } from '../base64';
import { UnsupportedError } from '../errors';
import type { Engine } from './engine';
import { countListeners, keepingListeners, removeLastListeners } from './host-process';

type Factory = () => tf.KernelBackend | Promise<tf.KernelBackend>;
const ours = new WeakSet<Factory>();

/**
 * Registers tfjs' `'wasm'`, which gets its WebAssembly module out of ours, and so needs no file that a bundler, a
 * server or a Content-Security-Policy could keep from it. A backend that somebody has already set up under that name is
 * kept.
 */
export async function loadWasm(): Promise<void> {
  const { BackendWasm, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const { registry, registryFactory } = tf.engine();
  const registered = registryFactory['wasm'];
  if (registry['wasm'] !== undefined || registered === undefined || ours.has(registered.factory)) return;
  await checkWebAssembly(); // tfjs would swallow what the factory throws
  const factory: Factory = async () => {
    const { tfjsSimd } = await import('./wasm/tfjs-simd');
    setWasmPaths(Object.fromEntries(FILES.map((file) => [file, ADDRESS])), true);
    // tfjs starts its threads from the text of one of its functions; minified (`typeof x` of an outer variable becomes
    // `x`), that text throws in every thread, and the backend waits for them for ever.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    const backend = await answering(bytesOf(tfjsSimd), registered.factory);
    if (backend instanceof BackendWasm) keepHostOnDispose(backend);
    return backend;
  };
  ours.add(factory);
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', factory, registered.priority);
}

/** What sd-ts adds to it, with its own kernels. */
export async function wasmEngine(): Promise<Engine> {
  const { wasm } = await import('./wasm/engine');
  const { loadModule } = await import('./wasm/module'); // not at once: Jest loses a module that two imports share
  await loadModule();
  return wasm;
}

/** Where tfjs is told that its modules are. */
const ADDRESS = 'sd-ts:wasm';
const FILES = ['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`);

/**
 * The smallest module. It shows whether the page's policy allows WebAssembly; where it does not, tfjs would wait for
 * ever.
 */
const EMPTY = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function checkWebAssembly(): Promise<void> {
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new UnsupportedError("wasm: this engine has no WebAssembly with SIMD; a newer one is needed, or use 'cpu'.");
  }
  try {
    await WebAssembly.compile(EMPTY);
  } catch (cause) {
    const needed = "a Content-Security-Policy needs script-src with 'wasm-unsafe-eval'";
    throw new UnsupportedError(
      `wasm: WebAssembly may not be compiled here (${String(cause)}); ${needed}; or use 'cpu'.`,
      {
        cause,
      },
    );
  }
}

/**
 * Lets tfjs start while its platform answers for `ADDRESS`. In Node, Emscripten adds handlers that end the process on
 * errors, against the will of the host's own. It fetches the module in the same turn, so its handlers are the last ones
 * at that time, and are removed.
 */
async function answering(bytes: Uint8Array<ArrayBuffer>, factory: Factory): Promise<tf.KernelBackend> {
  const env = tf.env();
  const { platform } = env;
  const listeners = countListeners();
  const fetch: typeof platform.fetch = (path, ...rest) => {
    if (path !== ADDRESS) return platform.fetch(path, ...rest);
    removeLastListeners(listeners);
    return Promise.resolve(new Response(bytes));
  };
  const answers = Object.create(platform, { fetch: { value: fetch } }) as typeof platform;
  env.platform = answers;
  try {
    return await factory();
  } finally {
    if (env.platform === answers) env.platform = platform;
  }
}

/**
 * Emscripten's module removes all such handlers of the process when it is disposed, the host's too; they are put back.
 */
function keepHostOnDispose({ wasm }: BackendWasm): void {
  const module = wasm.tfjs;
  const dispose = module.dispose.bind(module);
  module.dispose = () => {
    keepingListeners(dispose);
  };
}
