import { img2img, txt2img } from './a1111-fields';
import { schemaOf, type Fields } from './fields';
import { edit, generation } from './openai';

/** A path of the document. */
export interface Operation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly fields?: Fields;
  readonly required?: readonly string[];
  readonly isForm?: boolean;
}

export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/images/generations',
    summary: "Pictures from text, as OpenAI's images API",
    fields: generation,
    required: ['prompt'],
  },
  {
    method: 'post',
    path: '/v1/images/edits',
    summary: "Pictures from a picture, as OpenAI's images API",
    fields: edit,
    required: ['prompt', 'image'],
    isForm: true,
  },
  { method: 'get', path: '/v1/models', summary: 'The model that draws' },
  {
    method: 'post',
    path: '/sdapi/v1/txt2img',
    summary: "Pictures from text, as AUTOMATIC1111's web UI",
    fields: txt2img,
  },
  {
    method: 'post',
    path: '/sdapi/v1/img2img',
    summary: "Pictures from a picture, as AUTOMATIC1111's web UI",
    fields: img2img,
    required: ['init_images'],
  },
  { method: 'get', path: '/sdapi/v1/progress', summary: 'How far the picture is that is being drawn' },
  { method: 'post', path: '/sdapi/v1/interrupt', summary: 'Ends what this API is drawing; finished pictures are sent' },
  { method: 'get', path: '/sdapi/v1/samplers', summary: 'The samplers' },
  { method: 'get', path: '/sdapi/v1/schedulers', summary: 'The spacings of noise levels' },
  { method: 'get', path: '/sdapi/v1/sd-models', summary: 'The model that draws' },
  { method: 'get', path: '/sdapi/v1/options', summary: 'Settings, which stay as they are' },
  { method: 'post', path: '/sdapi/v1/options', summary: 'Refuses other settings than these' },
  { method: 'get', path: '/health', summary: 'Whether the process answers; wants no key' },
  { method: 'get', path: '/ready', summary: '200, or 503 while the server stops; wants no key' },
  { method: 'get', path: '/metrics', summary: "Counts and times, in Prometheus' text format" },
];

/** Said of every request for pictures. */
const REFUSALS: Readonly<Record<string, string>> = {
  400: 'The request cannot be drawn; the message says why',
  413: 'The body is too long',
  429: 'The queue is full; Retry-After says when to come again',
  503: 'The server is stopping',
  504: 'The drawing took too long',
};

export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, object>>;
}

/** The OpenAPI 3.1 document, from the tables by which requests are checked. */
export function openapi(version: string, hasKey: boolean): OpenApi {
  const paths: Record<string, object> = {};
  for (const operation of operations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method]: described(operation) };
  }
  const schemes = { bearer: { type: 'http', scheme: 'bearer' }, basic: { type: 'http', scheme: 'basic' } };
  return {
    openapi: '3.1.0',
    info: { title: 'sd-ts serve', version },
    paths,
    ...(hasKey && { components: { securitySchemes: schemes }, security: [{ bearer: [] }, { basic: [] }] }),
  };
}

function described({ method, path, summary, fields, required, isForm = false }: Operation): object {
  const operationId = `${method}${path.replaceAll(/[/-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  const done = { 200: { description: 'Done' } };
  if (fields === undefined) return { operationId, summary, responses: done };
  const refusals = Object.entries(REFUSALS).map(([status, description]) => [status, { description }]);
  return {
    operationId,
    summary,
    requestBody: {
      required: true,
      content: { [isForm ? 'multipart/form-data' : 'application/json']: { schema: schemaOf(fields, required) } },
    },
    responses: { ...done, ...(Object.fromEntries(refusals) as object) },
  };
}
