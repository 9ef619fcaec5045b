import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../src';
import { configKeys, unusedConfigKeys, withoutEffect } from '../support/config-keys';
import { expectNoLeak } from '../support/engines';
import { unusedOptions } from '../support/unused-keys';

beforeAll(async () => {
  await useBackend('wasm');
});

describe('every key of every config', () => {
  it('is used, refused, warned of, or changes no picture in diffusers either [unused-config-keys]', async () => {
    expect(await unusedConfigKeys()).toEqual([]);
  });

  it('that is excused for changing nothing changes nothing', async () => {
    const outcomes = await configKeys();
    expect(outcomes.size).toBeGreaterThan(180);
    for (const [file, keys] of Object.entries(withoutEffect)) {
      for (const key of keys.split(/\s+/)) expect(outcomes.get(`${file}: ${key}`), `${file}: ${key}`).toBe('silent');
    }
  });
});

describe('every option of every call', () => {
  it('is seen in what the call does [unused-options]', async () => {
    expect(await expectNoLeak(unusedOptions)).toEqual([]);
  });
});
