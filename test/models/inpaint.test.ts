import { afterAll, describe, expect, it } from 'vitest';
import { OptionError, StableDiffusion, type InpaintOptions, type Progress, type SdImage } from '../../src';
import { eachBackend, expectNoLeak } from '../support/engines';
import { pictureOf, disc } from '../support/from-a-picture';

const prompt = 'a red heart on a blue background';
const quick = { numSteps: 3, seed: 3 };
const model = new StableDiffusion({ weights: 'tiny' });
const greyOf = (side: number) => pictureOf(side, side, (x, y, c) => 100 + 20 * c + ((x + y) % 32));
const cornerOf = (side: number) => pictureOf(side, side, (x, y) => (x >= side / 2 && y >= side / 2 ? 255 : 0));
const [grey, corner] = [greyOf(128), cornerOf(128)];
const isCorner = (x: number, y: number) => x >= 64 && y >= 64;

afterAll(() => {
  model.dispose();
});

const drawn = async (image: SdImage, mask: SdImage, options: InpaintOptions = {}): Promise<SdImage> =>
  (await model.inpaint(image, mask, prompt, { ...quick, ...options }))[0] as SdImage;

/** The pixels of `a` that are not those of `b`, by whether they lie where `isInside` says. */
function changed(
  a: SdImage,
  b: SdImage,
  isInside: (x: number, y: number) => boolean,
): { inside: number; outside: number } {
  const count = { inside: 0, outside: 0 };
  for (let i = 0; i < a.width * a.height; i++) {
    const isSame = [0, 1, 2].every((c) => a.data[3 * i + c] === b.data[3 * i + c]);
    if (!isSame) count[isInside(i % a.width, Math.floor(i / a.width)) ? 'inside' : 'outside'] += 1;
  }
  return count;
}

describe('inpaint', () => {
  eachBackend((name) => {
    it('repaints what is white, and leaves every other pixel', async () => {
      await expectNoLeak(async () => {
        const side = name === 'cpu' || name === 'webgpu' ? 64 : 128; // they are slow
        const image = await drawn(greyOf(side), cornerOf(side), { width: side, height: side, numSteps: 2 });
        const { inside, outside } = changed(image, greyOf(side), (x, y) => x >= side / 2 && y >= side / 2);
        expect(inside).toBeGreaterThan((0.9 * side ** 2) / 4);
        expect(outside).toBe(0);
        model.dispose();
      });
    });
  });

  eachBackend(() => {
    it('softens the edge of the mask where asked to, over grey too', async () => {
      const [sharp, soft] = [await drawn(grey, corner), await drawn(grey, corner, { maskBlur: 4 })];
      expect(changed(sharp, grey, isCorner).outside).toBe(0);
      const { outside } = changed(soft, grey, isCorner);
      expect(outside).toBeGreaterThan(100);
      expect(changed(soft, grey, (x, y) => x >= 48 && y >= 48).outside).toBe(0);
      expect(soft.parameters).toContain('Denoising strength: 1, Mask blur: 4, ');
    });

    it('draws the region of the mask alone in full size, and puts it back into the picture', async () => {
      const wide = pictureOf(300, 200, (x, y, c) => (x + 2 * y + 50 * c) % 256);
      const isMeant = (x: number, y: number) => x >= 200 && x < 240 && y >= 120 && y < 150;
      const mask = pictureOf(300, 200, (x, y) => (isMeant(x, y) ? 255 : 0));
      model.dispose();
      const image = await expectNoLeak(async () => {
        const whole = await drawn(wide, mask, { onlyMasked: 16 });
        model.dispose();
        return whole;
      });
      expect([image.width, image.height]).toEqual([300, 200]);
      const { inside, outside } = changed(image, wide, isMeant);
      expect(inside).toBeGreaterThan(1100);
      expect(outside).toBe(0);
      expect(image.parameters).toContain('Inpaint area: Only masked, Masked area padding: 16');
      const other = await drawn(wide, mask, { onlyMasked: true });
      expect(changed(other, image, isMeant).inside).toBeGreaterThan(500); // with 32 pixels around it
    });

    it('keeps more of what it repaints the smaller the strength, in a batch too', async () => {
      const of = async (strength: number) => {
        const [, second] = await model.inpaint(disc, corner, prompt, {
          ...quick,
          numSteps: 10,
          batchSize: 2,
          strength,
        });
        const image = second as SdImage;
        return image.data.reduce((sum, value, i) => sum + Math.abs(value - (disc.data[i] ?? 0)), 0);
      };
      expect(await of(0.1)).toBeLessThan((await of(1)) / 2);
    });

    it('ends wherever it is, frees all, and runs in low memory', async () => {
      await model.load({ parts: ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'] });
      const expected = await drawn(grey, corner);
      await expectNoLeak(async () => {
        for (const kind of ['encode', 'step', 'decode'] as const) {
          const abort = new AbortController();
          const onProgress = (p: Progress) => {
            if (p.kind === kind) abort.abort(new Error(`enough of ${kind}`));
          };
          await expect(drawn(grey, corner, { signal: abort.signal, onProgress })).rejects.toThrow(`enough of ${kind}`);
        }
        const low = new StableDiffusion({ weights: 'tiny', lowMemory: true });
        const [image] = await low.inpaint(grey, corner, prompt, quick);
        expect(String(image?.data)).toBe(String(expected.data));
        low.dispose();
      });
    });

    it('needs something white', async () => {
      const black = pictureOf(128, 128, () => 100);
      await expect(drawn(grey, black)).rejects.toThrow(
        new OptionError(
          'inpaint: the brightest pixel of the mask has 100; at least 128 of 255 are needed where it is to be repainted: white is what is drawn anew.',
        ),
      );
    });
  }, ['wasm']);
});
