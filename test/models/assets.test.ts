import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OptionError, setAssetPath, StableDiffusion, useBackend, WeightsError, type AssetPath } from '../../src';
import { files } from '#files';
import { files as pageFiles } from '../../src/files.browser';
import { expectNoLeak } from '../support/engines';

const tiny = new URL('../../checkpoints/tiny/', import.meta.url);

describe('setAssetPath', () => {
  beforeAll(async () => {
    await useBackend('wasm');
  });
  afterEach(() => {
    setAssetPath(null);
  });

  const load = (): Promise<void> =>
    expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny' });
      try {
        await model.load();
      } finally {
        model.dispose();
      }
    });

  it('says where the weights are: a path, a URL, or what gives one for each file [asset-path]', async () => {
    for (const path of [tiny.pathname, tiny, tiny.href, (path: string) => new URL(path, tiny)]) {
      setAssetPath(path);
      await load();
      setAssetPath('/nowhere');
      await expect(load()).rejects.toThrow(
        /^tiny: text_encoder\/model\.safetensors was looked for at \/nowhere\/text_/,
      );
    }
  });

  it('names the place where a page of HTML is instead [asset-html]', async () => {
    setAssetPath(() => 'data:text/html,<!doctype html><title>Not here</title>');
    const loading = load();
    await expect(loading).rejects.toThrow(WeightsError);
    await expect(loading).rejects.toThrow(
      /was looked for at data:text\/html,.*answered with a page \(HTML\).*setAssetPath/,
    );
  });

  it('refuses what is none of these [asset-option]', () => {
    for (const path of [undefined, '', 3, {}]) expect(() => { setAssetPath(path as AssetPath); }).toThrow(OptionError); // prettier-ignore
  });
});

describe('data: URLs', () => {
  const cases: [url: string, bytes: number[]][] = [
    ['data:application/octet-stream;base64,AAEC/w==', [0, 1, 2, 255]],
    ['data:application/octet-stream;base64,AAEC%2Fw%3D%3D', [0, 1, 2, 255]],
    ['data:text/plain;charset=utf-8,a%20%C3%A9', [97, 32, 0xc3, 0xa9]],
    ['data:,', []],
  ];

  it('are read without fetching, on both platforms [data-url]', async () => {
    for (const platform of [files, pageFiles]) {
      for (const [url, bytes] of cases) {
        for (const location of [url, new URL(url)]) {
          const file = await platform.open(location);
          expect(Array.from((await file?.read(0, bytes.length)) ?? [])).toEqual(bytes);
          expect(file?.size).toBe(bytes.length);
          await file?.close();
        }
      }
    }
  });

  it('are no other kind of location', async () => {
    expect(await files.open('data/none')).toBeNull();
    expect(await files.open(pathToFileURL('/data:,none'))).toBeNull();
  });
});
