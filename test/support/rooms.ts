/** A folder of `src/`, or a file of its own there: what it is for, and what its imports may name besides itself. */
export interface Room {
  readonly purpose: string;
  readonly sees: readonly string[];
}

/** What all may see: nothing in it knows of anything above. */
const ground = ['errors', 'progress', 'checks', 'json', 'base64', 'at'];

/**
 * The rooms of the house. The first twelve are one straight fall: each may see those after it. The others stand beside it and see only
 * what they name. docs/architecture.md is drawn from this table, and the test of the architecture holds both to the sources.
 */
export const fall = [
  'cli',
  'index',
  'pipeline',
  'checkpoints',
  'models',
  'weights',
  'formats',
  'layers',
  'precision',
  'compile',
  'backends',
  'errors',
] as const;

export const rooms: Readonly<Record<string, Room>> = {
  cli: {
    purpose: 'the command line, and the server',
    sees: ['index', 'pipeline', 'image', 'backends', '..', ...ground],
  }, // '..' is package.json, for the version
  index: {
    purpose: 'the public names, grouped; no logic',
    sees: [...after('index'), 'schedulers', 'text', 'image', 'hub', 'embedded', ...ground],
  },
  worker: {
    purpose: 'a model in a worker or thread: its client, its host, and what crosses between them',
    sees: ['index', 'pipeline', '#worker', 'image', ...ground], // of pipeline types alone
  },
  pipeline: {
    purpose:
      'from a prompt to pictures: options, calls and their turns, guidance, the loop, decoding, memory, adapters',
    sees: [...after('pipeline'), '..', 'schedulers', 'text', 'image', ...ground],
  },
  checkpoints: {
    purpose: 'what people have, opened as one thing: folders of diffusers, single files, files of KerasCV, a hub',
    sees: [...after('checkpoints'), 'schedulers', 'text', 'hub', '#hub', 'files', '#files', 'embedded', ...ground],
  },
  models: {
    purpose: 'the networks, and the presets that say their numbers',
    sees: [...after('models'), 'schedulers', ...ground],
  },
  weights: {
    purpose: 'from tensors in files to parameters: names, axes, pieces, LoRAs, textual inversions',
    sees: [...after('weights'), 'files', '#files', '#hub', ...ground],
  },
  formats: {
    purpose: 'safetensors, what torch saves, and HDF5',
    sees: [...after('formats'), 'files', '#files', ...ground],
  },
  layers: { purpose: 'what networks are built of; parameters', sees: [...after('layers'), ...ground] },
  precision: { purpose: 'policies and half precision', sees: [...after('precision'), ...ground] },
  compile: {
    purpose: 'tracing, printing and fusing programs; knows no engine',
    sees: [...after('compile'), ...ground],
  },
  backends: {
    purpose: 'the contract, its table of ops, and an engine for each tfjs backend',
    sees: [...after('backends'), '#engines', '#threads', ...ground],
  },
  errors: { purpose: 'the classes of errors', sees: [] },
  schedulers: { purpose: 'noise schedules, samplers, random numbers', sees: ground },
  text: { purpose: 'the tokenizer, and weighted prompts', sees: ground },
  image: {
    purpose: 'pictures: files of them, sizes, masks, and tensors',
    sees: ['files', '#files', '#codecs', ...ground],
  },
  hub: { purpose: 'files of a model hub, cached', sees: ['#hub', 'files', '#files', ...ground] },
  files: { purpose: 'files of a disk or a page', sees: ground },
  embedded: { purpose: 'the embedded model', sees: ['embedded-texts', 'files', '#files', ...ground] },
  'embedded-texts': { purpose: "the embedded model's configs and tokenizer (generated)", sees: [] },
  progress: { purpose: 'what long work reports', sees: [] },
  checks: { purpose: 'checks of what callers give', sees: ['errors'] },
  json: { purpose: 'JSON that is not trusted', sees: [] },
  base64: { purpose: 'bytes out of text', sees: [] },
  at: { purpose: 'elements of lists that must be there', sees: [] },
};

function after(room: (typeof fall)[number]): readonly string[] {
  return fall.slice(fall.indexOf(room) + 1);
}

/** The fall and what stands beside it, as docs/architecture.md shows them: a diagram of Mermaid, then a table. */
export function drawn(): string {
  const beside = Object.keys(rooms).filter((room) => !(fall as readonly string[]).includes(room));
  const arrows = fall.slice(1).map((room, i) => `  ${fall[i] ?? ''} --> ${room}`);
  const shown = beside.filter((room) => !ground.includes(room) && room !== 'embedded-texts');
  const side = shown.map((room) => {
    if (rooms[room]?.sees.includes('index') === true) return `  ${room} -.-> index`;
    const users = fall.filter((one) => rooms[one]?.sees.includes(room) === true);
    return `  ${users.at(-1) ?? 'index'} -.-> ${room}`;
  });
  const rows = Object.entries(rooms).map(([room, { purpose }]) => `| \`${room}\` | ${purpose} |`);
  return ['```mermaid', 'flowchart TD', ...arrows, ...side, '```', '', '| room | what it is for |', '| --- | --- |', ...rows].join('\n'); // prettier-ignore
}
