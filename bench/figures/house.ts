import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../peers/environments';

/** Data and compiled modules that scripts write. */
const GENERATED = [
  'embedded-texts.ts',
  'backends/wasm/binary.ts',
  'backends/wasm/binary-relaxed.ts',
  'backends/wasm/tfjs-simd.ts',
  'checkpoints/tiny-words.ts',
];

function srcLines(): number {
  const files = (readdirSync(join(root, 'src'), { recursive: true }) as string[]).filter((file) =>
    file.endsWith('.ts'),
  );
  const lines = (file: string) =>
    readFileSync(join(root, 'src', file), 'utf8')
      .trimEnd()
      .split('\n').length;
  return files.filter((file) => !GENERATED.includes(file)).reduce((sum, file) => sum + lines(file), 0);
}

/** An addition to a copy of the project: a new file, or a place in one that is there and what comes before it. */
interface Edit {
  readonly file: string;
  readonly before?: string;
  readonly text: string;
}

/** Adds something to a copy of the sources, which must then compile and run `program`; how many files that took. */
function filesToAdd(edits: readonly Edit[], program: string): number {
  const copy = mkdtempSync(join(tmpdir(), 'sd-ts-house-'));
  try {
    for (const name of ['src', 'checkpoints', 'package.json', 'tsconfig.json']) cpSync(join(root, name), join(copy, name), { recursive: true }); // prettier-ignore
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const { file, before, text } of edits) {
      const path = join(copy, file);
      const old = before === undefined ? '' : readFileSync(path, 'utf8');
      if (before !== undefined && !old.includes(before)) throw new Error(`${file}: '${before}' is not in it`);
      writeFileSync(path, before === undefined ? text : old.replace(before, text + before));
    }
    writeFileSync(join(copy, 'src/program.ts'), program);
    const run = (command: string, ...args: string[]) =>
      execFileSync(join(root, 'node_modules/.bin', command), args, {
        cwd: copy,
        stdio: ['ignore', 2, 'inherit'],
      });
    run('tsc');
    run('tsx', '-C', 'source', 'src/program.ts');
    return new Set(edits.map(({ file }) => file)).size;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** `x²`, drawn through tracing, printing, compiling and the reference. */
function filesToAddOp(): number {
  const edits: Edit[] = [
    {
      file: 'src/backends/op-table.ts',
      before: '  gelu: op(',
      text: "  square: op('x', same, (x: Tensor) => tf.square(x)),\n",
    },
    {
      file: 'src/backends/tensorflow/lowering.ts',
      before: '  gelu,\n',
      text: "  square: (b, x) => unary(b, 'Square', x),\n",
    },
  ];
  return filesToAdd(
    edits,
    `import * as tf from '@tensorflow/tfjs-core';
import { useBackend } from './index';
import { ops } from './backends/ops';
import { printProgram } from './compile/program';
import { Compiler } from './compile/compiler';
import { trace } from './compile/trace';
const forward = (x: tf.Tensor) => ops.square(x);
if (!printProgram(trace(forward, [[2]]), () => '').includes('%1 [2] = square %0')) throw new Error('not printed');
await useBackend('tensorflow');
const x = tf.tensor1d([3, 4]);
const [y] = new Compiler().run({ name: 'square', forward }, [x], { version: '', isRepeated: false }) ?? [];
const found = [await y?.data(), await forward(x).data()].map((values) => [...(values ?? [])].join());
if (found.join(';') !== '9,16;9,16') throw new Error(found.join(';'));
process.exit(0);
`,
  );
}

/** A sampler that a run can name. */
function filesToAddSampler(): number {
  const edits: Edit[] = [
    {
      file: 'src/schedulers/added.ts',
      text: `import { euler } from './euler';
import type { NamedSampler } from './sampler';

export const added: NamedSampler = { ...euler, diffusers: { _class_name: 'AddedScheduler' } };
`,
    },
    {
      file: 'src/schedulers/index.ts',
      before: "import { ddim } from './ddim';",
      text: "import { added } from './added';\n",
    },
    { file: 'src/schedulers/index.ts', before: '  ddim,\n', text: '  added,\n' },
  ];
  return filesToAdd(
    edits,
    `import { StableDiffusion, useBackend } from './index';
await useBackend('wasm');
const model = new StableDiffusion({ weights: 'tiny' });
const [image] = await model.textToImage('a star', { numSteps: 1, scheduler: 'added' });
if (image?.parameters?.includes('Sampler: added') !== true) throw new Error('not drawn with it');
process.exit(0);
`,
  );
}

/** A page's program that draws, as a bundler makes it of the built package: what it loads at once, and whether any of it is TensorFlow's. */
async function pageBundle(): Promise<{ kilobytes: number; hasTensorflow: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-bundle-'));
  try {
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, `import { StableDiffusion } from ${JSON.stringify(join(root, 'dist/browser.js'))}; globalThis.model = new StableDiffusion({ weights: 'tiny' });`); // prettier-ignore
    const result = await build({ root: folder, logLevel: 'silent', configFile: false, build: { rolldownOptions: { input: entry }, assetsInlineLimit: 0, write: false } }); // prettier-ignore
    const { output } = result as unknown as { output: Chunk[] };
    const chunks = output.filter(({ type }) => type === 'chunk');
    const first = new Set<string>();
    const visit = (name: string): void => {
      const chunk = chunks.find(({ fileName }) => fileName === name);
      if (chunk === undefined || first.has(name)) return;
      first.add(name);
      chunk.imports.forEach(visit);
    };
    for (const { isEntry, fileName } of chunks) if (isEntry) visit(fileName);
    const bytes = chunks.filter(({ fileName }) => first.has(fileName)).reduce((sum, { code }) => sum + code.length, 0);
    return {
      kilobytes: Math.round(bytes / 1000),
      hasTensorflow: chunks.some(({ code }) => /_MklNativeFusedConv2D|loadSavedModel|tfjs_binding/.test(code)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly code: string;
}

/** What the structure costs: lines, files that additions touch, and what a page loads. Needs the built package. */
export async function houseFigures(): Promise<object> {
  const { kilobytes, hasTensorflow } = await pageBundle();
  return {
    srcLines: srcLines(),
    filesToAddOp: filesToAddOp(),
    filesToAddSampler: filesToAddSampler(),
    pageBundleKB: kilobytes,
    pageBundleHasTensorflow: hasTensorflow,
  };
}
