import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawn, rooms } from './support/rooms';

interface Import {
  readonly file: string;
  readonly to: string;
}

const root = new URL('../src', import.meta.url).pathname;
const sources = (readdirSync(root, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts')).sort();

const importsOf = (file: string): Import[] =>
  Array.from(readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g), ([, to = '']) => ({
    file,
    to,
  }));

const imports = sources.flatMap(importsOf);

/** The folder, or for a file of `src/` itself its name without what chooses a platform. */
function placeOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : (path.split('.')[0] ?? '');
}

function targetOf({ file, to }: Import): string {
  if (to.startsWith('#')) return to;
  return placeOf(normalize(join(dirname(file), to)));
}

describe('the architecture', () => {
  it('has no import against the arrows', () => {
    const wrong = imports.filter((one) => {
      if (!/^[.#]/.test(one.to)) return false;
      const [from, to] = [placeOf(one.file), targetOf(one)];
      return from !== to && !(rooms[from]?.sees ?? []).includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it('is what its document shows', () => {
    expect(readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8')).toContain(drawn());
  });

  it('knows every folder that there is', () => {
    expect(sources.map(placeOf).filter((place) => rooms[place] === undefined)).toEqual([]);
  });

  it('names tfjs backend packages and Dawn only in backends/', () => {
    const engines = imports.filter(({ to }) => /^(@tensorflow\/tfjs-(?!core)|webgpu$)/.test(to));
    expect(engines.length).toBeGreaterThan(2);
    expect(engines.filter(({ file }) => !file.startsWith('backends/'))).toEqual([]);
  });

  it('has no cycle of modules', () => {
    const next = new Map(sources.map((file) => [file, importsOf(file).flatMap(resolved)]));
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      expect(path, `cycle through ${file}`).not.toContain(file);
      if (done.has(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
  });

  it('asks the platform nowhere but in files chosen by the package', () => {
    for (const file of sources) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(text, file).not.toMatch(/typeof (window|process|document|navigator)\b/);
      const isPlatformFile = /\.(node|browser)\.ts$/.test(file) || /^(cli|backends\/tensorflow|hub\/node)\//.test(file);
      if (!isPlatformFile) expect(text, file).not.toMatch(/from 'node:/);
    }
  });

  it('keeps files under 300 lines', () => {
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});

/** The file of `src/` that a relative import names, if it is one. */
function resolved({ file, to }: Import): string[] {
  if (!to.startsWith('.')) return [];
  const path = normalize(join(dirname(file), to));
  return [`${path}.ts`, `${path}/index.ts`].filter((candidate) => sources.includes(candidate));
}
