import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, TextEncoder as Encoder, useBackend, WeightsError, type Progress } from '../../src';
import { builders } from '../../src/models/parts';
import { isTaken, openHere } from '../../src/weights/locate';
import { allParts } from '../../src/weights/names';
import { describedCheckpoints, writeCheckpoint, type Description } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';
import { float32, writeSafetensors } from '../support/safetensors';

let folder = '';
const at = (...path: string[]) => join(folder, ...path);
beforeAll(async () => {
  await useBackend('cpu');
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-single-'));
  for (const [form, description] of Object.entries(describedCheckpoints('sd1'))) writeCheckpoint(at(form), description);
  writeCheckpoint(at('fp16'), describedCheckpoints('variants')['fp16'] as Description);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Header = Record<string, unknown>;

/** The safetensors file at `from`, written to `to` with another header; its data stay. */
function withHeader(from: string, to: string, edit: (header: Header) => Header): void {
  const bytes = readFileSync(from);
  const end = 8 + Number(bytes.readBigUInt64LE(0));
  const json = Buffer.from(JSON.stringify(edit(JSON.parse(bytes.toString('utf8', 8, end)) as Header)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  writeFileSync(to, Buffer.concat([length, json, bytes.subarray(end)]));
}

function renamed(rename: (name: string) => string): (header: Header) => Header {
  return (header) => Object.fromEntries(Object.entries(header).map(([name, value]) => [rename(name), value]));
}

const hashOf = (values: Float32Array): string =>
  createHash('sha1')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');

/** What the values of every parameter hash to. */
async function valuesOf(model: StableDiffusion): Promise<Map<string, string>> {
  await model.load({ parts: allParts });
  const values = new Map<string, string>();
  for (const part of allParts) {
    for (const [path, param] of model[part].parameters()) values.set(`${part}.${path}`, hashOf(await param.data()));
  }
  return values;
}

async function refusal(weights: string, options = {}): Promise<string> {
  return expectNoLeak(async () => {
    const error: unknown = await StableDiffusion.fromPretrained(weights, options).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Error);
    return (error as Error).message;
  });
}

describe('a single file', () => {
  it('that saveWeights writes draws the same picture again [tiny-single-file]', async () => {
    await useBackend('wasm');
    const run = { numSteps: 2, seed: 1 };
    const tiny = await StableDiffusion.fromPretrained('tiny');
    const [expected] = await tiny.textToImage('a red star', run);
    await tiny.saveWeights(at('tiny.safetensors'));
    const again = new StableDiffusion({ weights: at('tiny.safetensors') });
    const [found] = await again.textToImage('a red star', run);
    expect(found?.data).toEqual(expected?.data);
    expect(again.preset).toEqual(tiny.preset);
    tiny.dispose();
    again.dispose();
    await useBackend('cpu');
  });

  it('whose tokenizer is another one is refused before it is drawn with [tokenizer-missing]', async () => {
    expect(await refusal(at('ldm/model.safetensors'))).toMatch(
      /the text encoder knows 523 tokens, and its tokenizer has 49408; both must belong together: .*`config`/,
    );
  });

  it('may spell the text encoder without text_model, as new releases of transformers [bare-text-encoder]', async () => {
    const [plain, bare] = [at('ldm/model.safetensors'), at('bare-text.safetensors')];
    const prefix = 'cond_stage_model.transformer.';
    withHeader(plain, bare, renamed((name) => name.replace(`${prefix}text_model.`, prefix))); // prettier-ignore
    const expected = new StableDiffusion({ weights: plain, config: at('folder') });
    for (const options of [{ weights: bare, config: at('folder') }]) {
      const model = new StableDiffusion(options);
      expect(await valuesOf(model)).toEqual(await valuesOf(expected));
      model.dispose();
    }
    expected.dispose();
    // What shapes say is found in both, up to the vocabulary of its own.
    for (const file of [plain, bare]) expect(await refusal(file)).toMatch(/knows 523 tokens/);
  });

  it('with widths that 32 groups do not divide is refused, as a folder is [groups-divide]', async () => {
    const tiny = await StableDiffusion.fromPretrained('tiny');
    await tiny.saveWeights(at('small.safetensors'), { dtype: 'float16' });
    tiny.dispose();
    withHeader(at('small.safetensors'), at('bare.safetensors'), ({ __metadata__: _, ...tensors }) => tensors);
    expect(await refusal(at('bare.safetensors'))).toMatch(
      /cannot be built by its shapes; give `config`.*:\n {2}the autoencoder's norm_num_groups is 32, which does not divide the width 16/,
    );
    const config = at('uneven');
    cpSync(at('folder'), config, { recursive: true });
    const unet = JSON.parse(readFileSync(join(config, 'unet/config.json'), 'utf8')) as Header;
    writeFileSync(join(config, 'unet/config.json'), JSON.stringify({ ...unet, norm_num_groups: 7 }));
    const needed = /the UNet's norm_num_groups is 7, which does not divide the width \d+/;
    expect(await refusal(config)).toMatch(needed);
    expect(await refusal(at('ldm/model.safetensors'), { config })).toMatch(needed);
  });

  it('may hold what belongs to no part, of which known things go unsaid and others are named [stray-tensors]', async () => {
    const warned = async (name: string) => {
      const messages: string[] = [];
      const add = (header: Header) => ({ ...header, [name]: { dtype: 'BOOL', shape: [0], data_offsets: [0, 0] } });
      withHeader(at('ldm/model.safetensors'), at('stray.safetensors'), add);
      const onProgress = (p: Progress) => {
        if (p.kind === 'warning') messages.push(p.message);
      };
      const model = new StableDiffusion({ weights: at('stray.safetensors'), config: at('folder'), onProgress });
      await model.load({ parts: allParts });
      model.dispose();
      return messages;
    };
    for (const name of [
      'model_ema.other',
      'first_stage_model.loss.logvar',
      'lvlb_weights',
      'cond_stage_model.transformer.text_projection.weight',
    ])
      // prettier-ignore
      expect(await warned(name)).toEqual([]);
    expect(await warned('embedding_manager.x')).toEqual([`${at('stray.safetensors')}: 1 tensors belong to no part of a checkpoint and are left alone: embedding_manager.x.`]); // prettier-ignore
    expect(await warned('model.diffusion_model.extra')).toEqual([`${at('stray.safetensors')}: 1 tensors are none of a diffusionModel's and are left alone: extra.`]); // prettier-ignore
  });

  it('of another family is named [sdxl-file]', async () => {
    const write = (name: string) => {
      const names = ['model.diffusion_model.out.2.weight', name];
      writeFileSync(at('other.safetensors'), writeSafetensors(Object.fromEntries(names.map((n) => [n, float32([1], [0])])))); // prettier-ignore
    };
    write('conditioner.embedders.0.transformer.text_model.embeddings.position_ids');
    expect(await refusal(at('other.safetensors'))).toMatch(
      /other\.safetensors: this is SDXL; a whole checkpoint of SD 1/,
    );
    write('model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight');
    expect(await refusal(at('other.safetensors'))).toMatch(/this is SD 3/);
    writeFileSync(
      at('other.safetensors'),
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4265380512\n',
    );
    expect(await refusal(at('other.safetensors'))).toMatch(/git-lfs pointer/);
  });

  it('is one at a URL with a query too, which is asked for [url-query]', async () => {
    const asked: string[] = [];
    const bytes = readFileSync(at('ldm/model.safetensors'));
    await using server = await serve((url) => {
      asked.push(url);
      return url.startsWith('/a%20b/model.safetensors?') ? bytes : null;
    });
    const weights = `${server.url}/a%20b/model.safetensors?download=true&sig=a/b`;
    const model = new StableDiffusion({ weights, config: at('folder') });
    const local = new StableDiffusion({ weights: at('ldm/model.safetensors'), config: at('folder') });
    expect(await valuesOf(model)).toEqual(await valuesOf(local));
    expect(new Set(asked)).toEqual(new Set(['/a%20b/model.safetensors?download=true&sig=a/b']));
    model.dispose();
    local.dispose();
    expect(await refusal(`${server.url}/old.ckpt?download=true`)).toMatch(/there is no such file/);
  });
});

/** A server of what `answer` has for a path and query. */
async function serve(answer: (url: string) => Buffer | null): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    const bytes = answer(request.url ?? '');
    response.writeHead(bytes === null ? 404 : 200).end(bytes ?? undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => { resolve(); })), // prettier-ignore
  };
}

describe('a part in a file of its own', () => {
  it.each([
    ['first_stage_model.', 'ldm-vae-prefixed'],
    ['', 'ldm-vae'],
  ] as const)('may have the names of the original code, behind %j [%s]', async (...[front]) => {
    const file = at(`vae-${front.length}.safetensors`);
    const vae = renamed((name) => (name.startsWith('first_stage_model.') ? front + name.slice(18) : `other.${name}`));
    withHeader(at('ldm/model.safetensors'), file, vae);
    const whole = new StableDiffusion({ weights: at('folder') });
    const expected = await valuesOf(whole);
    const decoder = builders.decoder(whole.preset);
    const warnings: Progress[] = [];
    await decoder.loadWeights(file, { onProgress: (p) => p.kind === 'warning' && warnings.push(p) });
    for (const [path, param] of decoder.parameters())
      expect(hashOf(await param.data())).toBe(expected.get(`decoder.${path}`));
    whole.dispose();
    decoder.dispose();
  });

  it('is named in one line where it is something else', async () => {
    const encoder = new Encoder({ vocabularySize: 9, maxLength: 7, width: 8, layers: 1, heads: 2, hiddenWidth: 8, activation: 'quick' }); // prettier-ignore
    writeFileSync(at('page.safetensors'), '<!DOCTYPE html><html></html>');
    await expect(encoder.loadWeights(at('page.safetensors'))).rejects.toThrow(
      /page\.safetensors: this is a page of HTML/,
    );
  });
});

describe('a LoRA', () => {
  it('with tensors that nobody knows is loaded with a warning [lora-warning]', async () => {
    const tiny = new StableDiffusion({ weights: 'tiny' });
    await tiny.load({ parts: [] });
    const width = tiny.textEncoder.config.width;
    const layer = 'lora_te_text_model_encoder_layers_0_self_attn_q_proj';
    const zeros = (shape: number[]) => float32(shape, new Array<number>(width).fill(0));
    const lora = { [`${layer}.lora_down.weight`]: zeros([1, width]), [`${layer}.lora_up.weight`]: zeros([width, 1]) };
    writeFileSync(at('odd.safetensors'), writeSafetensors({ ...lora, 'odd.x': float32([1], [0]) }));
    const messages: Progress[] = [];
    const model = new StableDiffusion({ weights: 'tiny', onProgress: (p) => messages.push(p) });
    expect(await model.loadLora(at('odd.safetensors'))).toBe('odd');
    const found = "1 tensors are none of a LoRA's and are left alone: odd.x.";
    expect(messages).toEqual([{ kind: 'warning', message: `${at('odd.safetensors')}: ${found}` }]);
    model.dispose();
    tiny.dispose();
  });
});

describe('a folder', () => {
  it('that is there and broken is not asked of a hub [broken-folder]', async () => {
    mkdirSync(at('models/broken'), { recursive: true });
    const before = process.cwd();
    process.chdir(folder);
    try {
      const noHub = { endpoint: 'http://127.0.0.1:9' }; // where nobody listens
      const needed = /models\/broken: a diffusers folder, with a model_index\.json in it, .* is needed/;
      expect(await refusal('models/broken', noHub)).toMatch(needed);
      expect(await refusal('models/broken/x.safetensors', noHub)).toMatch(/there is no such file/);
    } finally {
      process.chdir(before);
    }
  });

  it('is none where a server of pages answers with its front page and status 200 [dev-server-html]', async () => {
    const page = Buffer.from('\n<!doctype html><html><head></head><body></body></html>');
    await using server = await serve((url) => (url === '/real/model/model_index.json' ? Buffer.from('{}') : page));
    expect(await isTaken(`${server.url}/owner/name`, 'model_index.json')).toBe(false);
    expect(await isTaken(`${server.url}/real/model/`, 'model_index.json')).toBe(true);
    expect(await openHere(`${server.url}/owner/name/model.safetensors`)).toBeNull();
    // Where a URL is meant, it says what came.
    expect(await refusal(`${server.url}/owner/name/model.safetensors`)).toMatch(/this is a page of HTML/);
  });

  it('may have a variant of one part alone, as in diffusers, with a warning [variant-mixed]', async () => {
    const mixed = at('mixed');
    cpSync(at('fp16'), mixed, { recursive: true });
    const unet = (name: string) => join(mixed, 'text_encoder', name);
    renameSync(unet('model.fp16.safetensors'), unet('model.safetensors'));
    const warnings: string[] = [];
    const onProgress = (p: Progress) => {
      if (p.kind === 'warning') warnings.push(p.message);
    };
    const model = new StableDiffusion({ weights: mixed, variant: 'fp16', onProgress });
    const whole = new StableDiffusion({ weights: at('fp16'), variant: 'fp16' });
    expect(await valuesOf(model)).toEqual(await valuesOf(whole));
    expect(warnings).toEqual([`${mixed}: the textEncoder has no variant 'fp16', as other parts have; its usual weights are read.`]); // prettier-ignore
    model.dispose();
    whole.dispose();
    expect(await refusal(mixed, { variant: 'ema' })).toMatch(/none of .*\.ema\.safetensors.* is there/);
  });

  it('with more tokens than its text encoder has rows is refused [rows-missing]', async () => {
    const short = at('short');
    cpSync(at('folder'), short, { recursive: true });
    const config = JSON.parse(readFileSync(join(short, 'text_encoder/config.json'), 'utf8')) as Header;
    writeFileSync(join(short, 'text_encoder/config.json'), JSON.stringify({ ...config, vocab_size: 10 }));
    const error: unknown = await StableDiffusion.fromPretrained(short).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(WeightsError);
    expect((error as WeightsError).message).toMatch(/knows 10 tokens, and its tokenizer has \d+/);
  });
});
