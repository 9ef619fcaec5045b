import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of its own that sees only some of the installed packages, for programs run in another process. */
export interface Sandbox extends AsyncDisposable {
  /** Runs a program that may `import … from './backends.mjs'`, and returns what it prints. */
  run(program: string, node?: string): Promise<string>;
}

/** A sandbox with `src/backends` bundled into it and the packages named; without names, all. */
export async function backendsSandbox(packages?: readonly string[]): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'sd-ts-'));
  await build({
    entryPoints: [join(root, 'src/backends/index.ts')],
    outfile: join(folder, 'backends.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    packages: 'external',
    conditions: ['source'],
    logLevel: 'error',
  });
  if (packages === undefined) await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const name of packages ?? []) {
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', name), link);
  }
  return {
    async run(program, node = process.execPath) {
      const file = join(folder, 'program.mjs');
      await writeFile(file, program);
      return new Promise((resolve, reject) => {
        execFile(node, [file], { cwd: folder, timeout: 60_000 }, (error, stdout, stderr) => {
          if (error === null) resolve(stdout.trim());
          else reject(new Error(`${error.message}\n${stderr}`, { cause: error }));
        });
      });
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
