import { expect, test } from 'vitest';
import { outputNames, readArguments, type Arguments } from '../../src/cli/args';
import { HELP } from '../../src/cli/flags';
import { OptionError } from '../../src/errors';

const defaults = {
  prompt: 'a heart',
  model: 'tiny',
  run: { promptSyntax: 'weighted' },
  batchCount: 1,
  vaeTiling: false,
  force: false,
  backend: 'wasm',
  quiet: false,
};

test('a prompt is enough', () => {
  expect(readArguments(['a heart'])).toEqual(defaults);
  expect(readArguments(['-p', 'a heart'])).toEqual(defaults);
  expect(readArguments(['--prompt', 'a heart'])).toEqual(defaults);
  expect(readArguments(['-p', ''])).toEqual({ ...defaults, prompt: '' });
  expect(readArguments(['-'])).toEqual({ ...defaults, prompt: '-' });
  expect(readArguments(['-p', '-'])).toEqual({ ...defaults, prompt: '-' });
  expect(readArguments([])).toEqual({ ...defaults, prompt: null });
  expect(readArguments(['--', '-a heart'])).toEqual({ ...defaults, prompt: '-a heart' });
});

test('every option', () => {
  const long =
    '--negative-prompt blur --model ./folder --width 256 --height 192 --seed 0 --steps 3 --cfg-scale 1.5 ' +
    '--sampling-method euler_a --batch-count 2 --output x/y.PNG --rng torch --backend auto --quiet ' +
    '--guidance-end 0.5 --deep-cache 3 --vae-tiling --taesd ./taesd --force';
  const short =
    '-n blur -m ./folder -W 256 -H 192 -s 0 --steps=3 --cfg-scale=1.5 --sampling-method euler_a -b 2 -o x/y.PNG ' +
    '--rng torch --backend auto --quiet --guidance-end=.5 --deep-cache=3 --vae-tiling --taesd ./taesd -f';
  const all = {
    prompt: 'a heart',
    model: './folder',
    run: {
      negativePrompt: 'blur',
      width: 256,
      height: 192,
      seed: 0,
      numSteps: 3,
      promptSyntax: 'weighted',
      unconditionalGuidanceScale: 1.5,
      guidanceEnd: 0.5,
      deepCache: { interval: 3 },
      scheduler: 'euler_a',
      rng: 'torch',
    },
    vaeTiling: true,
    taesd: './taesd',
    batchCount: 2,
    output: 'x/y.PNG',
    force: true,
    backend: 'auto',
    quiet: true,
  };
  expect(readArguments([...long.split(' '), 'a heart'])).toEqual(all);
  expect(readArguments(['a heart', ...short.split(' ')])).toEqual(all);
});

test('pictures to begin with', () => {
  const words = ['a heart', '-i', 'photo.png', '--strength', '0.5', '--init-image-resize', 'contain'];
  const { image, mask, run } = readArguments(words) as Arguments;
  expect([image, mask, run]).toEqual(['photo.png', undefined, { ...defaults.run, strength: 0.5, resize: 'contain' }]);
  const more = ['--mask', 'https://host/mask.png', '--mask-blur', '4', '--only-masked', '16'];
  expect(readArguments([...words, ...more])).toMatchObject({
    image: 'photo.png',
    mask: 'https://host/mask.png',
    run: { strength: 0.5, maskBlur: 4, onlyMasked: 16 },
  });
  expect(readArguments(['a heart', '--hires', '2'])).toMatchObject({ run: { hiresFix: { scale: 2 } } });
  expect(() => readArguments(['a', '--mask', 'm.png', '--strength=2', '--only-masked=0.5'])).toThrow(
    '--mask says nothing without --init-img; --strength is "2"; a number from 0 to 1 is needed; --only-masked is "0.5"; a whole number from 0',
  );
  expect(() => readArguments(['a', '-i', 'x.png', '--mask-blur', '4'])).toThrow(
    '--mask-blur says nothing without --mask',
  );
  expect(() => readArguments(['a', '-i', 'x.png', '--hires', '2'])).toThrow('--hires begins with text');
});

test('a seed of -1 is a random one, in every spelling [seed-minus-one]', () => {
  for (const words of [['--seed', '-1'], ['--seed=-1'], ['-s', '-1'], ['-s-1']]) {
    expect(readArguments(['a heart', ...words])).toEqual(defaults);
  }
  expect(readArguments(['a', '--cfg-scale', '-.5'])).toMatchObject({ run: { unconditionalGuidanceScale: -0.5 } });
  expect(readArguments(['--', '-1'])).toEqual({ ...defaults, prompt: '-1' });
});

test('help and version need nothing else', () => {
  expect(readArguments(['--help', '--steps', 'x'])).toBe('help');
  expect(readArguments(['-h'])).toBe('help');
  expect(readArguments(['--version'])).toBe('version');
});

test.each<[string[], string]>([
  [['a', 'red', 'heart'], 'there are 3 prompts; one is needed, in quotes.'],
  [['a', '-p', 'b'], 'there are 2 prompts; one is needed, in quotes.'],
  [['a', '--nonsense'], "Unknown option '--nonsense'."],
  [['a', '--strength', '1'], '--strength says nothing without --init-img.'],
  [['a', '--steps'], "Option '--steps <value>' argument missing."],
  [['a', '--seed', '-2'], '--seed is "-2"; a whole number from 0, or -1 for a random one, is needed.'],
  [['a', '-s', '1.5'], '--seed is "1.5"; a whole number from 0, or -1 for a random one, is needed.'],
  [['a', '--steps', '-5'], '--steps is "-5"; a whole number of at least 1 is needed.'],
  [['a', '-W', '12.5'], '--width is "12.5"; a whole number of pixels is needed.'],
  [['a', '-H', ''], '--height is ""; a whole number of pixels is needed.'],
  [['a', '--steps', '0'], '--steps is "0"; a whole number of at least 1 is needed.'],
  [['a', '-b', 'two'], '--batch-count is "two"; a whole number of at least 1 is needed.'],
  [['a', '--cfg-scale', 'Infinity'], '--cfg-scale is "Infinity"; a finite number is needed.'],
  [['a', '--guidance-end', '1.5'], '--guidance-end is "1.5"; a number from 0 to 1 is needed.'],
  [['a', '--deep-cache', '0'], '--deep-cache is "0"; a whole number of at least 1 is needed.'],
  [['a', '-o', 'a.gif'], '--output is "a.gif"; a name that ends in .png, .jpg, .webp or .avif is needed.'],
  [['a', '-o', 'folder/.png'], '--output is "folder/.png"; a name that ends in .png, .jpg, .webp or .avif is needed.'],
])('%j is refused', (words, message) => {
  expect(() => readArguments(words)).toThrow(OptionError);
  expect(() => readArguments(words)).toThrow(new OptionError(`${message} See sd-ts --help.`));
});

test('all faults at once', () => {
  expect(() => readArguments(['--steps', 'x', '-s', 'y', '-o', 'z'])).toThrow(
    '--steps is "x"; a whole number of at least 1 is needed; ' +
      '--seed is "y"; a whole number from 0, or -1 for a random one, is needed; ' +
      '--output is "z"; a name that ends in .png, .jpg, .webp or .avif is needed. See sd-ts --help.',
  );
});

test('names of several pictures', () => {
  expect(outputNames('a/x.png', 1)).toEqual(['a/x.png']);
  expect(outputNames('a.png/x.PNG', 2)).toEqual(['a.png/x_1.PNG', 'a.png/x_2.PNG']);
  expect(outputNames('a.b.jpeg', 2)).toEqual(['a.b_1.jpeg', 'a.b_2.jpeg']);
});

test('the help fits a terminal and names every option', () => {
  for (const line of HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  for (const name of 'prompt negative-prompt model width height seed steps cfg-scale guidance-end deep-cache vae-tiling taesd force sampling-method rng backend'.split(
    ' ',
  )) {
    expect(HELP).toContain(`--${name} `);
  }
});
