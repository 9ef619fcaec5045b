import { UnsupportedError } from '../errors';

/**
 * What to throw when an optional package cannot be imported: it says what to install. The import has to stand right in a `try` with a
 * `catch`: by that all bundlers know that a package which is not there may be left out of a program.
 */
export function notLoaded(name: string, advice: string, error: unknown): UnsupportedError {
  const found = isMissing(error, name) ? 'is not installed' : `cannot be loaded (${firstSentence(error)})`;
  return new UnsupportedError(`${name}: ${found}; ${advice}.`, { cause: error });
}

/** Whether it is the package itself that is missing, and not something that it needs: as Node, bundles and pages say it. */
function isMissing(error: unknown, name: string): boolean {
  const [, found] = /(?:cannot find|failed to resolve) [\w ]*['"]([^'"]+)['"]/i.exec(String(error)) ?? [];
  return found === name;
}

function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split(/\.\s|\n/)[0] ?? message).trim();
}
