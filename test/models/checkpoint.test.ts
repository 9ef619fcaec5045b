import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StableDiffusion, useBackend, WeightsError } from '../../src';
import { expectNoLeak } from '../support/engines';

const tiny = fileURLToPath(new URL('../../checkpoints/tiny', import.meta.url));

describe('a diffusers folder', () => {
  let folder: string;

  beforeAll(async () => {
    await useBackend('wasm');
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sd-ts-checkpoint-'));
    cpSync(tiny, folder, { recursive: true });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function edit(path: string, change: (config: Record<string, unknown>) => void): void {
    const config = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Record<string, unknown>;
    change(config);
    writeFileSync(join(folder, path), JSON.stringify(config));
  }

  /** The message of the `WeightsError` with which the folder is refused; nothing stays allocated. */
  async function refusal(): Promise<string> {
    return expectNoLeak(async () => {
      const error: unknown = await StableDiffusion.fromPretrained(folder).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(WeightsError);
      return (error as WeightsError).message;
    });
  }

  it('draws what the embedded model draws, from a path with or without a slash behind it', async () => {
    const run = { numSteps: 2, seed: 1 };
    const embedded = new StableDiffusion({ weights: 'tiny' });
    const [expected] = await embedded.textToImage('a star', run);
    for (const weights of [folder, `${folder}/`]) {
      const model = new StableDiffusion({ weights });
      expect((await model.textToImage('a star', run))[0]?.data).toEqual(expected?.data);
      model.dispose();
    }
    embedded.dispose();
  });

  it('is refused with every config value that is wrong or not supported', async () => {
    edit('unet/config.json', (config) => {
      config['act_fn'] = 'mish';
      config['block_out_channels'] = [64, -96];
      config['class_embed_type'] = 'timestep';
    });
    edit('vae/config.json', (config) => delete config['latent_channels']);
    edit('text_encoder/config.json', (config) => (config['hidden_act'] = 'relu'));
    edit('scheduler/scheduler_config.json', (config) => (config['beta_schedule'] = 'sigmoid'));
    const message = await refusal();
    for (const fault of [
      'unet/config.json: act_fn is "mish"; supported: "silu"',
      'unet/config.json: block_out_channels is [64,-96]',
      'unet/config.json: class_embed_type is "timestep"',
      'vae/config.json: latent_channels is missing',
      'text_encoder/config.json: hidden_act is "relu"; supported: quick_gelu, gelu, gelu_new',
      'scheduler/scheduler_config.json: beta_schedule is "sigmoid"',
    ]) {
      expect(message).toContain(fault);
    }
  });

  it('is refused when its configs and its weights do not belong together', async () => {
    edit('unet/config.json', (config) => (config['cross_attention_dim'] = 64));
    expect(await refusal()).toMatch(/attn2\.to_k\.weight is \[96, 128\], needed \[96, 64\]/);
  });

  it('is refused when a file is missing or damaged', async () => {
    writeFileSync(join(folder, 'scheduler/scheduler_config.json'), '{');
    expect(await refusal()).toMatch(/scheduler_config.json is no JSON/);
    cpSync(tiny, folder, { recursive: true });
    rmSync(join(folder, 'tokenizer/merges.txt'));
    expect(await refusal()).toMatch(/tokenizer\/vocab.json with tokenizer\/merges.txt, or .* is needed/);
    cpSync(tiny, folder, { recursive: true });
    truncateSync(join(folder, 'vae/diffusion_pytorch_model.safetensors'), 100_000);
    expect(await refusal()).toMatch(/diffusion_pytorch_model.safetensors: .*whole, valid/);
    rmSync(join(folder, 'unet/diffusion_pytorch_model.safetensors'));
    expect(await refusal()).toMatch(
      /none of unet\/diffusion_pytorch_model.safetensors, .* is there; the diffusionModel's/,
    );
  });
});
