import type { BackendName } from './contract';
import type { Engine } from './engine';

/** What `#engines` offers on each platform (`engines.node.ts`, `engines.browser.ts`). */
export interface Engines {
  /**
   * Loads a backend's package and registers the backend with tfjs, without choosing it; repeated calls cost nothing.
   * `webgpu` runs on `device`, if one is given.
   * Throws an `UnsupportedError` that says what to install if the engine cannot run.
   */
  load(name: BackendName, device?: GPUDevice): Promise<void>;
  /** What this library adds to a backend. Throws an `UnsupportedError` for one that this platform does not have. */
  engine(name: BackendName): Promise<Engine>;
  /** The adapter that `load('webgpu')` would use; throws an `UnsupportedError` if there is none. */
  gpuAdapter(): Promise<GPUAdapter>;
}
