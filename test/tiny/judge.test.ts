import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Classifier } from '../../bench/tiny/classifier';
import { Judge } from '../../bench/tiny/judge';
import { nouns, tables, type Scene } from '../../bench/tiny/scenes';
import { SdImage } from '../../src';
import { useBackend } from '../../src/backends';
import { expectNoLeak } from '../support/engines';

const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url);
const scenes = JSON.parse(readFileSync(fixture('tiny-scenes.json'), 'utf8')) as Scene[];

/** The judge of the embedded model's pictures, on scenes as they should look (training/fixture.py). */
describe('the judge of tiny', () => {
  let judge: Judge;
  let classifier: Classifier;
  let pictures: SdImage[];

  beforeAll(async () => {
    await useBackend('wasm');
    classifier = await Classifier.load();
    judge = new Judge(classifier);
    pictures = cut(await SdImage.fromFile(fixture('tiny-scenes.png')), scenes.length);
  });

  const picture = (index: number): SdImage => {
    const found = pictures[index];
    if (found === undefined) throw new Error(`no picture ${index}`);
    return found;
  };

  it('has a classifier that is right on clean renders in 99 of 100', () => {
    expect(nouns.length).toBeGreaterThanOrEqual(150);
    expect(classifier.accuracy['clean']).toBeGreaterThanOrEqual(0.99);
  });

  for (const [index, scene] of scenes.entries()) {
    const name = `${scene.things.map(({ noun, tint }) => `${tint ?? 'own'} ${noun}`).join(' and ')}, ${scene.layout}, on ${scene.background}`;

    it(`finds what is there: ${name}`, async () => {
      const { background, object, placeCount, tint } = await judge.judge(picture(index), scene);
      const hasTint = scene.things[0]?.tint !== null;
      expect({ background, object, placeCount, tint }).toEqual({
        background: true,
        object: true,
        placeCount: scene.layout === 'big' ? null : true,
        tint: hasTint ? true : null,
      });
    });

    it(`finds what is wrong: ${name}`, async () => {
      const [thing] = scene.things;
      const tint = scene.things.length === 1 ? (thing?.tint === 'green' ? 'pink' : 'green') : null;
      const verdict = await judge.judge(picture(index), {
        things: scene.things.map(({ noun }) => ({ noun: noun === 'frog' ? 'dog' : 'frog', tint })),
        background: scene.background === 'white' ? 'black' : 'white',
        layout: scene.layout,
      });
      expect(verdict).toMatchObject({ background: false, object: false, tint: tint === null ? null : false });
      for (const layout of ['top right', 'left', 'two', 'three'] as const) {
        if (layout === scene.layout || (layout === 'two' && scene.layout === 'pair')) continue;
        const { placeCount } = await judge.judge(picture(index), { ...scene, layout });
        expect(placeCount, layout).toBe(false);
      }
    });
  }

  it('sees that an object has another colour than its own', async () => {
    const index = scenes.findIndex(({ things }) => things[0]?.noun === 'star');
    const scene = { ...scenes[index], things: [{ noun: 'star', tint: 'blue' }] } as Scene;
    expect(await judge.judge(picture(index), scene)).toMatchObject({ object: true, tint: false });
  });

  it('names nothing in an empty picture', async () => {
    const [scene] = scenes;
    if (scene === undefined) throw new Error('no scene');
    const [r, g, b] = tables.backgrounds['green'] ?? [0, 0, 0];
    const data = Uint8ClampedArray.from({ length: 128 * 128 * 3 }, (_, i) => [r, g, b][i % 3] ?? 0);
    const verdict = await judge.judge(new SdImage({ width: 128, height: 128, data }), scene);
    expect(verdict).toMatchObject({ background: true, object: false, named: [] });
  });

  it('leaves no tensor behind', async () => {
    const [scene] = scenes;
    if (scene === undefined) throw new Error('no scene');
    await expectNoLeak(() => judge.judge(picture(0), scene));
  });
});

/** Pictures that lie side by side. */
function cut({ width, height, data }: SdImage, count: number): SdImage[] {
  const side = width / count;
  return Array.from({ length: count }, (_, i) => {
    const part = new Uint8ClampedArray(side * height * 3);
    for (let y = 0; y < height; y++) {
      const from = (y * width + i * side) * 3;
      part.set(data.subarray(from, from + side * 3), y * side * 3);
    }
    return new SdImage({ width: side, height, data: part });
  });
}
