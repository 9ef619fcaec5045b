import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Decoder, DiffusionModel, ImageEncoder, stableDiffusion1, TextEncoder } from '../../src';
import { kerasLayers } from '../../src/weights/keras/layers';
import { diffusersName, ldmName, type Part } from '../../src/weights/names';
import { ldmPrefix, TRANSFORMERS } from '../../src/weights/part-source';

const {
  textEncoders: [textEncoder],
  diffusionModel,
  autoencoder,
} = stableDiffusion1;
const models = {
  textEncoder: new TextEncoder(textEncoder),
  diffusionModel: new DiffusionModel(diffusionModel),
  decoder: new Decoder(autoencoder),
  imageEncoder: new ImageEncoder(autoencoder),
};

/** Keras 3's paths of our parameters. */
function kerasNames(part: Part): Map<string, string> {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { className, variables } of kerasLayers(part, models[part])) {
    const count = counts.get(className) ?? 0;
    counts.set(className, count + 1);
    for (const { keras, ours } of variables) names.set(ours, `${className}${count === 0 ? '' : `_${count}`}/${keras}`);
  }
  return names;
}

/** docs/weights.md's tables of names, by part. */
const page = readFileSync(new URL('../../docs/weights.md', import.meta.url), 'utf8');
const tables = Array.from(page.matchAll(/^#### `(\w+)`\n\n((?:\|.*\n)+)/gm), ([, part, rows = '']) => {
  const cells = rows.trimEnd().split('\n').slice(2).map((row) => Array.from(row.matchAll(/`([^`]+)`/g), ([, cell]) => cell ?? '')); // prettier-ignore
  return [part as Part, cells] as const;
});

describe('the names in docs/weights.md', () => {
  it('are of all parts', () => {
    expect(tables.map(([part]) => part)).toEqual(Object.keys(models));
  });

  it.each(tables)('%s: are those of the table that loads weights', (part, rows) => {
    const keras = kerasNames(part);
    expect(rows.length).toBeGreaterThan(3);
    for (const [ours = '', ...theirs] of rows) {
      const diffusers = diffusersName(part, ours);
      const ldm = part === 'textEncoder' ? TRANSFORMERS + diffusers : ldmPrefix(part) + ldmName(part, ours, models[part].structure); // prettier-ignore
      expect(theirs, ours).toEqual([diffusers, ldm, keras.get(ours)]);
    }
  });
});
