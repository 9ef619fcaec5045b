import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Decoder, ImageEncoder } from '../../src/models/autoencoder';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { presetOfLdm } from '../../src/checkpoints/ldm/preset';
import { stableDiffusion1, stableDiffusion2 } from '../../src/models/presets';
import { singleFileTensors } from '../../src/checkpoints/ldm/save';
import { TextEncoder } from '../../src/models/text-encoder';
import { torchShape } from '../../src/weights/axes';
import { ldmPart } from '../../src/weights/part-source';
import type { TensorSource } from '../../src/formats/source';

/** The published single files, as test/reference/names_ldm.py lists them from LDM's own code; no weights. */
function namesOf(name: string): TensorSource {
  const { tensors } = JSON.parse(readFileSync(new URL(`../fixtures/names/${name}.json`, import.meta.url), 'utf8')) as {
    tensors: Record<string, number[]>;
  };
  return {
    location: name,
    names: Object.keys(tensors),
    metadata: {},
    shapeOf: (tensor) => tensors[tensor] ?? null,
    read: () => Promise.reject(new Error('there are only names')),
    close: () => Promise.resolve(),
  };
}

function networksOf(source: TensorSource) {
  const preset = presetOfLdm(source);
  return {
    preset,
    textEncoder: new TextEncoder(preset.textEncoders[0]),
    diffusionModel: new DiffusionModel(preset.diffusionModel),
    decoder: new Decoder(preset.autoencoder),
    imageEncoder: new ImageEncoder(preset.autoencoder),
  };
}

const parts = ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'] as const;

/** What the files hold besides: the schedule, EMA copies, and what of OpenCLIP makes no context. */
const besides = /^(alphas|betas|sqrt_|log_|posterior_|model_ema\.|cond_stage_model\.(logit_scale|.*position_ids|model\.(attn_mask|logit_scale|text_projection|visual\.)))/; // prettier-ignore

const pointwise = (shape: readonly number[]) => (shape.slice(2).join() === '1,1' ? shape.slice(0, 2) : shape);

describe.each(['ldm-sd1', 'ldm-sd1-inpainting', 'ldm-sd2'])('%s', (name) => {
  const source = namesOf(name);
  const networks = networksOf(source);

  it('is known by its names and shapes', () => {
    const { preset } = networks;
    const isSecond = name === 'ldm-sd2';
    const {
      textEncoders: [textEncoder],
      diffusionModel,
      autoencoder,
    } = isSecond ? stableDiffusion2 : stableDiffusion1;
    expect(preset.textEncoders[0]).toEqual({ ...textEncoder, activation: isSecond ? 'erf' : 'quick' });
    const theirs = { transformerEpsilon: 1e-6, geglu: 'erf', inChannels: name.endsWith('inpainting') ? 9 : 4 };
    expect(preset.diffusionModel).toEqual({ ...diffusionModel, ...theirs });
    expect(preset.autoencoder).toEqual({ ...autoencoder, epsilon: 1e-6 });
    expect(preset.schedule.predictionType).toBe(isSecond ? 'v_prediction' : 'epsilon');
    expect(presetOfLdm(source, 'epsilon').schedule.predictionType).toBe('epsilon');
  });

  it.each(parts)('has the names and shapes of our %s, all of them and no others', (part) => {
    const network = networks[part];
    const from = ldmPart(part, source, network.structure);
    const ours = Array.from(network.parameters(), ([path, param]) => [from.nameOf(path), pointwise(torchShape(param))]);
    const theirs = from.source.names.filter((tensor) => from.owns(tensor));
    expect(new Map(theirs.map((tensor) => [tensor, pointwise(from.source.shapeOf(tensor) ?? [])]))).toEqual(
      new Map(ours as [string, readonly number[]][]),
    );
  });

  it('is written with the same names and shapes', () => {
    const ours = singleFileTensors(networks).map(({ name: tensor, shape }) => [tensor, shape] as const);
    const theirs = source.names.filter((tensor) => !besides.test(tensor));
    expect(new Map(ours)).toEqual(new Map(theirs.map((tensor) => [tensor, source.shapeOf(tensor)])));
  });
});
