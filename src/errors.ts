const LONGEST = 2000;
const [HEAD, TAIL] = [1500, 480];

/** A text of at most 2,000 characters: of a longer one the beginning, and the end, where the advice is. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, HEAD)} … ${text.slice(-TAIL)}`;
}

/** The first of `items`, and how many more there are. */
export function listed(items: readonly string[], separator = ', ', most = 10): string {
  const more = items.length - most;
  return [...items.slice(0, most), ...(more > 0 ? [`and ${more} more`] : [])].join(separator);
}

/** A value as messages show it: what JSON has of it, short, whatever it is. */
export function shown(value: unknown, most = 60): string {
  if (typeof value === 'string') return JSON.stringify(value.length > most ? `${value.slice(0, most)}…` : value);
  if (typeof value === 'function') return 'a function';
  const text = typeof value !== 'object' || value === null ? String(value) : shownObject(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** Small lists and plain objects are written out; an untrusted value may be 16 MB. */
function shownObject(value: object): string {
  const isList = Array.isArray(value);
  if (!isList && Object.getPrototypeOf(value) !== Object.prototype)
    return value instanceof URL ? 'a URL object' : 'an object';
  const entries = Object.entries(isList ? value.slice(0, 17) : value).slice(0, 17);
  const isShort = entries.every(([, one]) => (typeof one === 'string' ? one.length < 1000 : Object(one) !== one));
  if (entries.length > 16 || !isShort) return isList ? 'a long list' : 'a large object';
  const items = entries.map(([key, one]) => (isList ? shown(one) : `${shown(key)}:${shown(one)}`));
  return isList ? `[${items.join(',')}]` : `{${items.join(',')}}`;
}

/**
 * Every error the library throws on purpose is an `SdError`: a stable `code` for programs, and a message of the form
 * "Where: what was found; what is needed; what to do." for people, of at most 2,000 characters whatever is in the file.
 * Names are written out, since minifiers rename classes.
 */
export class SdError extends Error {
  override readonly name: string = 'SdError';
  /** A stable, machine-readable name of the kind of failure. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(shortened(message), options);
    this.code = code;
  }
}

/** An argument or option that cannot be used; all faults of one call are listed in one message. */
export class OptionError extends SdError {
  override readonly name = 'OptionError';

  constructor(message: string, options?: ErrorOptions) {
    super('SD_OPTION', message, options);
  }
}

/** A checkpoint that does not match the model, or a file of one that is damaged. */
export class WeightsError extends SdError {
  override readonly name = 'WeightsError';

  constructor(message: string, options?: ErrorOptions) {
    super('SD_WEIGHTS', message, options);
  }
}

/** A download that failed. */
export class HubError extends SdError {
  override readonly name = 'HubError';

  constructor(message: string, options?: ErrorOptions) {
    super('SD_HUB', message, options);
  }
}

/** Something valid that this version, backend or platform does not do. */
export class UnsupportedError extends SdError {
  override readonly name = 'UnsupportedError';

  constructor(message: string, options?: ErrorOptions) {
    super('SD_UNSUPPORTED', message, options);
  }
}

/**
 * Why an optional package could not be imported. The import must stand directly in a `try` with a `catch`, so that
 * bundlers accept a missing package.
 */
export function whyNotLoaded(name: string, error: unknown): string {
  return isMissing(error, name) ? 'is not installed' : `cannot be loaded (${firstSentence(error)})`;
}

/**
 * Whether it is the package itself that is missing, and not something that it needs: as Node, bundles and pages say it.
 */
function isMissing(error: unknown, name: string): boolean {
  const [, found] = /(?:cannot find|failed to resolve) [\w ]*['"]([^'"]+)['"]/i.exec(String(error)) ?? [];
  return found === name;
}

function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split(/\.\s|\n/)[0] ?? message).trim();
}
