import { getBackend } from '@tensorflow/tfjs-core';
import { UnsupportedError } from '../errors';

/**
 * A check that the current backend is still the one of now. It throws `UnsupportedError`, in the name of `where`, once it is another:
 * tensors of both would be mixed, which tfjs copies in silence or fails on.
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
