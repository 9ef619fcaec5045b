import { UnsupportedError } from '../errors';

/** Awaits the dynamic import of an optional package; a failure says what to install. */
export async function optional<Package>(loading: Promise<Package>, name: string, advice: string): Promise<Package> {
  try {
    return await loading;
  } catch (error) {
    const found = isMissing(error, name) ? 'is not installed' : `cannot be loaded (${firstSentence(error)})`;
    throw new UnsupportedError(`${name}: ${found}; ${advice}.`, { cause: error });
  }
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
