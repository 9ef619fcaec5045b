import { UnsupportedError } from '../errors';

/**
 * For the `catch` of the dynamic import of an optional package: throws what to install. (With a `catch` right on the import,
 * bundlers take a package that is not there for optional.)
 */
export function notLoaded(name: string, advice: string): (error: unknown) => never {
  return (error) => {
    const found = isMissing(error, name) ? 'is not installed' : `cannot be loaded (${firstSentence(error)})`;
    throw new UnsupportedError(`${name}: ${found}; ${advice}.`, { cause: error });
  };
}

/** Whether it is the package itself that is missing, and not something that it needs. */
function isMissing(error: unknown, name: string): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ERR_MODULE_NOT_FOUND' && String(error).includes(`'${name}'`);
}

function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split(/\.\s|\n/)[0] ?? message).trim();
}
