import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../src/backends';
import { UnsupportedError, WeightsError, type SdError } from '../../src/errors';
import { Decoder } from '../../src/models/autoencoder';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { stableDiffusion1 } from '../../src/models/presets';
import { foreignFile } from '../../src/formats/foreign';
import { foreignAdapter } from '../../src/weights/foreign';
import { loadParameters } from '../../src/weights/load';
import { openLora } from '../../src/weights/lora';
import { openPart } from '../../src/weights/open';
import { openSafetensors } from '../../src/formats/safetensors';
import { toFloats } from '../../src/backends/half';
import { float32, openBytes, writeSafetensors, type Stored } from '../support/safetensors';

const utf8 = (text: string) => new TextEncoder().encode(text);
const tensors = (...names: string[]) => Object.fromEntries(names.map((name) => [name, float32([1], [0])]));

async function refusal(work: Promise<unknown>): Promise<SdError> {
  const error: unknown = await work.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Error);
  const { message } = error as SdError;
  expect(message).not.toContain('\n');
  expect(message.length).toBeLessThan(700);
  return error as SdError;
}

beforeAll(async () => {
  await useBackend('cpu');
});

describe('what a file is in place of a .safetensors', () => {
  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    [
      'git-lfs-pointer',
      utf8('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 3438167540\n'),
      /git-lfs pointer.*git lfs pull/,
    ],
    ['html', utf8('\n<!DOCTYPE html>\n<html lang="en"><head>'), /page of HTML/],
    ['html-bom', utf8('\ufeff<html><body>Not signed in</body></html>'), /page of HTML/],
    ['json', utf8('{"error":"Repository not found"}'), /is JSON/],
    ['gguf', utf8('GGUF\x03\x00\x00\x00\x01'), /is GGUF/],
    ['hdf5', Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10, 0x1a, 10, 0), /is HDF5/],
  ])('is named: [%s]', async (_, bytes, message) => {
    // prettier-ignore
    const error = await refusal(openSafetensors(openBytes(bytes)));
    expect(error).toBeInstanceOf(WeightsError);
    expect(error.message).toMatch(message);
  });

  it('is never a safetensors file, whatever the length of its header spells', () => {
    const header = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0x7b);
    expect(foreignFile(header)).toBeNull();
  });
});

describe('what is given in place of the weights of a part', () => {
  it.each<[string, string[], RegExp]>([
    ['autoencoder-tiny', ['decoder.layers.0.weight', 'encoder.layers.1.conv.0.weight'], /AutoencoderTiny.*TinyDecoder/],
    ['lora-as-part', ['unet.down_blocks.0.attentions.0.to_q.lora_A.weight'], /is a LoRA; load it with loadLora/],
    ['inversion-as-part', ['emb_params'], /textual inversion; load it with loadTextualInversion/],
    ['controlnet', ['control_model.input_blocks.0.0.weight'], /ControlNet/],
    ['ema-only', ['model_ema.diffusion_modelinput_blocks00weight', 'model_ema.decay'], /moving averages.*alone/],
  ])('is named: [%s]', async (_, names, message) => {
    const file = openBytes(writeSafetensors(tensors(...names)));
    const decoder = new Decoder(stableDiffusion1.autoencoder);
    const from = await openPart(decoder, file);
    expect((await refusal(loadParameters(decoder, from))).message).toMatch(message);
  });

  it.each([
    ['sdxl-unet', 'add_embedding.linear_1.weight', /this is SDXL/],
    ['scaled-float8', 'conv_in.scale_weight', /float8 with scales of their own/],
  ])('or is no Stable Diffusion 1.x or 2.x: [%s]', async (_, name, message) => {
    const unet = new DiffusionModel(stableDiffusion1.diffusionModel);
    const from = await openPart(unet, openBytes(writeSafetensors(tensors(name))));
    const error = await refusal(loadParameters(unet, from));
    expect(error).toBeInstanceOf(UnsupportedError);
    expect(error.message).toMatch(message);
  });
});

describe('what is given in place of a LoRA', () => {
  const source = (names: string[], metadata = {}) => ({ names, metadata });
  it.each<[string, string[], RegExp]>([
    ['lora-sdxl', ['lora_te2_text_model_encoder_layers_0_mlp_fc1.lora_up.weight'], /LoRA for SDXL/],
    ['lora-sdxl-unet', ['unet.down_blocks.2.attentions.0.transformer_blocks.9.attn1.to_q.lora_A.weight'], /for SDXL/],
    ['lora-flux', ['transformer.single_transformer_blocks.0.attn.to_q.lora_A.weight'], /LoRA for a transformer/],
    ['checkpoint-as-lora', ['model.diffusion_model.input_blocks.0.0.weight'], /weights of a model, no LoRA/],
  ])('is named: [%s]', (_, names, message) => {
    expect(foreignAdapter(source(names))).toMatch(message);
  });

  it('is named by its trainer [lora-sdxl-metadata]', () => {
    const names = ['lora_unet_down_blocks_1_attentions_0_proj_in.lora_up.weight'];
    expect(foreignAdapter(source(names, { ss_base_model_version: 'sdxl_base_v1-0' }))).toMatch(/for SDXL/);
    expect(foreignAdapter(source(names, { ss_base_model_version: 'sd_v1' }))).toBeNull();
  });

  it('is an error of one line', async () => {
    const file = await openSafetensors(openBytes(writeSafetensors(tensors('model.diffusion_model.out.2.weight'))));
    const error = await refusal(Promise.resolve().then(() => openLora(file)));
    expect(error.message).toBe(
      'memory: these are the weights of a model, no LoRA; give them as weights; a LoRA for SD 1.x or 2.x is needed.',
    );
  });
});

describe('tensors of other types than F32', () => {
  it('are read as the numbers that they are in float8 [float8]', async () => {
    // Values of every byte as ml_dtypes 0.6.0 has them (float8_e4m3fn, float8_e5m2); E4M3 has no infinities.
    const stored = (dtype: string, ...bytes: number[]): Stored => ({ dtype, shape: [bytes.length], bytes: Uint8Array.from(bytes) }); // prettier-ignore
    const file = writeSafetensors({
      a: stored('F8_E4M3', 0x00, 0x01, 0x07, 0x08, 0x38, 0xb9, 0x7e, 0xfe, 0x80, 0x40),
      b: stored('F8_E5M2', 0x00, 0x01, 0x03, 0x04, 0x3c, 0xbd, 0x7b, 0xfb, 0x80, 0x40),
      c: stored('F8_E4M3', 0x7f, 0xff),
      d: stored('F8_E5M2', 0x7c, 0xfc, 0x7d),
    });
    const source = await openSafetensors(openBytes(file));
    const read = async (name: string) => [...toFloats(await source.read(name))];
    expect(await read('a')).toEqual([0, 2 ** -9, 7 * 2 ** -9, 2 ** -6, 1, -1.125, 448, -448, -0, 2]);
    expect(await read('b')).toEqual([0, 2 ** -16, 3 * 2 ** -16, 2 ** -14, 1, -1.25, 57344, -57344, -0, 2]);
    expect(await read('c')).toEqual([NaN, NaN]);
    expect(await read('d')).toEqual([Infinity, -Infinity, NaN]);
    const span = { first: 4, count: 2, into: new ArrayBuffer(64) };
    expect([...toFloats(await source.read('a', span))]).toEqual([1, -1.125]);
  });

  it('do not refuse a file that nobody asks for them [tensor-types]', async () => {
    const other = (dtype: string, bytes: number): Stored => ({ dtype, shape: [4], bytes: new Uint8Array(bytes) });
    const types: [string, number][] = [['BOOL', 4], ['U8', 4], ['I8', 4], ['F8_E4M3', 4], ['F8_E5M2', 4], ['F8_E8M0', 4], ['I16', 8], ['U16', 8], ['I32', 16], ['U32', 16], ['I64', 32], ['U64', 32], ['C64', 32], ['F4', 2], ['F6_E2M3', 3]]; // prettier-ignore
    const others = Object.fromEntries(types.map(([dtype, bytes]) => [dtype, other(dtype, bytes)]));
    const source = await openSafetensors(openBytes(writeSafetensors({ ...others, x: float32([1], [7]) })));
    expect(source.names).toHaveLength(types.length + 1);
    expect([...toFloats(await source.read('x'))]).toEqual([7]);
    await expect(source.read('BOOL')).rejects.toThrow(/'BOOL' is stored as BOOL, which no parameter is/);
  });

  it('nor does null in the metadata [metadata-null]', async () => {
    const open = (metadata: unknown) => {
      const edit = (header: Record<string, unknown>) => ({ __metadata__: metadata, ...header });
      return openSafetensors(openBytes(writeSafetensors({ x: float32([1], [7]) }, edit)));
    };
    expect((await open(null)).metadata).toEqual({});
    expect((await open({ format: 'pt', author: null })).metadata).toEqual({ format: 'pt' });
    await expect(open({ format: 1 })).rejects.toThrow(/metadata other than text/);
  });
});
