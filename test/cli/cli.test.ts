import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '#engines';
import { version } from '../../package.json';
import { isSoftware } from '../../src/backends/engines-webgpu';
import { HELP } from '../../src/cli/flags';
import { SdImage } from '../../src/image/image';
import { samplerNames } from '../../src';
import { eachBackend } from '../support/engines';
import { pixelDifference } from '../support/picture-cases';
import { build, sdTs } from './built';

beforeAll(build);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sd-ts-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

const fewSteps = ['--steps', '2', '--seed', '7'];

describe('the built command line', () => {
  test('draws with the embedded model', async () => {
    const { code, out, err } = await sdTs(folder, ['a red heart 🦊', '-o', 'heart.png', '-n', 'blur', ...fewSteps]);
    expect(err).toMatch(/^(tiny is licensed under .*\n)?$/);
    expect(code).toBe(0);
    expect(out).toMatch(/^heart\.png: 128x128, seed 7, wasm, \d+\.\d s\n$/);
    expect(await readdir(folder)).toEqual(['heart.png']);
    const image = await SdImage.fromFile(join(folder, 'heart.png'));
    expect([image.width, image.height]).toEqual([128, 128]);
    expect(new Set(image.data).size).toBeGreaterThan(64);
    expect(image.parameters).toMatch(/^a red heart 🦊\nNegative prompt: blur\nSteps: 2, .*Seed: 7, /);
  });

  test('a seed draws the same picture again, and the second of a batch alone', async () => {
    await sdTs(folder, ['a star', '-o', 'x.png', '-b', '2', ...fewSteps]);
    const again = await sdTs(folder, ['a star', '-o', 'y.png', '--steps', '2', '-s', '8']);
    expect(again.code).toBe(0);
    const [first, second, alone] = await Promise.all(
      ['x_1.png', 'x_2.png', 'y.png'].map((name) => SdImage.fromFile(join(folder, name))),
    );
    expect(alone).toEqual(second);
    expect(first?.data).not.toEqual(second?.data);
  });

  test('says once that the model knows no word of a prompt [unknown-words-command-line]', async () => {
    const { code, err } = await sdTs(folder, ['zyxxy', '-o', 'x.png', '-b', '2', '--steps', '1', '-s', '7']);
    expect(code).toBe(0);
    expect(err.match(/tiny: the model was taught no word of 'zyxxy'.*\n/g)).toHaveLength(1);
  });

  test('other sizes, samplers, random numbers and backends', async () => {
    const words =
      '-W 96 -H 64 --sampling-method euler_a --rng torch --backend cpu --cfg-scale 3 --quiet -o x.png --guidance-end 0 --vae-tiling';
    const { code, out, err } = await sdTs(folder, ['a star', '--steps', '1', '-s', '1', ...words.split(' ')]);
    expect([code, out, err]).toEqual([0, '', '']);
    const image = await SdImage.fromFile(join(folder, 'x.png'));
    expect([image.width, image.height]).toEqual([96, 64]);
    expect(image.parameters).toMatch(
      /Sampler: euler_a, .*CFG scale: 3, Guidance end: 0, .*RNG: torch, .*VAE tiles: 128/,
    );
  });

  test('help and version at once', async () => {
    const help = await sdTs(folder, ['--help']);
    expect([help.code, help.out, help.err]).toEqual([0, HELP, '']);
    expect(help.seconds).toBeLessThan(2);
    expect((await sdTs(folder, ['--version'])).out).toBe(`${version}\n`);
  });
});

test('the help names every sampler', () => {
  for (const name of samplerNames) expect(HELP).toContain(name);
});

test.each<[string, string[], number, RegExp]>([
  ['no prompt', [], 2, /there is no prompt/],
  ['an unknown option', ['p', '--nonsense'], 2, /Unknown option '--nonsense'/],
  ['a size that the checkpoint cannot draw', ['p', '-W', '100'], 2, /width is 100; a multiple of \d+ .*nearest is \d+/],
  ['an unknown sampler', ['p', '--sampling-method', 'magic'], 2, /"magic".*ddim/],
  ['random numbers of nobody', ['p', '--rng', 'dice'], 2, /"dice".*tensorflow/],
  ['an unknown backend', ['p', '--backend', 'abacus'], 2, /"abacus".*wasm/],
  ['too many steps', ['p', '--steps', '100000'], 2, /100000/],
  ['a plain prompt of over 77 tokens', ['word '.repeat(80), '--prompt-syntax', 'plain'], 2, /\d+ tokens.* 77/],
  ['a missing model folder', ['p', '-m', './none'], 1, /\.\/none/],
  ['a tiny decoder that is none', ['p', '--taesd', './none'], 1, /\.\/none: there is no config\.json/],
  ['a folder that is no model', ['p', '-m', '.'], 1, /model_index\.json/],
  ['a missing folder for the picture', ['p', '-o', 'none/x.png'], 1, /there is no folder 'none'/],
])('%s: one line, an exit code, no file', async (_, words, code, message) => {
  const result = await sdTs(folder, words);
  const lines = result.err.split('\n').filter((line) => !line.includes('licensed under'));
  expect(lines).toEqual([expect.stringMatching(message), '']);
  expect(lines[0]).toMatch(/^sd-ts: /);
  expect([result.code, result.out]).toEqual([code, '']);
  expect(await readdir(folder)).toEqual([]);
});

test('Ctrl-C ends a run soon, and leaves nothing', async () => {
  let interrupted = 0;
  const words = ['a star', '--steps', '500', '-o', 'x.png'];
  const result = await sdTs(folder, words, (child) => {
    child.stderr?.once('data', () => {
      interrupted = performance.now(); // the licence is named as the first step begins
      child.kill('SIGINT');
    });
  });
  expect(result.code).toBe(130);
  expect(result.err).toMatch(/sd-ts: interrupted\.\n$/);
  expect(performance.now() - interrupted).toBeLessThan(10_000);
  expect(await readdir(folder)).toEqual([]);
});

eachBackend(async () => {
  const words = ['a star', '-W', '32', '-H', '32', '--steps', '1', '--seed', '7'];
  const expected = isSoftware(await engines.gpuAdapter()) ? /^Backend (tensorflow|wasm): / : /^Backend webgpu: a GPU is there: /; // prettier-ignore

  test('draws on webgpu what cpu draws, within 1 of 255, and takes a real GPU by itself', async () => {
    const drawn = async (backend: string) => {
      const { code, out } = await sdTs(folder, [...words, '--backend', backend, '-o', `${backend}.png`]);
      expect(code).toBe(0);
      return { out, image: await SdImage.fromFile(join(folder, `${backend}.png`)) };
    };
    const [cpu, webgpu, auto] = [await drawn('cpu'), await drawn('webgpu'), await drawn('auto')];
    expect(webgpu.out).toMatch(/^webgpu\.png: 32x32, seed 7, webgpu, \d+\.\d s\n$/);
    expect(pixelDifference(webgpu.image, cpu.image)).toBeLessThanOrEqual(1);
    expect(auto.out).toMatch(expected);
  });
}, ['webgpu']);
