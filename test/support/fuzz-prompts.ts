import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files } from '#files';
import { SdImage } from '../../src/image/image';
import { openCheckpoint } from '../../src/checkpoints/open';
import { findAdapter, usualLora } from '../../src/checkpoints/found-file';
import { SimpleTokenizer } from '../../src/text/tokenizer';
import { pick, sizeUpTo, type Kind, type Random } from './fuzzing';

const pieces = [
  ' ', '\n', '\t', '\u3000', '\u00a0', '\u2028', '\x1c', 'a', 'cat ', 'İ', 'ß', 'é', 'e\u0301', '\u0345', '\ud800', '😀', '狐', '1', '!', "'s", "'l", '&', '&amp;', '&#9', '&#x',
  '&notit;', '&amp;amp;', '<|startoftext|>', '<|endoftext|>', '<|', '|>', '\0', '\uFEFF', '</w>', '<a>', '<A>_1', 'ſ', 'ǆ',
]; // prettier-ignore

/** Few pieces, each repeated: what is quadratic in any run of one shows. */
function text(random: Random): string {
  const most = pick([100, 5000, 65_000, 65_000, 300_000], random);
  const units = Array.from({ length: sizeUpTo(6, random) }, () => {
    return Array.from({ length: sizeUpTo(3, random) }, () => pick(pieces, random)).join('');
  });
  const longest = Math.max(...units.map((unit) => unit.length));
  const parts = units.map((unit) => unit.repeat(Math.floor((most / units.length / longest) * random())));
  return ['a', ...parts, 'cat'].join(pick(['', ' '], random));
}

const letter = (random: Random): string => String.fromCharCode(97 + Math.floor(random() * 26));

/** One word of the most letters, of a kind that merges in many steps. */
const word = (random: Random): string => {
  const letters = Array.from({ length: sizeUpTo(65_536, random) }, () => letter(random));
  return letters.join('');
};

async function makeTokenizer(): Promise<SimpleTokenizer> {
  const tokenizer = await SimpleTokenizer.clip({ padding: '!' });
  tokenizer.addLearnedToken('<a>', 3);
  tokenizer.addTokens(['<b>', 'cat']);
  return tokenizer;
}

let tokenizer: Promise<SimpleTokenizer> | undefined;

export const prompts: Kind = (random) => {
  const prompt = random() < 0.2 ? word(random) : text(random);
  const length = random() < 0.7 ? 2 ** 18 : 77; // the first is never too long
  return {
    size: 2 * prompt.length,
    run: async () => (await (tokenizer ??= makeTokenizer())).encodeBatch([prompt], length),
  };
};

/** What stands in place of a file: each is made once, and stays while the process does. */
function makePlaces(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-fuzz-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const at = (name: string) => join(folder, name);
  mkdirSync(at('folder'));
  writeFileSync(at('empty'), '');
  writeFileSync(at('html'), '<!DOCTYPE html>');
  const pipes = process.platform === 'win32' ? [] : ['pipe', 'pipe.safetensors', 'folder/model_index.json'].map(at);
  for (const pipe of pipes) execFileSync('mkfifo', [pipe]);
  const devices =
    process.platform === 'win32' ? [] : ['/dev/null', '/dev/zero', '/dev/random', '/proc/self/mem', '/proc/self/maps'];
  return [
    ...pipes,
    ...devices,
    at('folder'),
    at('empty'),
    at('html'),
    at('none'),
    `${folder}\0`,
    `${folder}/${'x'.repeat(5000)}`,
  ];
}

let places: readonly string[] | undefined;

/** Pipes, devices, folders and paths that are none, where files are wanted. */
export const paths: Kind = (random) => {
  places ??= makePlaces();
  const path = pick(places, random);
  const reads = [
    async () => (await files.open(path))?.close(),
    () => SdImage.fromFile(path),
    async () => (await findAdapter(path, usualLora, {}, {})).open(),
    () => openCheckpoint(path),
  ];
  return { size: 0, run: pick(reads, random) };
};
