import { afterAll, beforeAll } from 'vitest';
import { StableDiffusion, useBackend } from '../../src';

/** The embedded model on wasm for the tests of a block or a file, loaded before the first and freed after the last. */
export function tinyOnWasm(): StableDiffusion {
  const model = new StableDiffusion({ weights: 'tiny' });
  beforeAll(async () => {
    await useBackend('wasm');
    await model.load();
  });
  afterAll(() => {
    model.dispose();
  });
  return model;
}
