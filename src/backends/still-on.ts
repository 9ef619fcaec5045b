import { getBackend } from '@tensorflow/tfjs-core';
import { UnsupportedError } from '../errors';

/**
 * Returns a check that the current backend has not changed since this call. The check throws an `UnsupportedError` that
 * names `where`: tensors of two backends would be mixed, which tfjs copies in silence or fails on.
 */
export function stillOn(where: string): () => void {
  const begun = getBackend();
  return () => {
    const now = getBackend();
    if (now === begun) return;
    const found = `the backend was changed from ${begun} to ${now} while it was at work`;
    throw new UnsupportedError(`${where}: ${found}; one backend is needed from beginning to end: call again.`);
  };
}
