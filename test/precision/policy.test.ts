import { afterEach, describe, expect, it } from 'vitest';
import {
  globalPolicy,
  OptionError,
  setGlobalPolicy,
  StableDiffusion,
  UnsupportedError,
  useBackend,
  type PolicyName,
} from '../../src';
import { policyOf, requireSupported } from '../../src/precision/policy';

describe('policies', () => {
  afterEach(() => {
    setGlobalPolicy('float32');
  });

  it('have the names and dtypes of Keras', () => {
    expect(globalPolicy()).toEqual({
      name: 'float32',
      computeDtype: 'float32',
      variableDtype: 'float32',
      quantizationMode: null,
    });
    setGlobalPolicy('mixed_bfloat16');
    expect(globalPolicy()).toEqual({
      name: 'mixed_bfloat16',
      computeDtype: 'bfloat16',
      variableDtype: 'float32',
      quantizationMode: null,
    });
    setGlobalPolicy('float16');
    expect(globalPolicy()).toEqual({
      name: 'float16',
      computeDtype: 'float16',
      variableDtype: 'float16',
      quantizationMode: null,
    });
    setGlobalPolicy('mixed_float16');
    expect(globalPolicy()).toEqual({
      name: 'mixed_float16',
      computeDtype: 'float16',
      variableDtype: 'float32',
      quantizationMode: null,
    });
  });

  it('refuse a name that Keras does not have', () => {
    expect(() => {
      setGlobalPolicy('mixed_float8' as 'float16');
    }).toThrow(OptionError);
    expect(globalPolicy().name).toBe('float32');
  });

  it('are taken at construction, and a precision of the model goes before', () => {
    setGlobalPolicy('mixed_float16');
    expect(new StableDiffusion().policy.name).toBe('mixed_float16');
    expect(new StableDiffusion({ precision: 'float32' }).policy.name).toBe('float32');
  });

  it('that the backend cannot honour are refused with the nearest that it can', async () => {
    await useBackend('cpu');
    const model = new StableDiffusion({ weights: 'tiny', precision: 'mixed_float16' });
    const run = model.textToImage('a star');
    await expect(run).rejects.toThrow(UnsupportedError);
    await expect(run).rejects.toThrow(/'mixed_float16' computes in float16.*cpu.*nearest.*'float32'/);
  });

  it('of another half precision are refused in favour of the half precision that there is', () => {
    const refused = (name: PolicyName) => () => {
      requireSupported(policyOf(name), 'webgpu', { dtypes: ['float32', 'float16'], intake: null });
    };
    expect(refused('mixed_bfloat16')).toThrow(/webgpu.*nearest.*'mixed_float16'/);
    expect(refused('float16')).toThrow(/webgpu.*nearest.*'mixed_float16'/);
    refused('mixed_float16')();
  });

  it('with narrow variables are refused in favour of mixed ones', async () => {
    await useBackend('tensorflow');
    const run = new StableDiffusion({ weights: 'tiny', precision: 'float16' }).textToImage('a star');
    await expect(run).rejects.toThrow(/float16 variables.*tensorflow.*nearest.*'mixed_float16'/);
  });
});
