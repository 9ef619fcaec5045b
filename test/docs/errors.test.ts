import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiffusionModel, Decoder, SdError, SdImage, StableDiffusion, stableDiffusion1, useBackend } from '../../src';
import { writeUserFiles } from '../support/user-files';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const sources = (readdirSync(path('src'), { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.startsWith('cli/serve/')) // docs/server.md has those
  .map((file) => readFileSync(join(path('src'), file), 'utf8'));

interface Row {
  readonly code: string;
  /** The message as the page has it, `…` for what differs. */
  readonly says: string;
}

/** The rows of docs/errors.md. */
const rows = readFileSync(path('docs/errors.md'), 'utf8')
  .split(/^## /m)
  .flatMap((section): Row[] => {
    const [, code = ''] = /^`(SD_\w+)`/.exec(section) ?? [];
    return Array.from(section.matchAll(/^\| `(.+?)` \|/gm), ([, says = '']) => ({ code, says }));
  });

function matches({ code, says }: Row, error: SdError): boolean {
  const fixed = says.split('…').map((text) => text.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return code === error.code && new RegExp(fixed.join('.*'), 's').test(error.message);
}

const dark = (side: number): SdImage =>
  new SdImage({ width: side, height: side, data: new Uint8ClampedArray(3 * side * side) });
const load = (weights: string, options = {}): Promise<void> => new StableDiffusion({ weights, ...options }).load();

describe('docs/errors.md', () => {
  const work = mkdtempSync(join(tmpdir(), 'sd-ts-errors-'));
  const home = process.cwd();
  const hub = createServer((request, response) =>
    response.writeHead(request.url?.includes('gated') === true ? 401 : 404).end(),
  );
  let model: StableDiffusion;
  let endpoint = '';

  beforeAll(async () => {
    await useBackend('wasm');
    process.chdir(work);
    await writeUserFiles(work);
    writeFileSync('lfs.safetensors', 'version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 1\n');
    writeFileSync('page.safetensors', '<!doctype html><html></html>');
    writeFileSync('short.safetensors', new Uint8Array(4));
    writeFileSync('noise.png', 'no picture');
    for (const [folder, text] of Object.entries({ xl: '{"_class_name":"StableDiffusionXLPipeline"}', broken: '{' })) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'model_index.json'), text);
    }
    await new Promise<void>((resolve) => hub.listen(0, 'localhost', resolve));
    endpoint = `http://localhost:${(hub.address() as AddressInfo).port}`;
    model = await StableDiffusion.fromPretrained('tiny');
  });
  afterAll(() => {
    model.dispose();
    hub.close();
    process.chdir(home);
    rmSync(work, { recursive: true, force: true });
  });

  const star = { numSteps: 1, seed: 1 };
  const cached = (): object => ({ cacheDir: work, endpoint });
  const noise = (): tf.Tensor => tf.zeros([16, 16, 4]);

  /** What people do wrong, one thing for each row that a test can make happen, by what its message has. */
  const faults: Readonly<Record<string, () => unknown>> = {
    '… is …; … is needed': () => model.textToImage('a', { seed: -1 }),
    'is no option': () => model.textToImage('a', { steps: 3 } as object),
    'a multiple of': () => model.textToImage('a', { width: 100 }),
    'tokens, start and end': () => model.textToImage('a cat '.repeat(80), star),
    'give one of the two': () => model.generateImage(tf.zeros([1, 77, 128]), { seed: 1, diffusionNoise: noise() }),
    'leaves none of': () => model.imageToImage(dark(128), 'a', { ...star, strength: 0.1 }),
    'the brightest pixel': () => model.inpaint(dark(128), dark(128), 'a', star),
    'was given; one of': () => useBackend('abacus' as 'wasm'),
    '… there is no such file': () => SdImage.fromFile('nowhere.png'),
    "no LoRA '": () => model.unloadLora('x'),

    'a diffusers folder, with': () => load('./nowhere'),
    'there is no such file; check': () => load('./nowhere.safetensors'),
    'git-lfs pointer': () => load('./lfs.safetensors'),
    'a page of HTML': () => load('./page.safetensors'),
    'a whole, valid .safetensors': () => load('./short.safetensors'),
    'this is a LoRA': () => load('./style.safetensors'),
    'weights has no file for': () => new StableDiffusion({ weights: {} }).textToImage('a'),
    'does not hold the': () =>
      new Decoder({
        latentChannels: 4,
        widths: [32, 32],
        blocksPerLevel: 1,
        groups: 32,
        epsilon: 1e-5,
        scale: 1,
      }).loadWeights('./keras/decoder.h5'),
    'a StableDiffusionPipeline': () => load('./xl'),
    'is no JSON': () => load('./broken'),
    'has no value': () =>
      new DiffusionModel(stableDiffusion1.diffusionModel).run(tf.zeros([1, 64, 64, 4]), tf.zeros([1]), {
        context: tf.zeros([1, 77, 768]),
      }),

    'answered 404': () => load('some/model', cached()),
    'answered 401': () => load('some/gated', cached()),
    'is not in the cache': () => load('some/model', { ...cached(), localFilesOnly: true }),

    'precision:': () => new StableDiffusion({ weights: 'tiny', precision: 'float16' }).textToImage('a'),
    async 'quantize:'() {
      await useBackend('cpu');
      const other = new StableDiffusion({ weights: 'tiny', quantize: 'int8' });
      await other.load().finally(() => useBackend('wasm'));
    },
    'the file is': () => SdImage.fromFile('noise.png'),
    'the image is': () => SdImage.decode(dark(64).toPNG(), { maxPixels: 10 }),
    'these are the weights': () => model.loadLora('./my-single-file/model.safetensors'),
    async 'the backend was changed'() {
      const steps = model.generate('a', { numSteps: 3 });
      await steps.next();
      await useBackend('cpu');
      await steps.next().finally(() => useBackend('wasm'));
    },

    'cannot be written': () => dark(1).save('nowhere/x.png'),
    'is a pipe': () => model.loadLora('/dev/null'),
    'the server answered': () => SdImage.fromFile(`${endpoint}/gated.png`),
    'the PNG ends': () => SdImage.decode(dark(64).toPNG().slice(0, 60)),
    async 'the model was disposed'() {
      const other = new StableDiffusion({ weights: 'tiny' });
      const drawing = other.textToImage('a');
      setTimeout(() => {
        other.dispose();
      }, 5);
      await drawing;
    },
    'values that are not numbers': () => model.generateImage(tf.fill([1, 77, 128], NaN), star),
  };

  /** Those that need a GPU, a page, long waits, or a machine that lacks something: the sources have their words. */
  const elsewhere = [
    'cannot be reached',
    'or use PNG',
    'the heap of',
    'Content-Security',
    'the run has gone on',
    'the worker has ended',
    'of different versions',
    'recent results',
    'a thread has',
    'the device was lost',
    'names: no row',
  ];

  it('has every code that the library throws, and no other', () => {
    const thrown = new Set(
      sources.flatMap((text) => Array.from(text.matchAll(/'(SD_(?!TS_)[A-Z_]+)'/g), ([, code]) => code)),
    );
    expect(new Set(rows.map(({ code }) => code))).toEqual(thrown);
  });

  it.each(rows)('$code: $says', async (row) => {
    const [about, fault] = Object.entries(faults).find(([words]) => row.says.includes(words)) ?? [];
    if (fault === undefined) {
      expect(elsewhere.filter((words) => row.says.includes(words)).length).toBe(1);
      const fixed =
        row.says
          .split('…')
          .map((text) => text.trim().slice(0, 40))
          .sort((a, b) => b.length - a.length)[0] ?? '';
      expect(
        sources.some((text) => text.includes(fixed)),
        fixed,
      ).toBe(true);
      return;
    }
    const error: unknown = await Promise.resolve()
      .then(fault)
      .catch((thrown: unknown) => thrown);
    expect(error, about).toBeInstanceOf(SdError);
    if (error instanceof SdError) expect(matches(row, error), error.message).toBe(true);
  });
});
