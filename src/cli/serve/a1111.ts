import { randomInt } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { shown } from '../../errors';
import { withoutUndefined } from '../args';
import { img2img, txt2img } from './a1111-fields';
import { called, samplers, schedulers } from './a1111-names';
import { Fault, refuse } from './fault';
import { readFields, type Given } from './fields';
import type { Host } from './host';
import type { Drawn, Order, OrderOptions } from './order';

/** Ends what is drawn, and is no fault: the answer has what was finished. */
class Interrupt extends Error {}

/** The API of AUTOMATIC1111's web UI. */
export function a1111({ draw, body, queue, modelName, usual }: Host): Hono {
  const app = new Hono();
  const drawing = new Set<AbortController>();
  const settings = { sd_model_checkpoint: modelName, CLIP_stop_at_last_layers: 1, samples_format: 'png' };

  app.post('/txt2img', async (c) => {
    const where = 'txt2img';
    const given = readFields(where, await body(c), txt2img, false);
    const { enable_hr, hr_scale: scale = 2, hr_second_pass_steps: steps = 0, denoising_strength: strength } = given;
    const order = orderOf(where, given);
    const hiresFix = { scale, ...(steps > 0 && { steps }), ...withoutUndefined({ strength }) };
    return answer(c, given, { ...order, options: { ...order.options, ...(enable_hr === true && { hiresFix }) } });
  });

  app.post('/img2img', async (c) => {
    const where = 'img2img';
    const given = readFields(where, await body(c), img2img, false);
    const {
      init_images: [image, ...others] = [],
      mask,
      mask_blur: maskBlur = 4,
      denoising_strength: strength = 0.75,
    } = given;
    if (image === undefined || others.length > 0)
      refuse(where, `there are ${others.length + (image === undefined ? 0 : 1)} init_images`, 'one is needed');
    const order = orderOf(where, given);
    const resize = (['stretch', 'cover', 'contain'] as const)[given.resize_mode ?? 0] ?? 'stretch';
    const onlyMasked = Boolean(given.inpaint_full_res) && (given.inpaint_full_res_padding ?? 0);
    const masked = mask === undefined ? {} : { maskBlur, onlyMasked };
    return answer(c, given, {
      ...order,
      options: { ...order.options, strength, resize, ...masked },
      image: bytesOf(where, 'init_images', image),
      ...(mask !== undefined && { mask: bytesOf(where, 'mask', mask) }),
    });
  });

  app.get('/progress', (c) => {
    const [job] = queue.drawing;
    const waiting = queue.waiting + Math.max(0, queue.drawing.size - 1);
    const done = job === undefined ? 0 : (job.pictures.length + job.step / Math.max(1, job.steps)) / job.order.count;
    const seconds = job === undefined ? 0 : (performance.now() - job.since) / 1000;
    const state = {
      skipped: false,
      interrupted: false,
      stopping_generation: queue.isStopping,
      job: job === undefined ? '' : `${job.pictures.length + 1} of ${job.order.count}`,
      job_count: waiting + (job === undefined ? 0 : 1),
      job_timestamp: '0',
      job_no: job?.pictures.length ?? 0,
      sampling_step: job?.step ?? 0,
      sampling_steps: job?.steps ?? 0,
    };
    const eta_relative = done > 0 ? (seconds * (1 - done)) / done : 0;
    return c.json({ progress: done, eta_relative, state, current_image: null, textinfo: null });
  });

  app.post('/interrupt', (c) => {
    for (const end of drawing) end.abort(new Interrupt());
    return c.json({});
  });

  app.get('/samplers', (c) => c.json(samplers.map(({ label, aliases }) => ({ name: label, aliases, options: {} }))));
  app.get('/schedulers', (c) =>
    c.json(
      schedulers.map(({ name, label, aliases }) => ({
        name,
        label,
        aliases,
        default_rho: -1,
        need_inner_model: false,
      })),
    ),
  );
  app.get('/sd-models', (c) =>
    c.json([{ title: modelName, model_name: modelName, hash: null, sha256: null, filename: modelName, config: null }]),
  );
  app.get('/options', (c) => c.json(settings));
  app.post('/options', async (c) => {
    const given = await body(c);
    if (typeof given !== 'object' || given === null) refuse('options', `it is ${shown(given)}`, 'an object is needed');
    for (const [name, value] of Object.entries(given)) {
      const own = Object.hasOwn(settings, name)
        ? Object.entries(settings).find(([key]) => key === name)?.[1]
        : undefined;
      if (own !== value) refuseSetting('options', name, value, own);
    }
    return c.json(null);
  });

  function refuseSetting(where: string, name: string, value: unknown, own: unknown): never {
    const needed =
      own === undefined ? 'this server has no such setting' : `this server has ${shown(own)}, start another for it`;
    refuse(where, `${shown(name)} is ${shown(value)}`, needed);
  }

  function orderOf(where: string, given: Given<typeof txt2img> | Given<typeof img2img>): Order {
    const { prompt = '', seed = -1, batch_size = 1, n_iter = 1, override_settings = {} } = given;
    const { sd_model_checkpoint = modelName, CLIP_stop_at_last_layers: layer = 1, ...others } = override_settings;
    if (sd_model_checkpoint !== modelName) refuseSetting(where, 'sd_model_checkpoint', sd_model_checkpoint, modelName);
    for (const [name, value] of Object.entries(others)) refuseSetting(where, name, value, undefined);
    if (typeof layer !== 'number' || !Number.isInteger(layer) || layer < 1)
      refuse(where, `CLIP_stop_at_last_layers is ${shown(layer)}`, 'a whole number from 1 on is needed');
    const options: OrderOptions = {
      promptSyntax: 'weighted',
      clipSkip: layer - 1,
      ...samplerOf(where, given, usual.scheduler),
      ...withoutUndefined({
        width: given.width,
        height: given.height,
        negativePrompt: given.negative_prompt,
        numSteps: given.steps,
        unconditionalGuidanceScale: given.cfg_scale,
      }),
    };
    const first = seed === -1 ? randomInt(2 ** 31) : seed;
    return { prompt, seed: first, count: batch_size * n_iter, type: 'image/png', options };
  }

  async function answer(c: Context, given: Given<typeof txt2img>, order: Order): Promise<Response> {
    const end = new AbortController();
    const pictures: Drawn[] = [];
    drawing.add(end);
    try {
      await draw(c, order, end.signal, pictures);
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    } finally {
      drawing.delete(end);
    }
    const images =
      given.send_images === false ? [] : pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64'));
    const { init_images, mask, ...parameters }: Given<typeof img2img> = given; // A1111 sends no pictures back either
    return c.json({ images, parameters, info: JSON.stringify(infoOf(order, pictures, modelName)) });
  }
  return app;
}

/** The sampler, and the spacing that old names say with it: `DPM++ 2M Karras`. */
function samplerOf(
  where: string,
  { sampler_name, sampler_index, scheduler, eta }: Given<typeof txt2img>,
  usual: string,
): Pick<OrderOptions, 'scheduler' | 'sigmas' | 'eta'> {
  const name = [sampler_name, sampler_index].find((one) => one !== undefined && one !== '');
  const found = name === undefined ? undefined : called(samplers, name);
  if (name !== undefined && found === undefined)
    throw new Fault(404, 'SD_OPTION', `${where}: the sampler is ${shown(name)}; one of /sdapi/v1/samplers is needed.`);
  const sigmas = scheduler === undefined || scheduler === '' ? undefined : called(schedulers, scheduler);
  if (sigmas === undefined && scheduler !== undefined && scheduler !== '')
    refuse(where, `the scheduler is ${shown(scheduler)}`, 'one of /sdapi/v1/schedulers is needed');
  const takesEta = ['ddim', 'tcd'].includes(found?.name ?? usual); // clients send the 1 that the others have
  return withoutUndefined({
    scheduler: found?.name,
    sigmas: sigmas?.name === 'default' ? undefined : sigmas?.name,
    eta: takesEta ? eta : undefined,
  });
}

/** The bytes of a picture in base64, or in a `data:` URL. Nothing is fetched. */
function bytesOf(where: string, name: string, given: string): Uint8Array {
  const base64 = given.replace(/^data:[\w/+.-]*;base64,/, '');
  if (!/^[A-Za-z0-9+/=\s]+$/.test(base64)) refuse(where, `${name} is no base64`, 'the bytes of a picture are needed');
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

/** What the web UI says of the pictures, in part. */
function infoOf(order: Order, pictures: readonly Drawn[], modelName: string): object {
  const { prompt, seed, count, options } = order;
  const { negativePrompt = '', numSteps, unconditionalGuidanceScale, scheduler, strength } = options;
  const [first] = pictures;
  return {
    prompt,
    all_prompts: pictures.map(() => prompt),
    negative_prompt: negativePrompt,
    all_negative_prompts: pictures.map(() => negativePrompt),
    seed,
    all_seeds: pictures.map((picture) => picture.seed),
    width: first?.width,
    height: first?.height,
    sampler_name: scheduler,
    cfg_scale: unconditionalGuidanceScale,
    steps: numSteps,
    batch_size: count,
    denoising_strength: strength,
    sd_model_name: modelName,
    infotexts: pictures.map(({ parameters }) => parameters),
  };
}

/** Errors in the form of the web UI's API. */
export function a1111Error({ code, message }: Fault): object {
  return { error: code, detail: message, body: '', errors: message };
}
