const LONGEST = 2000;
const [HEAD, TAIL] = [1500, 480];

/** A text as people can still read it: of a longer one than 2,000 characters the beginning and the end, where the advice is. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, HEAD)} … ${text.slice(-TAIL)}`;
}

/** The first of `items`, and how many more there are: what names everything names nothing. */
export function listed(items: readonly string[], separator = ', ', most = 10): string {
  const more = items.length - most;
  return [...items.slice(0, most), ...(more > 0 ? [`and ${more} more`] : [])].join(separator);
}

/**
 * Every error the library throws on purpose is an `SdError`: a stable `code` for programs, and a message of the form
 * "Where: what was found; what is needed; what to do." for people, of at most 2,000 characters whatever is in the file.
 */
export class SdError extends Error {
  /** A stable, machine-readable name of the kind of failure. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(shortened(message), options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** An argument or option that cannot be used; all faults of one call are listed in one message. */
export class OptionError extends SdError {
  constructor(message: string, options?: ErrorOptions) {
    super('SD_OPTION', message, options);
  }
}

/** A checkpoint that does not match the model, or a file of one that is damaged. */
export class WeightsError extends SdError {
  constructor(message: string, options?: ErrorOptions) {
    super('SD_WEIGHTS', message, options);
  }
}

/** A download that failed. */
export class HubError extends SdError {
  constructor(message: string, options?: ErrorOptions) {
    super('SD_HUB', message, options);
  }
}

/** Something valid that this version, backend or platform does not do. */
export class UnsupportedError extends SdError {
  constructor(message: string, options?: ErrorOptions) {
    super('SD_UNSUPPORTED', message, options);
  }
}
