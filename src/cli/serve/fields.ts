import { Faults, text, type Kind } from '../../checks';

type SchemaType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';

/** A field of a request: what it must be, and how the OpenAPI document says it. */
export interface Field<T> extends Kind {
  /** Only the type counts: this is never there. */
  readonly given?: T;
  readonly type: SchemaType;
  readonly help: string;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What a body gives of these fields. */
export type Given<F extends Fields> = {
  readonly [K in keyof F]?: F[K] extends Field<infer T> ? T | undefined : never;
};

export function field<T>(type: SchemaType, kind: Kind, help: string): Field<T> {
  return { ...kind, type, help };
}

export const words = (help: string): Field<string> => field('string', text, help);

/**
 * The fields of a body. `null` counts as not given.
 *
 * @throws OptionError that names every field of another kind, and, if `isStrict`, every one that is unknown.
 */
export function readFields<F extends Fields>(where: string, body: unknown, fields: F, isStrict: boolean): Given<F> {
  const faults = new Faults();
  const isBody = typeof body === 'object' && body !== null && !Array.isArray(body);
  const entries = isBody ? Object.entries(body).filter(([, value]) => value !== null) : [];
  const known = entries.filter(([name]) => isStrict || Object.hasOwn(fields, name));
  faults.options(isBody ? Object.fromEntries(known) : body, fields);
  faults.throwAny(where);
  return Object.fromEntries(known) as Given<F>;
}

/** The fields of a form, whose numbers are text. Files stay what they are. */
export function fromForm(form: Readonly<Record<string, unknown>>, fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      const type = Object.hasOwn(fields, name) ? fields[name]?.type : undefined;
      const isNumber = (type === 'integer' || type === 'number') && typeof value === 'string' && value.trim() !== '';
      return [name, isNumber ? Number(value) : value];
    }),
  );
}

/** As JSON Schema. */
export function schemaOf(fields: Fields, required: readonly string[] = []): object {
  const properties = Object.entries(fields).map(([name, { type, help, needed }]) => [
    name,
    { type, description: `${help} (${needed.replace(/ (is|are) needed$/, '')})` },
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as object,
    ...(required.length > 0 && { required }),
  };
}
