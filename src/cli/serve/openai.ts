import { randomInt } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { count, filledText, finite, natural, oneOf, text, within, type Kind } from '../../checks';
import { samplerNames, sigmasNames, type ImageType, type SamplerName, type SigmasName } from '../../index';
import { withoutUndefined } from '../args';
import type { Host } from './host';
import { Fault } from './fault';
import { field, fromForm, readFields, words, type Fields, type Given } from './fields';
import type { Order } from './order';

const SIZE = /^(\d{1,5})x(\d{1,5})$/;
const size: Kind = {
  needed: "'auto', or a width and a height such as '512x512', is needed",
  holds: (value) => value === 'auto' || (typeof value === 'string' && SIZE.test(value)),
};
const aFile: Kind = { needed: 'a file is needed', holds: (value) => value instanceof File };
const files: Kind = {
  needed: 'a file is needed',
  holds: (value) => aFile.holds(value) || (Array.isArray(value) && value.length === 1 && aFile.holds(value[0])),
};
const anything: Kind = { needed: 'any value is needed', holds: () => true };

const types: Readonly<Record<string, ImageType>> = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' };
const ignored = (name: string) =>
  field<unknown>('string', anything, `${name} of OpenAI's models, which says nothing here`);

const common = {
  prompt: field<string>('string', filledText, 'what to draw; weights in brackets count, as in the web UI'),
  model: words('any name: the model that is served draws'),
  n: field<number>('integer', count, 'pictures, default 1'),
  size: field<string>('string', size, "default 'auto', the model's own"),
  response_format: field<'b64_json' | 'url'>('string', oneOf(['b64_json', 'url']), "default 'b64_json'"),
  output_format: field<string>('string', oneOf(Object.keys(types)), "default 'png'; the others need sharp"),
  negative_prompt: field<string>('string', text, 'what to keep out; no part of OpenAI’s API, as those that follow'),
  seed: field<number>('integer', natural, 'of the first picture, default a random one'),
  steps: field<number>('integer', count, "denoising steps, default the model's own"),
  guidance_scale: field<number>('number', finite, "how closely to follow the prompt, default the model's own"),
  sampler: field<SamplerName>('string', oneOf(samplerNames), "default the model's own"),
  sigmas: field<SigmasName>('string', oneOf(sigmasNames), "spacing of the noise levels, default the model's own"),
  user: ignored('a name'),
  quality: ignored('a setting'),
  style: ignored('a setting'),
  background: ignored('a setting'),
  moderation: ignored('a setting'),
} satisfies Fields;

export const generation = common;

export const edit = {
  ...common,
  image: field<File | File[]>('string', files, 'the picture to begin with'),
  mask: field<File>('string', aFile, 'a picture that is transparent where that one is to be drawn anew'),
  strength: field<number>('number', within(0, 1), 'how much is drawn anew, default 0.8, with a mask 1'),
  input_fidelity: ignored('a setting'),
} satisfies Fields;

/** OpenAI's images API. */
export function openai({ draw, body, store, modelName }: Host): Hono {
  const app = new Hono();
  const created = (): number => Math.floor(Date.now() / 1000);
  const model = { id: modelName, object: 'model', created: created(), owned_by: 'sd-ts' };

  app.get('/models', (c) => c.json({ object: 'list', data: [model] }));

  app.post('/images/generations', async (c) => {
    const given = readFields('images/generations', await body(c), generation, true);
    return answer(c, given, orderOf('images/generations', given));
  });

  app.post('/images/edits', async (c) => {
    const { 'image[]': images, ...form } = await formOf(c);
    const all = images === undefined ? form : { ...form, image: images };
    const given = readFields('images/edits', fromForm(all, edit), edit, true);
    const image = Array.isArray(given.image) ? given.image[0] : given.image;
    if (image === undefined) throw new Fault(400, 'SD_OPTION', 'images/edits: there is no image; a file is needed.');
    const { mask, strength } = given;
    const order = orderOf('images/edits', given);
    return answer(c, given, {
      ...order,
      options: { ...order.options, ...withoutUndefined({ strength }) },
      image: new Uint8Array(await image.arrayBuffer()),
      ...(mask && { mask: new Uint8Array(await mask.arrayBuffer()), maskFrom: 'alpha' as const }),
    });
  });

  async function answer(c: Context, given: Given<typeof common>, order: Order): Promise<Response> {
    const pictures = await draw(c, order);
    const { origin } = new URL(c.req.url);
    const data = pictures.map(({ bytes }) =>
      given.response_format === 'url'
        ? { url: `${origin}/pictures/${store.put(bytes, order.type)}` }
        : { b64_json: Buffer.from(bytes).toString('base64') },
    );
    const [{ width, height } = { width: 0, height: 0 }] = pictures;
    return c.json({
      created: created(),
      data,
      output_format: given.output_format ?? 'png',
      size: `${width}x${height}`,
    });
  }
  return app;
}

function orderOf(where: string, given: Given<typeof common>): Order {
  const { prompt, n = 1, output_format = 'png', seed = randomInt(2 ** 31), size: asked = 'auto' } = given;
  if (prompt === undefined) throw new Fault(400, 'SD_OPTION', `${where}: there is no prompt; say what to draw.`);
  const [, width, height] = SIZE.exec(asked) ?? [];
  return {
    prompt,
    seed,
    count: n,
    type: types[output_format] ?? 'image/png',
    options: {
      promptSyntax: 'weighted',
      ...withoutUndefined({
        width: width === undefined ? undefined : Number(width),
        height: height === undefined ? undefined : Number(height),
        negativePrompt: given.negative_prompt,
        numSteps: given.steps,
        unconditionalGuidanceScale: given.guidance_scale,
        scheduler: given.sampler,
        sigmas: given.sigmas,
      }),
    },
  };
}

async function formOf(c: Context): Promise<Record<string, unknown>> {
  try {
    return await c.req.parseBody({ all: true });
  } catch (error) {
    if (error instanceof Fault) throw error; // a body that is too long
    throw new Fault(400, 'SD_OPTION', 'images/edits: the body cannot be read; a form (multipart/form-data) is needed.');
  }
}

/** Errors in the form of OpenAI's API. */
export function openaiError({ status, code, message }: Fault): object {
  const types: Readonly<Record<number, string>> = { 401: 'authentication_error', 429: 'rate_limit_error' };
  const type = types[status] ?? (status < 500 ? 'invalid_request_error' : 'server_error');
  return { error: { message, type, param: null, code: status === 401 ? 'invalid_api_key' : code } };
}
