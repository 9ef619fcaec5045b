import { openTensors } from '../../src/formats/open';
import { ourPart } from '../../src/weights/part-source';
import { loadParameters } from '../../src/weights/load';
import { Linear } from '../../src/layers/linear';
import { pick, sizeUpTo, type Kind, type Random } from './fuzzing';
import { float32, openBytes } from './safetensors';
import { Called, List, Named, Outside, pickled, writeLegacy, writeTorch, writeZip, type Pickled } from './torch';

const tensors = { weight: float32([3, 4], [...Array(12).keys()]), bias: float32([4], [1, 2, 3, 4]) };

const reading = (bytes: Uint8Array<ArrayBuffer>) => async () => {
  const module = new Linear(3, 4);
  const source = await openTensors(openBytes(bytes));
  await loadParameters(module, ourPart('decoder', source));
  module.dispose();
};

const numbers = [-1, 0, 0.5, 1, 2, 12, 2 ** 31 - 1, 2 ** 40, 2 ** 53, 1e300];
const names = [
  ...[
    'posix.system',
    'builtins.eval',
    'torch.load',
    'torch.FloatStorage',
    'collections.OrderedDict',
    '__builtin__.getattr',
  ],
  ...['torch._utils._rebuild_parameter', 'torch.nn.modules.container.ParameterDict', 'numpy.core.multiarray.scalar'],
];

/** Something else in the place of a value. */
function anything(random: Random): Pickled {
  const make: readonly (() => Pickled)[] = [
    () => null,
    () => random() < 0.5,
    () => pick(numbers, random),
    () => 'x'.repeat(sizeUpTo(10_000, random)),
    () => new Named(pick(names, random)),
    () =>
      new Called(
        pick(names, random),
        [pick(numbers, random)],
        random() < 0.5 ? new Map([['_parameters', null]]) : undefined,
      ),
    () =>
      new Outside([
        pick(['storage', 'module', 1], random),
        new Named(pick(names, random)),
        '0',
        'cpu',
        pick(numbers, random),
      ]),
    () => new List(Array.from({ length: sizeUpTo(1000, random) }, () => pick(numbers, random))),
    () => new Map([['a', pick(numbers, random)]]),
    () => [[[]]],
  ];
  return pick(make, random)();
}

/** A value with one place in it, at random, replaced, removed or doubled. */
function spoiled(value: Pickled, random: Random): Pickled {
  if (random() < 0.1) return anything(random);
  const within = (items: readonly Pickled[]) => {
    const copy = [...items];
    const at = Math.floor(random() * (copy.length + 1));
    const inner = at < items.length ? spoiled(items[at] as Pickled, random) : anything(random);
    copy.splice(at, random() < 0.8 ? 1 : 0, ...(random() < 0.9 ? [inner] : []));
    return copy;
  };
  if (value instanceof Map) {
    const pairs = within([...value]).filter((pair) => Array.isArray(pair) && pair.length >= 2);
    return new Map(pairs as [Pickled, Pickled][]);
  }
  if (value instanceof Called) return new Called(value.name, within(value.args), value.state);
  if (value instanceof Outside) return new Outside(within(value.id));
  if (value instanceof List) return new List(within(value.items));
  return Array.isArray(value) ? within(value as readonly Pickled[]) : anything(random);
}

const roots =
  (random: Random) =>
  (state: Map<Pickled, Pickled>): Pickled => {
    const root: Pickled =
      random() < 0.5
        ? state
        : new Map<Pickled, Pickled>([
            ['state_dict', state],
            ['global_step', 5],
          ]);
    return random() < 0.7 ? spoiled(root, random) : root;
  };

/** Files of torch in both forms: values of the pickle in the place of others, opcodes, the directory, bits anywhere, ends that lack. */
export const torch: Kind = (random) => {
  const write = random() < 0.6 ? writeTorch : writeLegacy;
  let bytes = write(tensors, roots(random));
  const kind = random();
  if (kind < 0.15) bytes = bytes.slice(0, Math.floor(random() * bytes.length));
  else if (kind < 0.7)
    for (let i = sizeUpTo(4, random); i > 0; i--)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  else if (kind < 0.85) {
    const at = Math.floor(random() * (bytes.length - 8)); // a number of 32 or 64 bits
    new DataView(bytes.buffer).setBigUint64(
      at,
      pick([0n, 0xffffffffn, 2n ** 63n, 2n ** 64n - 1n, 2n ** 33n], random),
      true,
    );
  }
  return { size: bytes.length, run: reading(bytes) };
};

const opcodes: readonly (readonly number[])[] = [
  [0x7d], [0x5d], [0x29], [0x4e], [0x28], [0x8c, 0], [0x8c, 1, 0x78], [0x7d, 0x94], [0x28, 0x74], [0x88, 0x85], [0x5d, 0x5d, 0x61],
  [0x94, 0x28], [0x8a, 8, 255, 255, 255, 255, 255, 255, 255, 127], [0x63, 0x74, 0x6f, 0x72, 0x63, 0x68, 0x0a, 0x69, 0x6e, 0x74, 0x38, 0x0a],
  [0x7d, 0x28, 0x4b, 1, 0x4b, 2, 0x75], [0x4b, 7, 0x94, 0x68, 0], [0x8a, 255, ...Array<number>(255).fill(0x7f)],
]; // prettier-ignore

/** Pickles of up to a million steps, and archives of many pieces. */
export const torchBombs: Kind = (random) => {
  const opcode = pick(opcodes, random);
  const count = sizeUpTo(2 ** 20, random);
  const body = new Uint8Array(opcode.length * count);
  for (let i = 0; i < count; i++) body.set(opcode, i * opcode.length);
  const pickle = Uint8Array.from([0x80, 2, 0x4e]);
  const whole = new Uint8Array(pickle.length + body.length + 1);
  whole.set(pickle);
  whole.set(body, pickle.length);
  whole[whole.length - 1] = 0x2e;
  const pieces = random() < 0.2 ? sizeUpTo(2 ** 17, random) : 0;
  const many = Array.from({ length: pieces }, (_, i) => [`x/data/${i % 2 ** 16}`, new Uint8Array(0)] as const);
  const bytes = writeZip([
    ['x/data.pkl', random() < 0.5 ? whole : Uint8Array.from(pickled(anything(random)))],
    ...many,
  ]);
  return { size: bytes.length, run: reading(bytes) };
};
