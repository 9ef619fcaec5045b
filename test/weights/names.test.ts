import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Module, Param } from '../../src/layers/module';
import { Decoder, ImageEncoder } from '../../src/models/autoencoder';
import { readAutoencoder } from '../../src/checkpoints/diffusers/autoencoder-config';
import { readDiffusionModel, readTextEncoder } from '../../src/checkpoints/diffusers/config';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { TextEncoder } from '../../src/models/text-encoder';
import { diffusersName, type Part } from '../../src/weights/names';
import { understood } from '../support/model-cases';

/** The tensors of a published checkpoint, as test/reference/names_*.py list them from the code that defines them. */
interface NamesFile {
  readonly versions: Readonly<Record<string, string>>;
  readonly config: object;
  readonly tensors: Readonly<Record<string, readonly number[]>>;
}

function openNames(name: string): NamesFile {
  const url = new URL(`../fixtures/names/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as NamesFile;
}

/** Our shape in PyTorch's order of axes. */
function torchShape({ kind, shape }: Param): readonly number[] {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape;
  if (kind === 'matrix') return shape.toReversed();
  return kind === 'conv' ? [outputs, inputs, height, width] : shape;
}

/** The names and shapes under which diffusers stores `modules`. Nothing is allocated. */
function ours(modules: readonly (readonly [Part, Module])[]): Record<string, readonly number[]> {
  const entries = modules.flatMap(([part, module]) =>
    Array.from(module.parameters(), ([path, param]) => [diffusersName(part, path), torchShape(param)] as const),
  );
  const found = Object.fromEntries(entries);
  expect(Object.keys(found)).toHaveLength(entries.length); // no two of our parameters share a name
  return found;
}

describe("names and shapes are diffusers', all of them and no others:", () => {
  it.each(['sd1', 'sd2', 'sd1-inpainting', 'bk-sdm-small', 'bk-sdm-tiny', 'sdxs'])('UNet of %s', (name) => {
    const { config, tensors } = openNames(`diffusers-${name}-unet`);
    const model = new DiffusionModel(understood(config, readDiffusionModel));
    expect(ours([['diffusionModel', model]])).toEqual(tensors);
  });

  it.each(['diffusers-sd1-vae', 'diffusers-sd2-vae'])('%s', (name) => {
    const { config, tensors } = openNames(name);
    const autoencoder = understood(config, readAutoencoder);
    const halves = [['decoder', new Decoder(autoencoder)], ['imageEncoder', new ImageEncoder(autoencoder)]] as const; // prettier-ignore
    expect(ours(halves)).toEqual(tensors);
  });

  it.each(['sd1', 'sd2'])(
    'text encoder of %s, with the prefix of transformers 4 and without it, as 5 writes it',
    (family) => {
      const { config, tensors: bare } = openNames(`diffusers-${family}-text-encoder`);
      const found = ours([['textEncoder', new TextEncoder(understood(config, readTextEncoder))]]);
      const prefixed = Object.fromEntries(Object.entries(bare).map(([name, shape]) => [`text_model.${name}`, shape]));
      expect(found).toEqual(prefixed);

      const { tensors: old } = openNames(`transformers4-${family}-text-encoder`);
      const buffers = { 'text_model.embeddings.position_ids': [1, 77] };
      expect({ ...found, ...buffers }).toEqual(old);
    },
  );
});
