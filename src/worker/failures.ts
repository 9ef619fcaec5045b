import { HubError, OptionError, SdError, shown, UnsupportedError, WeightsError } from '../errors';
import type { Failure } from './protocol';

/** The classes that have a name of their own; their codes follow from it. */
const classes: Readonly<Record<string, new (message: string, options?: ErrorOptions) => Error>> = {
  OptionError,
  WeightsError,
  HubError,
  UnsupportedError,
};

/** What can cross of an error. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    ...(error instanceof SdError && { code: error.code }),
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && { cause: cause instanceof Error ? String(cause) : shown(cause) }),
  };
}

/** The error again, of its class, with its code. */
export function errorOf({ name, message, code, stack, cause }: Failure): Error {
  const options = cause === undefined ? {} : { cause: new Error(cause) };
  const known = Object.hasOwn(classes, name) ? classes[name] : undefined;
  const error = known !== undefined ? new known(message, options) : plainError(name, message, code, options);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function plainError(name: string, message: string, code: string | undefined, options: ErrorOptions): Error {
  if (code !== undefined) return new SdError(code, message, options);
  const error = new Error(message, options);
  error.name = name;
  return error;
}
