// Takes into the sources what no bundler shall lose or change, as text: tfjs' WebAssembly module, and the embedded model's files of text:
//   npx tsx scripts/embed.ts
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** What `openFolder` reads of `checkpoints/tiny`, except the weights. */
const paths = [
  'model_index.json',
  'scheduler/scheduler_config.json',
  'text_encoder/config.json',
  'tokenizer/merges.txt',
  'tokenizer/vocab.json',
  'unet/config.json',
  'vae/config.json',
];

/** The text of each generated file of `src/`, by its path. A test compares them. */
export async function generated(): Promise<[file: string, text: string][]> {
  const { resolve } = createRequire(import.meta.url);
  const wasm = await readFile(resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'));
  const texts = await Promise.all(paths.map((path) => readFile(new URL(`checkpoints/tiny/${path}`, root), 'utf8')));
  const entries = paths.map((path, i) => `  '${path}':\n    ${JSON.stringify(texts[i])},\n`);
  return [
    [
      fileURLToPath(new URL('src/backends/wasm/tfjs-simd.ts', root)),
      `/** tfjs-backend-wasm-simd.wasm of @tensorflow/tfjs-backend-wasm; scripts/embed.ts makes this file. */\nexport const tfjsSimd =\n  '${wasm.toString('base64')}';\n`,
    ],
    [
      fileURLToPath(new URL('src/embedded-texts.ts', root)),
      `/** The texts of checkpoints/tiny, by path; scripts/embed.ts makes this file. */\nexport const embeddedTexts: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`,
    ],
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of await generated()) await writeFile(file, text);
}
