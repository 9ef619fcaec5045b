/** The tfjs backends that sd-ts runs on. */
export const backendNames = ['cpu', 'wasm', 'tensorflow', 'webgpu'] as const;
export type BackendName = (typeof backendNames)[number];

/** What `#engines` offers on each platform (`engines.node.ts`, `engines.browser.ts`). */
export interface Engines {
  /**
   * Loads a backend's package and registers the backend with tfjs, without choosing it; repeated calls cost nothing.
   * Throws an `UnsupportedError` that says what to install where the engine cannot run.
   */
  load(name: BackendName): Promise<void>;
  /** The adapter that `load('webgpu')` would use; throws an `UnsupportedError` where there is none. */
  gpuAdapter(): Promise<GPUAdapter>;
  /**
   * Loads a graph into libtensorflow, from a serialized `SavedModel`, and returns the number by which tfjs-node's binding knows it.
   * Throws an `UnsupportedError` where there is no libtensorflow.
   */
  loadGraph(savedModel: Uint8Array): number;
  /**
   * Bytes that this process can still take, of which it has `used` in tensors: what the allocators of the engine hold besides, from work
   * that is done, is free for the next. Null where the platform does not say.
   */
  availableMemory(used: number): number | null;
}
