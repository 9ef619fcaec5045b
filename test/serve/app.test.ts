import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OptionError, SdImage } from '../../src';
import { app, type AppOptions } from '../../src/cli/serve/app';
import { listen } from '../../src/cli/serve/listen';
import { Metrics } from '../../src/cli/serve/metrics';
import type { Order } from '../../src/cli/serve/order';
import { Queue, type Following, type Painter } from '../../src/cli/serve/queue';
import { HELP, readSettings } from '../../src/cli/serve/settings';
import { Store } from '../../src/cli/serve/store';
import { load } from './load';

const png = new SdImage({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 3) }).toPNG();
const limits = { side: 512, steps: 50, count: 4, bytes: 100_000, seconds: 0.2 };
const usual = { width: 64, height: 64, numSteps: 25, unconditionalGuidanceScale: 7.5, scheduler: 'ddim' };

/** Draws nothing in no time, or, where the prompt says so, never ends or fails. */
class FakePainter implements Painter {
  readonly orders: Order[] = [];

  async draw(order: Order, { signal, onStep, onPicture }: Following): Promise<void> {
    this.orders.push(order);
    if (order.options.width === 16) await pause(5);
    if (order.prompt === 'fault') throw new OptionError('textToImage: width is 65; a multiple of 8 is needed.');
    if (order.prompt === 'crash') throw new Error('secret /home/somebody');
    for (let i = 0; i < order.count; i++) {
      onStep(1, 2);
      onPicture({ bytes: png, seed: order.seed + i, width: 64, height: 64, parameters: `${order.prompt}\nSteps: 1` });
      if (order.prompt !== 'long') continue;
      onStep(1, 2);
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error);
        });
      });
    }
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

function served(options: Partial<AppOptions> = {}, waiting = 2) {
  const [painter, metrics, logged] = [new FakePainter(), new Metrics(), [] as unknown[]];
  const queue = new Queue({
    painters: [painter],
    waiting,
    seconds: (options.limits ?? limits).seconds,
    tally: metrics,
  });
  const log = (error: unknown) => logged.push(error);
  const common = { modelName: 'tiny', usual, limits, apiKey: null, corsOrigins: [], version: '1.2.3' };
  const hono = app({ ...common, queue, metrics, log, ...options });
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await hono.request(path, { method: 'POST', body: text, headers, signal: signal ?? null });
    return { answer, status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const get = (path: string, headers: Record<string, string> = {}) => hono.request(path, { headers });
  return { painter, queue, logged, post, get, hono };
}

const [generations, txt2img] = ['/v1/images/generations', '/sdapi/v1/txt2img'];

describe('what is asked of a thread', () => {
  it('is what the APIs say', async () => {
    const { painter, post } = served();
    const first = {
      prompt: 'a',
      n: 2,
      size: '64x128',
      seed: 3,
      steps: 4,
      guidance_scale: 2,
      negative_prompt: 'b',
      user: 'c',
    };
    expect((await post(generations, { ...first, sampler: 'euler', sigmas: 'karras' })).status).toBe(200);
    const second = {
      prompt: 'a',
      width: 64,
      sampler_name: 'Euler a',
      scheduler: 'Karras',
      eta: 1,
      cfg_scale: 5,
      seed: 9,
    };
    const more = {
      override_settings: { CLIP_stop_at_last_layers: 2 },
      batch_size: 2,
      n_iter: 2,
      styles: [],
      script_name: null,
    };
    expect((await post(txt2img, { ...second, ...more })).status).toBe(200);
    const ours = { promptSyntax: 'weighted' };
    expect(painter.orders).toEqual([
      {
        prompt: 'a',
        seed: 3,
        count: 2,
        type: 'image/png',
        options: {
          ...ours,
          width: 64,
          height: 128,
          negativePrompt: 'b',
          numSteps: 4,
          unconditionalGuidanceScale: 2,
          scheduler: 'euler',
          sigmas: 'karras',
        },
      },
      {
        prompt: 'a',
        seed: 9,
        count: 4,
        type: 'image/png',
        options: {
          ...ours,
          clipSkip: 1,
          width: 64,
          scheduler: 'euler_a',
          sigmas: 'karras',
          unconditionalGuidanceScale: 5,
        },
      },
    ]);
  });

  it.each([
    [generations, {}, 400, 'there is no prompt'],
    [generations, '[1]', 400, 'an object is needed'],
    [generations, '{"prompt":', 400, 'The body is no JSON'],
    [generations, '{"prompt":"a","prompt":"b"}', 400, 'the same key twice'],
    [generations, '['.repeat(1000), 400, 'levels'],
    [generations, { prompt: 'a', n: 1e9 }, 400, 'up to 4 are drawn at once'],
    [generations, { prompt: 'a', n: -1, steps: '4' }, 400, 'n is -1'],
    [generations, { prompt: 'a', size: '99999x99999' }, 400, 'this server draws up to 512x512'],
    [generations, { prompt: 'a', size: '513x512' }, 400, 'this server draws up to 512x512'],
    [generations, { prompt: 'a', steps: 51 }, 400, 'this server takes up to 50'],
    [generations, { prompt: 'a'.repeat(10_001) }, 400, 'at most 10000 characters'],
    [generations, { prompt: 'a', __proto__: null, constructor: 1 }, 400, '"constructor" is no option'],
    [generations, { prompt: 'fault' }, 400, 'a multiple of 8 is needed'],
    [generations, 'x'.repeat(100_001), 413, 'more than 100000 bytes'],
    [txt2img, { prompt: 'a', enable_hr: true, hr_scale: 2, width: 512, height: 64 * 8 }, 400, '2 times as large'],
    [txt2img, { sampler_name: 'Abacus' }, 404, 'one of /sdapi/v1/samplers'],
    [txt2img, { alwayson_scripts: { ControlNet: {} } }, 400, 'a script is not done here'],
    [txt2img, { override_settings: { sd_model_checkpoint: '/etc/passwd' } }, 400, 'start another for it'],
    ['/sdapi/v1/img2img', { prompt: 'a' }, 400, 'one is needed'],
    ['/sdapi/v1/img2img', { init_images: ['http://example.com/x.png'] }, 400, 'is no base64'],
    ['/sdapi/v1/options', { samples_format: 'jpg' }, 400, 'samples_format'],
    ['/v1/images/edits', { prompt: 'a' }, 400, 'no image'],
    ['/v1/nothing', {}, 404, 'There is no POST /v1/nothing'],
  ])('%s refuses %j with %d', async (path, body, status, message) => {
    const { post, logged } = served();
    const said = await post(path, body);
    expect(said.status).toBe(status);
    const text = path.startsWith('/v1')
      ? (said.body['error'] as { message: string }).message
      : String(said.body['detail']);
    expect(text).toContain(message);
    expect(logged).toEqual([]);
  });

  it('tells nobody what fails inside, but its log', async () => {
    const { post, logged } = served();
    const { status, body } = await post(generations, { prompt: 'crash' });
    expect([status, JSON.stringify(body).includes('secret')]).toEqual([500, false]);
    expect(String(logged[0])).toContain('secret');
    const form = new FormData();
    form.set('image', 'no file');
    const answer = await served().hono.request('/v1/images/edits', { method: 'POST', body: form });
    expect(answer.status).toBe(400);
  });
});

describe('the queue', () => {
  it('is bounded, says when to come again, and forgets who leaves', async () => {
    const { queue, post, get } = served({ limits: { ...limits, seconds: 60 } }, 1);
    const leaving = [new AbortController(), new AbortController()];
    const long = leaving.map(({ signal }) => post(generations, { prompt: 'long' }, {}, signal));
    await pause(10);
    expect([queue.drawing.size, queue.waiting]).toEqual([1, 1]);
    const { answer, body } = await post(generations, { prompt: 'a' });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after'), 'before anything was drawn').toBe('1');
    expect(body).toMatchObject({ error: { type: 'rate_limit_error', code: 'SD_BUSY' } });
    expect((await post(txt2img, {})).body).toMatchObject({ error: 'SD_BUSY' });
    for (const one of leaving.reverse()) one.abort();
    await Promise.allSettled(long);
    expect([queue.drawing.size, queue.waiting]).toEqual([0, 0]);
    expect((await post(generations, { prompt: 'a' })).status).toBe(200);
    expect(await (await get('/metrics')).text()).toContain('sd_ts_orders_total{outcome="cancelled"} 2');
  });

  it('ends what takes too long', async () => {
    const { answer, body } = await served().post(generations, { prompt: 'long' });
    expect([answer.status, answer.headers.get('x-should-retry')]).toEqual([504, 'false']);
    expect(body).toMatchObject({ error: { type: 'server_error', code: 'SD_TIMEOUT' } });
  });

  it('stops: what is drawn is finished or, after a while, ended, and nothing more is taken', async () => {
    const { queue, post, get } = served({ limits: { ...limits, seconds: 60 } });
    const long = post(txt2img, { prompt: 'long' });
    await pause(10);
    const stopped = queue.stop(0.05);
    expect((await post(generations, { prompt: 'a' })).status).toBe(503);
    expect([(await get('/ready')).status, (await get('/health')).status]).toEqual([503, 200]);
    expect((await long).body).toMatchObject({ error: 'SD_STOPPING' });
    await stopped;
  });

  it("interrupts for the web UI's clients, who get what is finished", async () => {
    const { post, get } = served({ limits: { ...limits, seconds: 60 } });
    const long = post(txt2img, { prompt: 'long', batch_size: 2 });
    await pause(10);
    const progress = (await (await get('/sdapi/v1/progress')).json()) as object;
    expect(progress).toMatchObject({ progress: 0.75, state: { job_count: 1, sampling_step: 1, sampling_steps: 2 } });
    expect((await post('/sdapi/v1/interrupt', {})).body).toEqual({});
    expect((await long).body['images']).toHaveLength(1);
  });
});

describe('many clients at a time', () => {
  it('get a picture each, all 200, though most are told to come again', async () => {
    const [painter, metrics] = [new FakePainter(), new Metrics()];
    const queue = new Queue({ painters: [painter], waiting: 60, seconds: 60, tally: metrics });
    const rest = {
      modelName: 'tiny',
      usual,
      limits,
      apiKey: null,
      corsOrigins: [],
      version: '1.2.3',
      log: () => undefined,
    };
    const server = await listen({ ...rest, queue, metrics }, '127.0.0.1', 0);
    const { lost, refused } = await load(server.address, 200); // with real pictures: npm run figures -- reach
    expect(lost).toBe(0);
    expect(painter.orders.map(({ seed }) => seed).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 200 }, (_, i) => i),
    );
    expect(refused).toBeGreaterThan(0);
    await Promise.all([server.close(), queue.stop(1)]);
  });
});

describe('who may ask', () => {
  const apiKey = 'the key';

  it('shows the key, as a bearer or as a password', async () => {
    const { get, post } = served({ apiKey });
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    const status = async (headers: Record<string, string>) => (await get('/v1/models', headers)).status;
    expect(await status({})).toBe(401);
    expect(await status({ authorization: `Bearer ${apiKey}s` })).toBe(401);
    expect(await status(basic('somebody:wrong'))).toBe(401);
    expect(await status({ authorization: `bearer ${encodeURI('the')}` })).toBe(401);
    expect(await status(basic(`somebody:${apiKey}`))).toBe(200);
    const bearer = served({ apiKey: 'key' });
    expect((await bearer.get('/v1/models', { authorization: 'Bearer key' })).status).toBe(200);
    expect((await get('/health')).status + (await get('/ready')).status).toBe(400);
    for (const path of ['/metrics', '/', '/openapi.json', '/pictures/../v1/models', '/nowhere'])
      expect((await get(path)).status, path).toBe(401);
    expect((await post(txt2img, {})).body).toMatchObject({ error: 'SD_KEY' });
    expect((await post(generations, {})).body).toMatchObject({ error: { code: 'invalid_api_key' } });
  });

  it('is no page of another origin, nor one that calls itself this machine, unless it is named', async () => {
    const { post, get, hono } = served();
    expect((await post(generations, { prompt: 'a' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await get('/health', { origin: 'http://localhost' })).status).toBe(200);
    expect((await hono.request('http://evil.example/v1/models')).status).toBe(403);
    const friends = served({ corsOrigins: ['https://friend.example'] });
    const answer = await friends.get('/v1/models', { origin: 'https://friend.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://friend.example');
    expect((await get('/v1/models')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    [['--host', '0.0.0.0'], '--host is "0.0.0.0", which others can reach; --api-key is needed with it.'],
    [['--port', '70000'], '--port is "70000"; a number from 0, for one that is free, to 65535 is needed.'],
    [['--cors-origin', '*'], '--cors-origin is "*"; origins such as https://example.com'],
    [['a heart'], '"a heart" is no option.'],
  ])('%j is refused', (words, message) => {
    expect(() => readSettings(words, {})).toThrow(message);
  });

  it('has settings', () => {
    const given = ['--host', '0.0.0.0', '--queue', '0', '--cors-origin', 'https://a.example,https://b.example:8080'];
    expect(readSettings(given, { SD_TS_API_KEY: 'key' })).toMatchObject({
      host: '0.0.0.0',
      port: 7860,
      apiKey: 'key',
      waiting: 0,
      corsOrigins: ['https://a.example', 'https://b.example:8080'],
      limits: { bytes: 20e6 },
    });
    expect(readSettings(['--help'], {})).toBe('help');
    for (const line of HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('what else it says', () => {
  it('is documented: every path of the document is there, and the page names it', async () => {
    const { get, hono } = served();
    const document = (await (await get('/openapi.json')).json()) as { paths: Record<string, object>; info: object };
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
    const html = await (await get('/')).text();
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const method of Object.keys(methods)) {
        const answer = await hono.request(path, {
          method: method.toUpperCase(),
          ...(method === 'post' && { body: '{' }),
        });
        expect(answer.status, path).not.toBe(404);
      }
      expect(html).toContain(path);
    }
    const schema = JSON.stringify(document.paths[generations]);
    expect(schema).toContain('"guidance_scale":{"type":"number"');
  });

  it('keeps pictures for an hour, the last ones of many', () => {
    let now = 0;
    const store = new Store(() => now);
    const ids = Array.from({ length: 3 }, () => store.put(new Uint8Array(30 * 2 ** 20), 'image/png'));
    expect(ids.map((id) => store.get(id) !== undefined)).toEqual([false, true, true]);
    now = 3_600_001;
    expect(store.get(ids[2] ?? '')).toBeUndefined();
  });
});
