import { format, resolveConfig } from 'prettier';
import { tables } from '../bench/tiny/scenes';

/**
 * The words that mean something to the embedded model: its objects by their names, synonyms and plurals, and the colours. The module that the
 * library has them in is `src/checkpoints/tiny-words.ts`; `tsx scripts/words.ts > src/checkpoints/tiny-words.ts` writes it anew.
 */
export function taughtWords(): string[] {
  const { plurals, objects, backgrounds, tints } = tables;
  const plural = (words: string): string => {
    const [last = '', ...before] = words.split(' ').toReversed();
    const irregular = plurals[words] ?? (plurals[last] && [...before.toReversed(), plurals[last]].join(' '));
    if (irregular) return irregular;
    if (/(s|x|ch|sh)$/.test(words)) return `${words}es`;
    return /[^aeiou]y$/.test(words) ? `${words.slice(0, -1)}ies` : `${words}s`;
  };
  const names = objects.flatMap(({ noun, plural: own, synonyms }) => [noun, own ?? noun, ...synonyms, ...synonyms.map(plural)]); // prettier-ignore
  const colours = [...Object.keys(backgrounds), ...Object.keys(tints), 'grey', 'brown'];
  const words = [...names, ...colours].flatMap((name) => name.toLowerCase().split(/[^a-z]+/));
  return [...new Set(words)].filter((word) => word.length > 1 && !meaningless.has(word)).sort();
}

/** Words between those of a name. */
const meaningless = new Set([
  'a',
  'of',
  'the',
  'and',
  'in',
  'on',
  'with',
  'piece',
  'bunch',
  'ear',
  'bar',
  'cup',
  'mug',
]);

/** The text of the module. */
export async function wordsModule(): Promise<string> {
  const lines = taughtWords()
    .join(' ')
    .replaceAll(/(.{1,110})(?: |$)/g, '$1\n')
    .trim();
  const source = `/**
 * The words that the embedded model was taught, in lower case: names of what it draws, and colours. A prompt of which it
 * holds no word draws nothing in particular. Written by scripts/words.ts, of training/scenes.json.
 */
export const tinyWords: ReadonlySet<string> = new Set(\`\n${lines}\n\`.trim().split(/\\s+/));\n`;
  return format(source, { ...(await resolveConfig('src/index.ts')), parser: 'typescript' });
}

if (process.argv[1]?.endsWith('words.ts') === true) process.stdout.write(await wordsModule());
