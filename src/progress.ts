/** What a long operation reports, in the order in which the kinds occur. Counts run from 0 or 1 up to `total`. */
export type Progress =
  /** The licence of a published checkpoint, when its weights are first used. */
  | { readonly kind: 'licence'; readonly checkpoint: string; readonly licence: string }
  /** Bytes that have been fetched from a hub; `total` is known before the first. */
  | { readonly kind: 'download'; readonly done: number; readonly total: number }
  /** Bytes of a checkpoint that have been read and given to the backend. */
  | { readonly kind: 'load'; readonly done: number; readonly total: number }
  /** Bytes of a checkpoint that have been written. */
  | { readonly kind: 'save'; readonly done: number; readonly total: number }
  /** Operations of the networks that have been compiled. Not reported if everything is compiled already. */
  | { readonly kind: 'compile'; readonly done: number; readonly total: number }
  /** Pictures that were given are being turned into latents: 0 when it begins, `total` when it is done. */
  | { readonly kind: 'encode'; readonly done: number; readonly total: number }
  /** Denoising steps finished. */
  | { readonly kind: 'step'; readonly done: number; readonly total: number }
  /** The latents are being turned into pixels: 0 when it begins, `total` images when it is done. */
  | { readonly kind: 'decode'; readonly done: number; readonly total: number }
  /** At any time: something that does not end the operation but should be known, as one sentence for people. */
  | { readonly kind: 'warning'; readonly message: string };

/** Called synchronously between pieces of work; what it throws ends the operation, which then frees what it held. */
export type OnProgress = (progress: Progress) => void;

/**
 * How the caller of a long operation follows it and ends it. It belongs to that call: it is passed from function to
 * function, and never stored in what outlives the call.
 */
export interface During {
  readonly onProgress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Lets events and timers run. A timer would wait for a second each time in a page that is hidden; a message does not. */
export async function eventsRun(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  port1.close();
}
