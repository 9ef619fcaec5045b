import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { StableDiffusion, stableDiffusion1 } from '../../src';
import type { Flag } from '../../src/pipeline/option';
import { imageToImageData, inpaintData } from '../../src/pipeline/picture-options';
import { data, type About } from '../../src/pipeline/run-options';

/** An entry of a table of options that a run can be without, whose default is a value. */
interface Entry {
  readonly flag?: Flag;
  fill(given: undefined, about: About): unknown;
}
type Entries = Readonly<Record<string, Entry>>;

interface Documented {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** The page of all options: their docstrings, and the defaults that the library fills in. */
export async function optionsPage(): Promise<string> {
  const model = new StableDiffusion({ weights: 'tiny' });
  await model.load({ parts: [] }); // its configs
  const presets = { full: { preset: stableDiffusion1, model: {} }, tiny: { preset: model.preset, model: {} } };
  model.dispose();
  return [
    '---\naside: false\npageClass: wide\n---\n',
    '# Options and defaults',
    '',
    '<!-- Written by `npx tsx -C source scripts/options.ts`; test/docs/options.test.ts holds it to the sources. -->',
    '',
    'Every option, with what the library takes where a call does not give it. Defaults are those of Stable Diffusion 1.4',
    "without `weights`; where the embedded model (`'tiny'`) has another, it follows. A checkpoint may have",
    'defaults of its own ([few steps](weights.md#few-steps)). Below the name of an option stands how the command line',
    'calls it. What is wrong with the options of a call is one',
    '[`OptionError`](errors.md#sd_option) that names all of it.',
    '',
    '## Of a run',
    '',
    'Of `textToImage`, `generate`, `generateImage`, `imageToImage` and `inpaint`.',
    '',
    ...withDefaults(declared('pipeline/run-options.ts', 'data'), data, presets),
    '',
    'Besides, what is no data of a run:',
    '',
    ...table(members('pipeline/run-options.ts', 'Objects').map((one) => ({ ...one, type: brought(one.type) }))),
    '',
    'Of `generateImage`, and `diffusionNoise` of `imageToImage` and `inpaint` too:',
    '',
    ...table(members('pipeline/run-options.ts', 'Contexts').map((one) => ({ ...one, type: brought(one.type) }))),
    '',
    '### `deepCache`',
    '',
    ...table(members('pipeline/run-options.ts', 'DeepCacheOptions')),
    '',
    '### `hiresFix`',
    '',
    ...table(members('pipeline/hires-option.ts', 'HiresFix')),
    '',
    '## Of `imageToImage`',
    '',
    'All of the above except `hiresFix`, and:',
    '',
    ...withDefaults(declared('pipeline/picture-options.ts', 'imageToImageData'), imageToImageData, presets),
    '',
    '## Of `inpaint`',
    '',
    'Those of `imageToImage`, with another `strength`, and:',
    '',
    ...withDefaults(declared('pipeline/picture-options.ts', 'inpaintData'), inpaintData, presets),
    '',
    '## Of a model',
    '',
    'Of `new StableDiffusion`, `new StableDiffusionV2` and, without `weights`, `StableDiffusion.fromPretrained`.',
    '',
    ...table([
      ...members('pipeline/options.ts', 'StableDiffusionOptions'),
      ...members('checkpoints/checkpoint.ts', 'CheckpointOptions'),
    ]),
    '',
    '## Of adapters and parts',
    '',
    '### `loadLora`',
    '',
    ...table(members('pipeline/adapters.ts', 'LoraOptions')),
    '',
    '### `loadTextualInversion`',
    '',
    ...table(members('pipeline/adapters.ts', 'TextualInversionOptions')),
    '',
    '### `load`',
    '',
    ...table(members('pipeline/part-options.ts', 'LoadPartsOptions')),
    '',
    '### `estimate`',
    '',
    ...table(members('pipeline/part-options.ts', 'EstimateOptions')),
    '',
    'All but `estimate` take a `signal` and an `onProgress` as well.',
    '',
    '## Of pictures',
    '',
    '### `SdImage.decode`, `SdImage.fromFile`',
    '',
    ...table(members('image/image.ts', 'DecodeOptions')),
    '',
    '### `encode`, `toBlob`, `save`',
    '',
    ...table([...members('image/image.ts', 'SaveImageOptions'), ...members('image/image.ts', 'EncodeOptions')]),
    '',
    '## Of a hub',
    '',
    'Of `isCached`, `clearCache` and `estimateDownload`.',
    '',
    ...table(members('hub/hub.ts', 'HubOptions')),
    '',
  ].join('\n');
}

function sourceOf(path: string): ts.SourceFile {
  const file = fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** The entries of a table or an interface, if a statement is that. */
type Chooses = (node: ts.Node) => readonly ts.Node[];

const membersOf =
  (name: string): Chooses =>
  (node) =>
    ts.isInterfaceDeclaration(node) && node.name.text === name ? node.members : [];

const propertiesOf =
  (name: string): Chooses =>
  (node) => {
    const declaration = ts.isVariableStatement(node) ? node.declarationList.declarations[0] : undefined;
    const value = declaration?.name.getText() === name ? declaration.initializer : undefined;
    return value !== undefined && ts.isObjectLiteralExpression(value) ? value.properties : [];
  };

const members = (path: string, name: string): Documented[] => documented(path, membersOf(name));
const declared = (path: string, name: string): Documented[] => documented(path, propertiesOf(name));

/** What is chosen of a file and has a docstring. */
function documented(path: string, chooses: Chooses): Documented[] {
  return sourceOf(path)
    .statements.flatMap((statement) => [...chooses(statement)])
    .flatMap((node) => {
      const [comment] = ts.getJSDocCommentsAndTags(node);
      if (comment === undefined) return [];
      const text = ts.getTextOfJSDocComment(comment.comment) ?? '';
      return [{ name: nameOf(node), type: typeOf(node), text: text.replaceAll(/\s+/g, ' ').trim() }];
    });
}

function nameOf(node: ts.Node): string {
  const isNamed =
    ts.isPropertySignature(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
  return isNamed ? node.name.getText() : '';
}

/** The type of a property, or that which is given where it is `option<Given, Filled>(…)`. */
function typeOf(node: ts.Node): string {
  if (ts.isPropertySignature(node)) return node.type?.getText() ?? '';
  if (ts.isShorthandPropertyAssignment(node)) return node.name.text.replace(/^./, (first) => first.toUpperCase());
  if (!ts.isPropertyAssignment(node) || !ts.isCallExpression(node.initializer)) return '';
  return node.initializer.typeArguments?.[0]?.getText() ?? 'number';
}

const brought = (type: string): string => type.replace(/^Brought<(.*)>$/, '$1');

function withDefaults(
  options: readonly Documented[],
  entries: Entries,
  { full, tiny }: { readonly full: About; readonly tiny: About },
): string[] {
  const rows = options.map(({ name, type, text }) => {
    const entry = entries[name];
    const [value, other] = [full, tiny].map((about) =>
      name === 'seed' ? 'random' : written(entry?.fill(undefined, about)),
    );
    const usual = other === value ? value : `${value ?? ''}; tiny: ${other ?? ''}`;
    const flag = entry?.flag === undefined ? '' : `<br>\`--${entry.flag.name}\``;
    return row(`\`${name}\`${flag}`, usual ?? '', meaning({ type, text }));
  });
  return [row('option', 'default', ''), row('---', '---', '---'), ...rows];
}

function table(options: readonly Documented[]): string[] {
  const rows = options.map((one) => row(`\`${one.name}\``, meaning(one)));
  return [row('option', ''), row('---', '---'), ...rows];
}

const meaning = ({ type, text }: Pick<Documented, 'type' | 'text'>): string =>
  `\`${type.replaceAll('|', String.raw`\|`)}\`. ${text}`;
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

function written(value: unknown): string {
  if (value === null) return 'none';
  return `\`${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}\``;
}
