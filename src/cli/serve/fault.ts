import { OptionError, SdError } from '../../errors';

/** Answers that are no pictures. */
export type Status = 400 | 401 | 403 | 404 | 413 | 429 | 500 | 503 | 504;

/** What a request is refused or ended with; each API says it in its own form. */
export class Fault extends SdError {
  override readonly name = 'Fault';
  readonly status: Status;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: Status, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(code, message);
    this.status = status;
    this.headers = headers;
  }
}

/** The codes of pictures and options that cannot be used, which the asker can mend. */
const ofAskers = ['SD_OPTION', 'SD_UNSUPPORTED', 'SD_IMAGE'];

/**
 * What an asker is told of any error. Those of the library are written for people; others may hold what is not for
 * strangers, and go to `log`.
 */
export function faultOf(error: unknown, log: (error: unknown) => void): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof SdError && ofAskers.includes(error.code)) return new Fault(400, error.code, error.message);
  log(error);
  return new Fault(500, 'SD_SERVER', "The picture was not drawn: something failed here; the server's log says what.");
}

/** For what is wrong in a request. */
export function refuse(where: string, found: string, needed: string): never {
  throw new OptionError(`${where}: ${found}; ${needed}.`);
}
