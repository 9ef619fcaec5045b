import { describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { plotImages, SdImage } from '../../src';
import { writeText } from '../../src/image/chunks';
import { stemOf } from '../../src/weights/locate';
import type { Run } from '../../src/pipeline/run';
import { describeRun, type Drawn } from '../../src/pipeline/run-text';
import { PILLOW_TEXTS } from '../image/pillow-texts';

const run: Run = {
  ...{ width: 64, height: 128, negativePrompt: '', batchSize: 1, numSteps: 20, unconditionalGuidanceScale: 7.5 },
  ...{
    promptSyntax: 'plain',
    clipSkip: 0,
    guidanceEnd: 1,
    deepCache: null,
    hiresFix: null,
    tile: null,
    isGuidanceEmbedded: false,
    seed: 7,
    rng: 'torch',
    scheduler: 'dpm++2m_karras',
    sigmas: 'default',
    eta: null,
  },
};
const drawn: Drawn = {
  ...{ prompt: 'a red heart', checkpoint: 'tiny', variant: undefined, predictionType: undefined, loras: [] },
  ...{ learnedTokens: [], precision: 'float32', backend: 'wasm', decoder: undefined, isNoiseGiven: false },
};

/**
 * What the web UI of AUTOMATIC1111 reads, as its format is documented: the last line are settings if it has three; the lines before are
 * the prompt, from "Negative prompt:" on the negative one; a value in quotes is JSON, another ends at the comma; sizes are two values.
 */
function readBack(text: string): Record<string, string> {
  const setting = /\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)/g;
  const lines = text.trim().split('\n');
  const last = lines.pop() ?? '';
  const found = [...last.matchAll(setting)];
  expect(found.length).toBeGreaterThanOrEqual(3);
  const prompts: [string[], string[]] = [[], []];
  let isNegative = 0;
  for (const line of lines.map((one) => one.trim())) {
    if (line.startsWith('Negative prompt:')) isNegative = 1;
    prompts[isNegative as 0 | 1].push(line.replace(/^Negative prompt:\s*/, ''));
  }
  const result: Record<string, string> = { Prompt: prompts[0].join('\n'), 'Negative prompt': prompts[1].join('\n') };
  for (const [, key = '', value = ''] of found) {
    const plain = value.startsWith('"') && value.endsWith('"') ? (JSON.parse(value) as string) : value;
    const [, width, height] = /^(\d+)x(\d+)$/.exec(plain) ?? [];
    if (width === undefined || height === undefined) result[key] = plain;
    else Object.assign(result, { [`${key}-1`]: width, [`${key}-2`]: height });
  }
  return result;
}

describe('the settings in a picture', () => {
  it('are all that draws it again [png-complete]', () => {
    const whole: Run = {
      ...run,
      ...{ negativePrompt: 'blur', guidanceEnd: 0.5, deepCache: { interval: 3, branch: 1 }, tile: 512 },
      batchSize: 2,
    };
    const more: Drawn = {
      ...drawn,
      ...{ prompt: 'a <Thing>', checkpoint: 'owner/name@main', variant: 'fp16', predictionType: 'v_prediction' },
      ...{ loras: [{ name: 'style', scale: 0.7 }, { name: 'other', scale: -1 }] }, // prettier-ignore
      ...{
        learnedTokens: ['<thing>', '<unused>'],
        precision: 'mixed_float16',
        backend: 'tensorflow',
        decoder: 'madebyollin/taesd',
      },
    };
    expect(readBack(describeRun(more, whole, 1))).toEqual({
      Prompt: 'a <Thing>',
      'Negative prompt': 'blur',
      Steps: '20',
      Sampler: 'dpm++2m_karras',
      'CFG scale': '7.5',
      'Guidance end': '0.5',
      'Deep cache': '3 (branch 1)',
      Decoder: 'madebyollin/taesd',
      'VAE tiles': '512',
      Seed: '7',
      RNG: 'torch',
      'Size-1': '64',
      'Size-2': '128',
      Model: 'owner/name@main',
      Variant: 'fp16',
      'Prediction type': 'v_prediction',
      Lora: 'style: 0.7, other: -1',
      TI: '<thing>',
      Precision: 'mixed_float16',
      Backend: 'tensorflow',
      'Batch size': '2',
      'Batch pos': '1',
      Version: `sd-ts ${version}`,
    });
  });

  it('say no more than they need to', () => {
    const tail = `Size: 64x128, Model: tiny, Precision: float32, Backend: wasm, Version: sd-ts ${version}`;
    const seed = 'Steps: 20, Sampler: dpm++2m_karras, CFG scale: 7.5, Seed: 7, RNG: torch';
    expect(describeRun(drawn, run, 0)).toBe(`a red heart\n${seed}, ${tail}`);
    expect(describeRun({ ...drawn, prompt: null }, run, 0)).toBe(`${seed}, ${tail}`);
  });

  it.each([
    'plain-name_1.5',
    'a, b',
    'a: b',
    'say "hi"',
    '"whole"',
    'back\\slash',
    'two\nlines',
    ' outer ',
    'ü, 狐: 🦊',
    ', Seed: 9, x: "',
  ])('are read back by the web UI, whatever the name of a model: %j', (checkpoint) => {
    // prettier-ignore
    const text = describeRun({ ...drawn, checkpoint }, run, 0);
    expect(text.split('\n')).toHaveLength(2);
    expect(readBack(text)).toMatchObject({ Model: checkpoint, Seed: '7', Prompt: 'a red heart' });
  });

  it('are quoted as the web UI quotes [png-quoted]', () => {
    expect(describeRun({ ...drawn, checkpoint: 'a, b: "c"' }, run, 0)).toContain(', Model: "a, b: \\"c\\"", ');
  });

  it('name a checkpoint by no path [png-private]', () => {
    const names = ['/home/me/secret/model.safetensors', 'C:\\Users\\me\\model.safetensors', './model/', 'https://me:pw@host/p/model.safetensors?sig=1', new URL('file:///home/me/model')]; // prettier-ignore
    expect(names.map(stemOf)).toEqual(names.map(() => 'model'));
  });

  it('are shared by a plot of one batch', () => {
    const picture = (place: number) =>
      new SdImage({ width: 1, height: 1, data: new Uint8ClampedArray(3), parameters: describeRun(drawn, { ...run, batchSize: 2 }, place) }); // prettier-ignore
    const both = plotImages([picture(0), picture(1)]);
    expect(both.parameters).toContain(', Batch size: 2, Version: ');
  });

  it('are read back by Pillow [png-pillow]', () => {
    for (const [text, png] of PILLOW_TEXTS) {
      const read = Buffer.from(png, 'base64'); // in which Pillow found the text
      expect(read.includes(Buffer.from(writeText('parameters', text)))).toBe(true);
    }
  });
});
