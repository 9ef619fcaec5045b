import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { routePath } from 'hono/route';
import { parseJson } from '../../json';
import { a1111, a1111Error } from './a1111';
import { Fault, faultOf } from './fault';
import { guard, type Guard } from './guard';
import type { Host } from './host';
import type { Metrics } from './metrics';
import { openai, openaiError } from './openai';
import { openapi } from './openapi';
import { checkLimits, type Limits, type Usual } from './order';
import { page } from './page';
import type { Queue } from './queue';
import { Store } from './store';

export interface AppOptions extends Guard {
  readonly modelName: string;
  readonly usual: Usual;
  readonly limits: Limits;
  readonly queue: Queue;
  readonly metrics: Metrics;
  readonly version: string;
  /** Told of errors that are nobody's fault but the server's. */
  readonly log: (error: unknown) => void;
}

/** What draws: their bodies are read in a place of the queue. */
const DRAWING = ['/v1/images/*', '/sdapi/v1/txt2img', '/sdapi/v1/img2img'];

/** All that the server answers, as a function from requests to responses. */
export function app(options: AppOptions): Hono {
  const { queue, metrics, limits, log, version, corsOrigins } = options;
  const store = new Store();
  const host: Host = {
    ...options,
    store,
    body: bodyOf,
    draw: (c, order, end, pictures) => {
      checkLimits(c.req.path.split('/').slice(3).join('/'), order, limits, options.usual);
      const { signal } = c.req.raw;
      return queue.draw(order, end === undefined ? signal : either(signal, end), pictures);
    },
  };
  const hono = new Hono();

  hono.use(async (c, next) => {
    await next();
    c.header('x-content-type-options', 'nosniff');
    metrics.requested(c.req.method, routePath(c, -1), c.res.status);
  });
  if (corsOrigins.length > 0) hono.use(cors({ origin: [...corsOrigins], maxAge: 600 }));
  hono.use(guard(options));
  for (const path of DRAWING)
    hono.use(path, async (_, next) => {
      await queue.inPlace(next);
    });
  const tooLong = (): never => {
    const message = `The body has more than ${limits.bytes} bytes; a smaller picture is needed.`;
    throw new Fault(413, 'SD_BODY', message, { connection: 'close' }); // the rest of the body is not read
  };
  hono.use(bodyLimit({ maxSize: limits.bytes, onError: tooLong }));

  hono.route('/v1', openai(host));
  hono.route('/sdapi/v1', a1111(host));
  hono.get('/health', (c) => c.json({ status: 'ok' }));
  hono.get('/ready', (c) => c.json({ ready: !queue.isStopping }, queue.isStopping ? 503 : 200));
  hono.get('/metrics', (c) => {
    const { waiting, drawing } = queue;
    const text = metrics.text({ waiting, drawing: drawing.size });
    return c.body(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  hono.get('/pictures/:id', (c) => {
    const kept = store.get(c.req.param('id'));
    if (kept === undefined) throw new Fault(404, 'SD_PATH', 'There is no such picture, or no more: they stay an hour.');
    return c.body(new Uint8Array(kept.bytes), 200, { 'content-type': kept.type, 'cache-control': 'private' });
  });
  const document = openapi(version, options.apiKey !== null);
  hono.get('/openapi.json', (c) => c.json(document));
  const html = page(document);
  hono.get('/', (c) =>
    c.html(html, 200, { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }),
  );

  hono.notFound((c) => told(c, new Fault(404, 'SD_PATH', `There is no ${c.req.method} ${c.req.path.slice(0, 100)}.`)));
  hono.onError((error, c) => told(c, faultOf(error, c.req.raw.signal.aborted ? () => undefined : log)));
  return hono;
}

/** A fault in the form of the API that was asked. */
function told(c: Context, fault: Fault): Response {
  const isA1111 = c.req.path.startsWith('/sdapi/');
  for (const [name, value] of Object.entries(fault.headers)) c.header(name, value);
  return c.json(isA1111 ? a1111Error(fault) : openaiError(fault), fault.status);
}

async function bodyOf(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return parseJson(text, Infinity); // the body's limit has counted it
  } catch (error) {
    const found = error instanceof SyntaxError ? error.message : String(error);
    throw new Fault(400, 'SD_OPTION', `The body is no JSON: ${found}.`);
  }
}

/** A signal that is aborted with the first of the two. */
function either(one: AbortSignal, other: AbortSignal): AbortSignal {
  return AbortSignal.any([one, other]); // both live as long as the request
}
