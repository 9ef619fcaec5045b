import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, useBackend, type PolicyName } from '../../src';
import { allParts } from '../../src/weights/names';
import { expectNoLeak } from '../support/engines';

const tiny = fileURLToPath(new URL('../../checkpoints/tiny/', import.meta.url));

/** An autoencoder that its config wants in float32 where the rest is in float16 (`force_upcast`). */
describe('force_upcast', () => {
  let folder = '';
  beforeAll(async () => {
    await useBackend('wasm');
    folder = mkdtempSync(join(tmpdir(), 'sd-ts-upcast-'));
    cpSync(tiny, folder, { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const heldIn = (weights: string, precision: PolicyName) =>
    expectNoLeak(async () => {
      using model = new StableDiffusion({ weights, precision });
      await model.load({ parts: allParts });
      return [model.diffusionModel, model.decoder, model.imageEncoder].map((network) => {
        const filters = [...network.parameters()].flatMap(([, { kind, dtype }]) => (kind === 'conv' ? [dtype] : []));
        return [...new Set(filters)].join();
      });
    });

  it('holds the autoencoder in float32, in policies with float16 alone', async () => {
    expect(await heldIn('tiny', 'mixed_float16')).toEqual(['float16', 'float32', 'float32']);
    expect(await heldIn('tiny', 'mixed_bfloat16')).toEqual(['bfloat16', 'bfloat16', 'bfloat16']);
  });

  it('does nothing where the config says false or nothing', async () => {
    const path = join(folder, 'vae/config.json');
    const text = readFileSync(join(tiny, 'vae/config.json'), 'utf8');
    for (const said of ['"force_upcast": false,', '']) {
      writeFileSync(path, text.replace('"force_upcast": true,', said));
      expect(await heldIn(folder, 'mixed_float16')).toEqual(['float16', 'float16', 'float16']);
    }
  });

  it('is written and read again', async () => {
    const copy = join(folder, 'copy');
    using model = new StableDiffusion({ weights: 'tiny' });
    await model.load();
    await model.saveWeights(copy);
    using again = new StableDiffusion({ weights: copy });
    await again.load({ parts: [] });
    expect(again.preset.autoencoder).toMatchObject({ forceUpcast: true });
  });
});
