import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WeightsError } from '../../src/errors';
import { openTensors } from '../../src/formats/open';
import { openSafetensors } from '../../src/formats/safetensors';
import { toFloats } from '../../src/backends/half';
import { type TensorSource } from '../../src/formats/source';
import { openEmbedding } from '../../src/weights/textual-inversion';
import { float32, openBytes, writeSafetensors } from '../support/safetensors';
import {
  Called,
  List,
  Named,
  Outside,
  pickled,
  writeLegacy,
  writeTorch,
  writeZip,
  type Pickled,
} from '../support/torch';

const fixtures = new URL('../fixtures/torch/', import.meta.url);
const open = (file: string) => openTensors(openBytes(new Uint8Array(readFileSync(new URL(file, fixtures)))));
const bytesOf = (value: Pickled, pieces: readonly (readonly [string, Uint8Array])[] = []) =>
  writeZip([['x/data.pkl', Uint8Array.from(pickled(value))], ...pieces]);
const opened = (bytes: Uint8Array) => openTensors(openBytes(bytes));

async function floatsOf(source: TensorSource): Promise<Record<string, [readonly number[] | null, number[]]>> {
  const found: Record<string, [readonly number[] | null, number[]]> = {};
  for (const name of source.names) found[name] = [source.shapeOf(name), [...toFloats(await source.read(name))]];
  return found;
}

describe('what torch.save wrote', () => {
  const files = readdirSync(fixtures).filter((file) => !/^evil|safetensors$/.test(file));
  it.each(files)('holds the values that torch says: %s', async (file) => {
    const expected = await openSafetensors(openBytes(new Uint8Array(readFileSync(new URL(file.replace(/-.*/, '.safetensors'), fixtures))))); // prettier-ignore
    expect(await floatsOf(await open(file))).toEqual(await floatsOf(expected));
    expect(expected.names.length).toBeGreaterThan(0);
  });

  it('is read in pieces, also where its values are not in order', async () => {
    for (const form of ['zip', 'legacy']) {
      const source = await open(`types-${form}.pt`);
      for (const name of ['float32', 'turned', 'turned.half', 'channels_last', 'strided']) {
        const all = [...toFloats(await source.read(name))];
        const into = new ArrayBuffer(64);
        const pieces = [0, 2, 4].map((first) => source.read(name, { first, count: 2, into }).then(toFloats));
        expect((await Promise.all(pieces)).flatMap((piece) => [...piece])).toEqual(all.slice(0, 6));
      }
      await expect(source.read('turned', { first: 20, count: 5 })).rejects.toThrow(RangeError);
      await source.close();
    }
  });

  it('is a textual inversion as the web UI has it, called as it calls itself', async () => {
    const { token, count, width } = await openEmbedding(await open('inversion-zip.pt'), 75);
    expect([token, count, width]).toEqual(['<web-ui>', 2, 32]);
    const vectors = { '*': float32([3], [1, 2, 3]) };
    const nameless = writeLegacy(vectors, (state) => {
      const parameters = new Map<Pickled, Pickled>([['_parameters', state]]);
      const kind = new Outside([
        'module',
        new Named('torch.nn.modules.container.ParameterDict'),
        'container.py',
        'class …',
      ]);
      return new Map<Pickled, Pickled>([['string_to_param', new Called('torch.nn.modules.container.ParameterDict', [], parameters)], ['x', kind]]); // prettier-ignore
    });
    expect((await openEmbedding(await opened(nameless), 75)).token).toBeNull();
  });

  it('is known by its content, not by its name, and so is safetensors', async () => {
    expect((await opened(writeSafetensors({ a: float32([1], [7]) }))).names).toEqual(['a']);
    expect((await opened(writeTorch({ a: float32([1], [7]) }))).names).toEqual(['a']);
  });
});

describe('a pickle', () => {
  it.each(['evil-zip.pt', 'evil-legacy.pt'])('that would run something is refused by its name: %s', async (file) => {
    await expect(open(file)).rejects.toThrow(
      /its pickle names "posix\.system"; .*nothing is ever run; convert it once/,
    );
    await expect(open(file)).rejects.toThrow(WeightsError);
  });

  const tensor = (offset: Pickled, shape: Pickled, strides: Pickled, count: Pickled = 6) => {
    const storage = new Outside(['storage', new Named('torch.FloatStorage'), '0', 'cpu', count]);
    return new Map<Pickled, Pickled>([
      ['a', new Called('torch._utils._rebuild_tensor_v2', [storage, offset, shape, strides, false])],
    ]);
  };
  const data = [['x/data/0', new Uint8Array(24)]] as const;

  it.each<[string, Pickled, RegExp]>([
    ['beyond its storage', tensor(1, [2, 3], [3, 1]), /'a' is \[2, 3\], 6 values up to the 7th of a storage of 6/],
    ['of more values than its storage', tensor(0, [2 ** 30, 6], [0, 1]), /6442450944 values up to the 6th/],
    ['of a size beyond numbers', tensor(0, [2 ** 30, 2 ** 30, 2 ** 30], [1, 1, 1]), /of a storage of 6/],
    ['with fewer strides than axes', tensor(0, [2, 3], [1]), /of other arguments than it takes/],
    ['of nine axes', tensor(0, Array(9).fill(1) as number[], Array(9).fill(1) as number[]), /other arguments/],
    ['of a negative size', tensor(0, [-1], [1]), /other arguments/],
    ['at a fraction', tensor(0.5, [1], [1]), /other arguments/],
    ['of a storage without a size', tensor(0, [1], [1], null), /storage that is described as none is/],
  ])('with a tensor %s is refused', async (_, value, message) => {
    await expect(opened(bytesOf(value, data))).rejects.toThrow(message);
  });

  it('whose storage has another size than it says is refused when that is read', async () => {
    const source = await opened(bytesOf(tensor(0, [2, 3], [3, 1], 7), data));
    await expect(source.read('a')).rejects.toThrow(/has 24 bytes in 'x\/data\/0', where 28 are needed/);
  });

  it.each<[string, number[], RegExp]>([
    ['an opcode of its own', [0x80, 2, 0x69], /its pickle has the opcode INST \(0x69\)/],
    ['an unknown opcode', [0x80, 2, 0xff], /has the opcode 0xff/],
    ['nothing to take', [0x80, 2, 0x2e], /takes more than it has put down/],
    ['a value that was not kept', [0x80, 2, 0x68, 3], /recalls a 3th value of 0/],
    ['a value that is kept out of order', [0x80, 2, 0x4e, 0x71, 3], /keeps a 3th value after 0/],
    ['an end before its end', [0x80, 2, 0x58, 255, 255, 255, 255], /data\.pkl that ends before/],
    ['a list that is none', [0x80, 2, 0x4e, 0x4e, 0x61], /appends to what is no list/],
    ['a dictionary that is none', [0x80, 2, 0x5d, 0x4e, 0x4e, 0x73], /dictionary that is none/],
    ['no dictionary', [0x80, 2, 0x4e, 0x2e], /holds no dictionary of tensors/],
    ['no tensors', [0x80, 2, 0x7d, 0x2e], /holds no tensors by name/],
    ['a name without end', [0x80, 2, 0x63, ...Array<number>(300).fill(0x61)], /name in its pickle that does not end/],
    ['a text that is none', [0x80, 2, 0x55, 1, 0xff], /no UTF-8/],
  ])('with %s is refused', async (_, pickle, message) => {
    await expect(opened(writeZip([['x/data.pkl', Uint8Array.from(pickle)]]))).rejects.toThrow(message);
  });

  it('calls nothing that it does not know how to make', async () => {
    await expect(opened(bytesOf(new Called('torch.FloatStorage', [])))).rejects.toThrow(
      /its pickle calls torch\.FloatStorage/,
    );
    await expect(opened(bytesOf(new Called('builtins.eval', ['1'])))).rejects.toThrow(
      /its pickle names "builtins\.eval"/,
    );
    await expect(opened(bytesOf(new Called('collections.OrderedDict', [], new List([]))))).rejects.toThrow(
      /no tensors/,
    );
  });
});

describe('a file of torch', () => {
  const whole = { zip: writeTorch({ a: float32([2, 3], [1, 2, 3, 4, 5, 6]) }), legacy: writeLegacy({ a: float32([2, 3], [1, 2, 3, 4, 5, 6]) }) }; // prettier-ignore

  it.each(['zip', 'legacy'] as const)('that is cut off anywhere is refused: %s', async (form) => {
    const bytes = whole[form];
    expect([...toFloats(await (await opened(bytes)).read('a'))]).toEqual([1, 2, 3, 4, 5, 6]);
    for (let length = 0; length < bytes.length; length += 3)
      await expect(opened(bytes.slice(0, length)).then((source) => source.read('a'))).rejects.toThrow(WeightsError);
  });

  it('that is another archive, or compressed, is refused', async () => {
    await expect(opened(writeZip([['mimetype', new Uint8Array(2)]]))).rejects.toThrow(
      /zip archive without a data\.pkl/,
    );
    const script = writeZip([
      ['x/data.pkl', new Uint8Array(2)],
      ['x/code/a.py', new Uint8Array(2)],
    ]);
    await expect(opened(script)).rejects.toThrow(/program of TorchScript/);
    const directory =
      whole.zip.length - 22 - (46 * 4 + 'archive/data.pklarchive/byteorderarchive/versionarchive/data/0'.length);
    const compressed = whole.zip.slice();
    compressed[directory + 10] = 8;
    await expect(opened(compressed)).rejects.toThrow(/'archive\/data\.pkl' compressed/);
  });

  it('is closed when it is refused', async () => {
    let closed = 0;
    const file = {
      ...openBytes(whole.zip.slice(0, 100)),
      close: () => Promise.resolve((closed += 1)).then(() => undefined),
    };
    await expect(openTensors(file)).rejects.toThrow(WeightsError);
    expect(closed).toBe(1);
  });
});
