import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/layers/module';
import { Decoder, ImageEncoder } from '../../src/models/autoencoder';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { stableDiffusion1, stableDiffusion2 } from '../../src/models/presets';
import { TextEncoder } from '../../src/models/text-encoder';
import { kerasLayers } from '../../src/weights/keras/layers';
import type { Part } from '../../src/weights/names';

/** What keras-cv's own classes save at full size (test/reference/names_kerascv.py). */
const models: Readonly<Record<string, Module & { readonly part: Part }>> = {
  'sd1-text-encoder': new TextEncoder(stableDiffusion1.textEncoders[0]),
  'sd2-text-encoder': new TextEncoder(stableDiffusion2.textEncoders[0]),
  'sd1-diffusion-model': new DiffusionModel(stableDiffusion1.diffusionModel),
  'sd2-diffusion-model': new DiffusionModel(stableDiffusion2.diffusionModel),
  decoder: new Decoder(stableDiffusion1.autoencoder),
  'image-encoder': new ImageEncoder(stableDiffusion1.autoencoder),
};

function names(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/names/kerascv-${name}.json`, import.meta.url), 'utf8'));
}

/** The projections of the VAE's attention are 1×1 convolutions in KerasCV. */
function storedShape(shape: readonly number[], keras: string): readonly number[] {
  return keras.endsWith('conv2d/vars/0') && shape.length === 2 ? [1, 1, ...shape] : shape;
}

describe('kerasLayers', () => {
  for (const [name, model] of Object.entries(models)) {
    const shapes = new Map(Array.from(model.parameters(), ([path, { shape }]) => [path, shape]));
    const shapeOf = ({ keras, ours }: { keras: string; ours: string }) => storedShape(shapes.get(ours) ?? [], keras);

    it(`${name}: the order and shapes of Keras 2's file`, () => {
      type Legacy = {
        readonly layers: readonly [layer: string, weights: readonly [name: string, shape: number[]][]][];
      };
      const saved = (names(`legacy-${name}`) as Legacy).layers.filter(([, weights]) => weights.length > 0);
      const ours = kerasLayers(model.part, model);
      expect(ours.map(({ variables }) => variables.map(shapeOf))).toEqual(
        saved.map(([, weights]) => weights.map(([, shape]) => shape)),
      );
      // Kernels may be square: the last words of the names tell what else could be confused.
      const leaves = ours.map(({ variables }) => variables.map(({ ours: path }) => path.endsWith('.bias')));
      expect(leaves).toEqual(saved.map(([, weights]) => weights.map(([weight]) => /(bias|beta):0$/.test(weight))));
    });

    it(`${name}: the paths and shapes of Keras 3's file`, () => {
      const { tensors } = names(`keras3-${name}`) as { readonly tensors: Readonly<Record<string, number[]>> };
      const counts = new Map<string, number>();
      const ours: Record<string, readonly number[]> = {};
      for (const { className, variables } of kerasLayers(model.part, model)) {
        const number = counts.get(className) ?? 0;
        counts.set(className, number + 1);
        const layer = number === 0 ? className : `${className}_${number}`;
        for (const variable of variables) ours[`layers/${layer}/${variable.keras}`] = shapeOf(variable);
      }
      expect(ours).toEqual(tensors);
    });
  }
});
