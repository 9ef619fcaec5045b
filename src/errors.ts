/**
 * Every error the library throws on purpose is an `SdError`: a stable `code` for programs, and a message of the form
 * "Where: what was found; what is needed; what to do." for people. Names are written out, since minifiers rename classes.
 */
export class SdError extends Error {
  override readonly name: string = 'SdError';
  /** A stable, machine-readable name of the kind of failure. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
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
