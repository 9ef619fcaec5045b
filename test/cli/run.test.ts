import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../../src/cli/prompt';
import { run, type Library, type Surroundings } from '../../src/cli/run';
import { OptionError, UnsupportedError, WeightsError } from '../../src/errors';
import { SdImage } from '../../src/image/image';
import type { GenerateOptions } from '../../src/pipeline/run-options';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sd-ts-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

type Call = GenerateOptions & { readonly prompt: string };

/** A library that draws a dot, and notes what it was asked. */
class Fake implements Library {
  readonly calls: Call[] = [];
  readonly made: object[] = [];
  disposed = 0;
  onDraw: (options: GenerateOptions) => Promise<void> | void = () => undefined;

  SdImage: Library['SdImage'] = SdImage;

  readonly useBackend = (name: string) => Promise.resolve({ name: name === 'auto' ? 'cpu' : name, reason: 'a reason' });

  readonly TinyDecoder = {
    fromPretrained: (location: string) => {
      if (location === 'nowhere') return Promise.reject(new WeightsError('nowhere: there is no config.json.'));
      const run = () => {
        throw new Error('the fake draws without it');
      };
      return Promise.resolve({ location, run, dispose: () => this.disposed++ });
    },
  };

  get StableDiffusion() {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the class below has a `this` of its own
    const fake = this;
    return class {
      constructor(options: { weights: string }) {
        fake.made.push(options);
        if (options.weights === 'nowhere') throw new WeightsError("weights: 'nowhere' was given;\nno such folder.");
      }
      async textToImage(prompt: string, options: GenerateOptions): Promise<SdImage[]> {
        fake.calls.push({ prompt, ...options });
        await fake.onDraw(options);
        options.signal?.throwIfAborted();
        options.onProgress?.({ kind: 'step', done: 1, total: 1 });
        return [new SdImage({ width: 1, height: 1, data: new Uint8ClampedArray(3), parameters: prompt })];
      }
      imageToImage(image: string, prompt: string, options: GenerateOptions): Promise<SdImage[]> {
        return this.textToImage(`${prompt} from ${image}`, options);
      }
      inpaint(image: string, mask: string, prompt: string, options: GenerateOptions): Promise<SdImage[]> {
        return this.textToImage(`${prompt} from ${image} where ${mask}`, options);
      }
      dispose() {
        fake.disposed++;
      }
    };
  }
}

/** Standard input: a terminal's lines, or a pipe. */
function input(pieces: readonly string[], isTTY = false): Input {
  return { isTTY, [Symbol.asyncIterator]: () => Readable.from(pieces.map((piece) => Buffer.from(piece)))[Symbol.asyncIterator]() }; // prettier-ignore
}

async function cli(words: string[], change: Partial<Surroundings> = {}, library = new Fake(), isTTY = false) {
  let [out, err] = ['', ''];
  const code = await run(words, {
    stdin: input([]),
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text), isTTY },
    version: '1.2.3',
    signal: new AbortController().signal,
    loadLibrary: () => Promise.resolve(library),
    ...change,
  });
  return { code, out, err, library };
}

const noLibrary = () => Promise.reject(new Error('the library was loaded'));

test('draws, saves, and says so', async () => {
  const path = join(folder, 'heart.png');
  const { code, out, err, library } = await cli(['a heart', '-o', path, '-s', '7']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^.*heart\.png: 1x1, seed 7, wasm, \d+\.\d s\n$/);
  expect((await SdImage.fromFile(path)).parameters).toBe('a heart');
  expect(library.made).toEqual([{ weights: 'tiny' }]);
  const signal: unknown = expect.any(AbortSignal);
  const onProgress: unknown = expect.any(Function);
  expect(library.calls).toEqual([{ prompt: 'a heart', promptSyntax: 'weighted', seed: 7, signal, onProgress }]);
  expect(library.disposed).toBe(1);
});

test.each(['jpg', 'JPEG', 'webp', 'avif'])('draws to .%s', async (ending) => {
  const path = join(folder, `format.${ending}`);
  const { code, err } = await cli(['a heart', '-o', path]);
  expect([code, err]).toEqual([0, '']);
  const image = await SdImage.fromFile(path);
  expect(image.parameters).toBe(ending === 'avif' ? undefined : 'a heart');
});

test('finds out before it draws that a format cannot be written', async () => {
  const library = new Fake();
  library.SdImage = class {
    encode = () => Promise.reject(new UnsupportedError('SdImage.encode: sharp is not installed; npm install sharp.'));
  };
  const { code, err } = await cli(['a heart', '-o', join(folder, 'none.jpg')], {}, library);
  expect([code, err]).toEqual([1, 'sd-ts: SdImage.encode: sharp is not installed; npm install sharp.\n']);
  expect(library.made).toEqual([]);
});

test('hands every setting on', async () => {
  const path = join(folder, 'x.png');
  const words = `-o ${path} -s 0 -W 64 -H 128 -m m -n n --cfg-scale 0 --rng jax --sampling-method euler --steps 3`;
  const { code, library } = await cli(['p', ...words.split(' '), '--backend', 'auto']);
  expect(code).toBe(0);
  expect(library.made).toEqual([{ weights: 'm' }]);
  const { signal, onProgress, ...call } = library.calls[0] ?? { prompt: '' };
  expect(signal?.aborted).toBe(false);
  expect(onProgress).toBeTypeOf('function');
  expect(call).toEqual({
    prompt: 'p',
    negativePrompt: 'n',
    width: 64,
    height: 128,
    numSteps: 3,
    promptSyntax: 'weighted',
    unconditionalGuidanceScale: 0,
    seed: 0,
    rng: 'jax',
    scheduler: 'euler',
  });
});

test('begins with a picture, and repaints what a mask says', async () => {
  const words = ['a heart', '-o', join(folder, 'x.png'), '--force', '-i', 'photo.png', '--strength', '0.5'];
  const { code, library } = await cli(words);
  expect(code).toBe(0);
  expect(library.calls[0]).toMatchObject({ prompt: 'a heart from photo.png', strength: 0.5 });
  const masked = await cli([...words, '--mask', 'mask.png', '--mask-blur', '4']);
  expect(masked.library.calls[0]).toMatchObject({ prompt: 'a heart from photo.png where mask.png', maskBlur: 4 });
  const large = await cli(['a heart', '-o', join(folder, 'y.png'), '--hires', '2']);
  expect(large.library.calls[0]).toMatchObject({ prompt: 'a heart', hiresFix: { scale: 2 } });
});

test('hands the options of cheaper steps on, and frees the tiny decoder', async () => {
  const words = `p -o ${join(folder, 'x.png')} --guidance-end .5 --deep-cache 3 --vae-tiling --taesd ./taesd`;
  const { code, library } = await cli(words.split(' '));
  expect(code).toBe(0);
  expect(library.made).toEqual([{ weights: 'tiny', vaeTiling: true }]);
  const decoder: unknown = expect.objectContaining({ location: './taesd' });
  expect(library.calls[0]).toMatchObject({ guidanceEnd: 0.5, deepCache: { interval: 3 }, decoder });
  expect(library.disposed).toBe(2);
  const missing = await cli(['p', '-o', join(folder, 'y.png'), '--taesd', 'nowhere']);
  expect([missing.code, missing.err]).toEqual([1, 'sd-ts: nowhere: there is no config.json.\n']);
  expect(missing.library.disposed).toBe(1);
});

test('a batch: one file and one seed each', async () => {
  const { out, library } = await cli(['p', '-o', join(folder, 'x.png'), '-s', '5', '-b', '2', '--backend', 'auto']);
  expect(await readdir(folder)).toEqual(['x_1.png', 'x_2.png']);
  expect(library.calls.map(({ seed }) => seed)).toEqual([5, 6]);
  expect(out).toMatch(
    /^Backend cpu: a reason\n.*x_1\.png: 1x1, seed 5, cpu, .* s\n.*x_2\.png: 1x1, seed 6, cpu, .* s\n$/,
  );
});

test('a seed is chosen and said when none is given', async () => {
  const { out, library } = await cli(['p', '-o', join(folder, 'x.png')]);
  const seed = library.calls[0]?.seed ?? -1;
  expect(seed).toBeGreaterThanOrEqual(0);
  expect(out).toContain(`, seed ${String(seed)}, `);
});

test('a bar on a terminal only', async () => {
  const words = ['p', '-f', '-o', join(folder, 'x.png')];
  expect((await cli(words, {}, new Fake(), true)).err).toMatch(/\r1\/1 \[={30}\] - .*\n$/);
  expect((await cli([...words, '--quiet'], {}, new Fake(), true)).err).toBe('');
  expect((await cli([...words, '--quiet'])).out).toBe('');
});

test("a checkpoint's licence is named, terminal or not", async () => {
  const library = new Fake();
  library.onDraw = ({ onProgress }) => {
    onProgress?.({ kind: 'licence', checkpoint: 'someone/model', licence: 'X' });
  };
  const words = ['p', '-f', '-o', join(folder, 'x.png')];
  expect((await cli(words, {}, library)).err).toBe('someone/model is licensed under X.\n');
  expect((await cli([...words, '--quiet'], {}, library)).err).toBe('');
});

test('a warning is passed on, terminal or not', async () => {
  const library = new Fake();
  library.onDraw = ({ onProgress }) => onProgress?.({ kind: 'warning', message: 'The hub is away.' });
  expect((await cli(['p', '-o', join(folder, 'x.png')], {}, library)).err).toBe('The hub is away.\n');
});

describe('the prompt', () => {
  const output = () => ['-o', join(folder, 'x.png'), '--quiet'];

  test('is all of standard input for -, in pieces that cut letters too [stdin-prompt]', async () => {
    const bytes = Buffer.from('ein Füchslein 🦊\nim Schnee\n');
    const stdin = { [Symbol.asyncIterator]: () => Readable.from(Array.from(bytes, (byte) => Buffer.of(byte)))[Symbol.asyncIterator]() }; // prettier-ignore
    for (const words of [['-'], ['-p', '-']]) {
      const { code, library } = await cli([...words, ...output(), '-f'], { stdin });
      expect([code, library.calls[0]?.prompt]).toEqual([0, 'ein Füchslein 🦊\nim Schnee']);
    }
    const none = await cli(['-', ...output(), '-f'], { stdin: input(['\n']), loadLibrary: noLibrary });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('there is no prompt; say what to draw')]);
    const endless = await cli(['-', ...output(), '-f'], { stdin: input(Array(20).fill('x'.repeat(100_000))) }); // prettier-ignore
    expect([endless.code, endless.err]).toEqual([2, expect.stringContaining('standard input: has over 1048576')]);
  });

  test('is asked for on a terminal, where there is none or an empty one [empty-prompt-asks]', async () => {
    for (const words of [[], ['']]) {
      const stdin = input(['a he', 'art\nnever read'], true);
      const { code, err, library } = await cli([...words, ...output(), '-f'], { stdin });
      expect([code, err, library.calls[0]?.prompt]).toEqual([0, 'Prompt: ', 'a heart']);
    }
    const nothing = await cli([...output(), '-f'], { stdin: input(['\n'], true), loadLibrary: noLibrary });
    expect([nothing.code, nothing.err]).toEqual([
      2,
      expect.stringMatching(/^Prompt: sd-ts: there is no prompt; .*\n$/),
    ]);
  });

  test('is needed where there is no terminal, and may be empty there', async () => {
    const none = await cli(output(), { loadLibrary: noLibrary });
    expect([none.code, none.err]).toEqual([2, 'sd-ts: there is no prompt; say what to draw, or give - to read it from standard input. See sd-ts --help.\n']); // prettier-ignore
    const empty = await cli(['', ...output()]);
    expect([empty.code, empty.library.calls[0]?.prompt]).toEqual([0, '']);
  });

  test('is not waited for after Ctrl-C', async () => {
    const interrupt = new AbortController();
    const never = { isTTY: true, [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    setTimeout(() => {
      interrupt.abort();
    }, 20);
    const { code, err } = await cli(output(), { stdin: never, signal: interrupt.signal, loadLibrary: noLibrary });
    expect([code, err]).toEqual([130, 'Prompt: sd-ts: interrupted.\n']);
  });
});

describe('a picture that is there', () => {
  test('is not overwritten without --force [no-overwrite]', async () => {
    const path = join(folder, 'x.png');
    await writeFile(path, 'old');
    const { code, err } = await cli(['p', '-o', path], { loadLibrary: noLibrary });
    expect([code, err]).toEqual([1, `sd-ts: ${path}: there is such a file; a name that is free is needed; --force overwrites it.\n`]); // prettier-ignore
    expect(await readFile(path, 'utf8')).toBe('old');
    for (const flag of ['--force', '-f']) expect((await cli(['p', '-o', path, flag])).code).toBe(0);
    expect((await SdImage.fromFile(path)).parameters).toBe('p');
    await writeFile(join(folder, 'y_2.png'), 'old');
    expect((await cli(['p', '-b', '2', '-o', join(folder, 'y.png')], { loadLibrary: noLibrary })).err).toMatch(
      /y_2\.png/,
    );
  });

  test('makes the next one go by the next name, where none is given [next-name]', async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      for (let i = 0; i < 3; i++) expect((await cli(['p'])).code).toBe(0);
      expect((await cli(['p', '-b', '2'])).code).toBe(0);
      expect((await cli(['p', '-b', '2'])).code).toBe(0);
    } finally {
      process.chdir(before);
    }
    const names = ['output-2.png', 'output-2_1.png', 'output-2_2.png', 'output-3.png', 'output.png', 'output_1.png', 'output_2.png']; // prettier-ignore
    expect((await readdir(folder)).sort()).toEqual(names.sort());
  });
});

test('whatever is thrown or warned of is one line, of a length to be read [one-line]', async () => {
  const library = new Fake();
  library.onDraw = ({ onProgress }) => {
    onProgress?.({ kind: 'warning', message: 'one\ntwo\x1b[2Jthree' });
    throw new Error(`a\r\n${'\u001b[31m'.repeat(1_000_000)}`);
  };
  const { err } = await cli(['p', '-o', join(folder, 'x.png')], {}, library);
  const lines = err.split('\n');
  expect([lines.length, lines[0]]).toEqual([3, 'one two [2Jthree']);
  expect(lines[1]?.length).toBeLessThan(2100);
  expect(err.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f]/);
});

test('help and version load nothing', async () => {
  const help = await cli(['--help'], { loadLibrary: noLibrary });
  expect([help.code, help.err]).toEqual([0, '']);
  expect(help.out).toMatch(/^Draws a picture.*\n\nUsage: sd-ts/);
  expect((await cli(['--version'], { loadLibrary: noLibrary })).out).toBe('1.2.3\n');
});

describe('faults are one line, and leave no file', () => {
  afterEach(async () => {
    expect((await readdir(folder)).filter((name) => name.includes('x'))).toEqual([]);
  });
  const line = (text: string) => new RegExp(`^sd-ts: ${text}\n$`);

  test('a wrong option', async () => {
    const { code, err } = await cli(['p', '--nonsense'], { loadLibrary: noLibrary });
    expect(code).toBe(2);
    expect(err).toMatch(line("Unknown option '--nonsense'\\. See sd-ts --help\\."));
  });

  test('places that cannot be written, before the library is loaded', async () => {
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'dir.png'));
    const cases: [string, string][] = [
      ['none/x.png', "there is no folder '.*none'; make it first"],
      ['file/x.png', "'.*file' is a file; a folder is needed"],
      ['dir.png', 'this is a folder; a file is needed'],
      [`${'x'.repeat(250)}.png`, 'cannot be written \\(ENAMETOOLONG.*\\)'],
    ];
    for (const [name, message] of cases) {
      const { code, err } = await cli(['p', '-o', join(folder, name)], { loadLibrary: noLibrary });
      expect(code).toBe(1);
      expect(err).toMatch(line(`.*: ${message}\\.`));
    }
  });

  test('what the library refuses', async () => {
    const output = ['-o', join(folder, 'x.png')];
    const weights = await cli(['p', ...output, '-m', 'nowhere']);
    expect(weights.code).toBe(1);
    expect(weights.err).toMatch(line("weights: 'nowhere' was given; no such folder\\."));
    const library = new Fake();
    library.onDraw = () => {
      throw new OptionError('textToImage: the prompt has 80 tokens; at most 77 are read; shorten it.');
    };
    const prompt = await cli(['p', ...output], {}, library);
    expect(prompt.code).toBe(2);
    expect(prompt.err).toMatch(line('textToImage: the prompt has 80 tokens; .* shorten it\\.'));
    expect(library.disposed).toBe(1);
  });

  test('anything else that is thrown', async () => {
    const library = new Fake();
    library.onDraw = () => {
      throw new RangeError('out of memory');
    };
    const { code, err } = await cli(['p', '-o', join(folder, 'x.png')], {}, library);
    expect(code).toBe(1);
    expect(err).toMatch(line('out of memory'));
  });

  test('Ctrl-C', async () => {
    const interrupt = new AbortController();
    const library = new Fake();
    library.onDraw = () => {
      interrupt.abort();
    };
    const { code, err } = await cli(['p', '-o', join(folder, 'x.png')], { signal: interrupt.signal }, library);
    expect([code, err]).toEqual([130, 'sd-ts: interrupted.\n']);
    expect(library.disposed).toBe(1);
  });

  test('Ctrl-C while the library loads', async () => {
    const { code, err, library } = await cli(['p', '-o', join(folder, 'x.png')], { signal: AbortSignal.abort() });
    expect([code, err]).toEqual([130, 'sd-ts: interrupted.\n']);
    expect(library.made).toEqual([]);
  });
});
