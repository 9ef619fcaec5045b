import { platform } from '#worker';
import type { ImageInput, StableDiffusionOptions } from '../index';

/** A picture as a worker reads it, which has an address of its own: a relative one is made absolute. */
export function placedImage(image: ImageInput): ImageInput {
  return typeof image === 'string' || image instanceof URL ? platform.absolute(image) : image;
}

/**
 * A place of weights as a worker reads it. What begins with a dot or a slash is a path; `'owner/name'` may be a
 * model's name on a hub.
 */
export function placed(location: string | URL): string {
  return typeof location === 'string' && !/^\.{0,2}\//.test(location) ? location : platform.absolute(location);
}

/** The same of the option `weights`. */
export function placedWeights(weights: StableDiffusionOptions['weights']): StableDiffusionOptions['weights'] {
  if (typeof weights === 'string' || weights instanceof URL) return placed(weights);
  if (weights === undefined || weights instanceof Map) return weights;
  const files: readonly (readonly [string, string | URL])[] = Object.entries(weights);
  return Object.fromEntries(files.map(([part, location]) => [part, placed(location)]));
}
