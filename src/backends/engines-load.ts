import { UnsupportedError, whyNotLoaded } from '../errors';

/** What to throw when an optional package cannot be imported: it says what to install. */
export function notLoaded(name: string, advice: string, error: unknown): UnsupportedError {
  return new UnsupportedError(`${name}: ${whyNotLoaded(name, error)}; ${advice}.`, { cause: error });
}
