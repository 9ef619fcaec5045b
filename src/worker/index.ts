/**
 * A model in a worker of a page, or in a thread of Node.
 *
 * @module worker
 */

import { platform } from '#worker';
import { anObject, callback, checkArgument, checkOptions, flag, place, signal as aSignal } from '../checks';
import type { BackendName, StableDiffusionOptions } from '../index';
import { WorkerModel, type WorkerOptions } from './client';
import { Line } from './line';
import { placed, placedWeights } from './places';
import type { StartOptions } from './start';

export { HubError, OptionError, SdError, UnsupportedError, WeightsError } from '../errors';
export { plotImages, SdImage } from '../image/image';
export { WorkerModel, type WorkerImageOptions, type WorkerOptions } from './client';
export type { Values } from './protocol';
export type { StartOptions } from './start';

/** What `connect` is told: of the model, its engine, and the place of the worker. */
export interface ConnectOptions extends WorkerOptions<StableDiffusionOptions>, StartOptions {
  /** Where the worker computes, as `useBackend`; default `'auto'`. */
  readonly backend?: 'auto' | BackendName;
  /**
   * Where the embedded model's weights are, as `setAssetPath`, for a program whose bundler has not taken them along:
   * the path (Node) or URL of a folder.
   */
  readonly assetPath?: string | URL;
}

/** What stays here of the options; the worker checks the others. */
const own = { worker: place, shared: flag, assetPath: place, onProgress: callback, signal: aSignal };

/**
 * Starts a worker, chooses a backend in it, and gives it a model, which draws without stalling this page or thread.
 * Weights are loaded when they are first needed, or by `load()`. The signal ends the connecting.
 *
 * @throws OptionError and UnsupportedError as `new StableDiffusion` and `useBackend`; SdError (`SD_WORKER`) when the
 * worker cannot be started.
 */
export async function connect(options: ConnectOptions = {}): Promise<WorkerModel> {
  checkArgument('connect', 'the argument for options', options, anObject);
  const { worker, shared, backend = 'auto', assetPath, onProgress, signal, weights, config, ...rest } = options;
  checkOptions('connect', { worker, shared, assetPath, onProgress, signal }, own);
  signal?.throwIfAborted();
  const places = { weights: placedWeights(weights), config: config && placed(config) };
  const model = Object.fromEntries(Object.entries({ ...rest, ...places }).filter(([, value]) => value !== undefined));
  const started = platform.start({ ...(worker !== undefined && { worker }), ...(shared !== undefined && { shared }) });
  const line = new Line(started);
  const lock = started.isShared ? platform.lock() : undefined;
  const hello = { model, backend, assetPath: assetPath && platform.absolute(assetPath), lock: lock?.name };
  try {
    const chosen = await line.ask('connect', [hello], { signal });
    const leave = (): void => lock?.release();
    return new WorkerModel({ line, backend: chosen, isShared: started.isShared, onProgress, leave });
  } catch (error) {
    lock?.release();
    line.ask('dispose', []).catch(() => undefined);
    line.close(error as never);
    throw error;
  }
}
