import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packedProject, type Project } from '../package/packed';
import { launch, whyNoChromium } from '../page/chromium';
import { serve, type Server } from '../page/server';
import { required } from '../support/engines';
import { chains, program, type Chain } from './chains';

const root = fileURLToPath(new URL('../../', import.meta.url));
const exec = promisify(execFile);
const tools = join(root, '.engines/toolchains/node_modules');

/** The folder of a tool: in .engines, or, if this clone has it for itself, there. */
const toolFolder = (name: string): string => [join(tools, name), join(root, 'node_modules', name)].find(existsSync) ?? root; // prettier-ignore
const versionOf = (folder: string): string => (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version; // prettier-ignore

interface Drawn {
  readonly pixels: readonly number[];
  /** Not of a page that draws in a worker alone. */
  readonly names?: readonly string[];
  /** What the worker of a page has drawn, where it has one. */
  readonly worked?: readonly number[];
}

declare global {
  interface Window {
    /** What the program of a tool chain's page will have drawn. */
    drawn: Promise<Drawn>;
  }
}

const missing = existsSync(tools) ? whyNoChromium : 'the tool chains are not installed (on Debian: bash scripts/engines.sh toolchains)'; // prettier-ignore

describe('the package in tool chains', () => {
  if (missing !== null) {
    it(`has its tools: ${missing}`, (context) => {
      if (required) throw new Error(missing);
      context.skip(missing);
    });
    return;
  }

  let project: Project;
  let browser: Browser;
  let cdn: Server;
  let expected: Drawn;

  beforeAll(async () => {
    project = await packedProject();
    browser = await launch();
    cdn = await serve(join(project.folder, 'node_modules/sd-ts'), { 'Access-Control-Allow-Origin': '*' });
    await writeFile(join(project.folder, 'draw.js'), program);
    expected = await drawnByNode(join(project.folder, 'draw.js'));
    expect(new Set(expected.pixels).size).toBeGreaterThan(50);
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await cdn[Symbol.asyncDispose]();
    await project[Symbol.asyncDispose]();
  });

  for (const chain of chains) {
    const tool = `${chain.tool} ${versionOf(toolFolder(chain.tool))}`;
    it(`is built by ${tool}, and draws [toolchain-${chain.name}]`, { timeout: 600_000 }, async () => {
      const folder = await buildWith(chain);
      if (chain.page !== undefined) check(await drawnByPage(join(folder, chain.page.folder), chain.page.policy));
      if (chain.module !== undefined) check(await drawnByNode(join(folder, chain.module)));
    });
  }

  it('names the URL at which a bundle has lost its weights [asset-url]', { timeout: 600_000 }, async () => {
    const chain = chainOf('esbuild-one-file');
    const folder = await buildWith({ ...chain, name: 'lost', files: { ...chain.files, 'draw.js': program } });
    await expect(drawnByPage(join(folder, 'out'))).rejects.toThrow(
      /tiny: text_encoder\/model\.safetensors was looked for at http:\/\/localhost:\d+\/checkpoints\/tiny\/text_encoder\/model\.safetensors: there is no such file; .* setAssetPath\(\)/,
    );
  });

  it('says what a policy must allow for WebAssembly [csp-wasm]', { timeout: 600_000 }, async () => {
    const folder = await buildWith({ ...chainOf('import-map'), name: 'policy' });
    const drawn = drawnByPage(folder, "script-src * 'unsafe-inline'");
    await expect(drawn).rejects.toThrow(/wasm: WebAssembly may not be compiled here .*'wasm-unsafe-eval'/);
  });

  function chainOf(name: string): Chain {
    const chain = chains.find((one) => one.name === name);
    if (chain === undefined) throw new Error(`there is no tool chain '${name}'`);
    return chain;
  }

  async function buildWith({ name, tool, files = {}, links = [], prepare, command, env }: Chain): Promise<string> {
    const folder = join(project.folder, name);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text.replaceAll('{cdn}', cdn.origin));
    }
    for (const link of links) await symlink(join(tools, link), join(project.folder, 'node_modules', link));
    await prepare?.(folder, project.folder);
    if (command === undefined) return folder;
    const words = command.map((word) => word.replace('{tool}', toolFolder(tool)));
    const { VITEST, NODE_ENV, NODE_OPTIONS, ...own } = process.env;
    const TOOL = join(toolFolder(tool), 'package.json');
    try {
      await exec(process.execPath, words, { cwd: folder, env: { ...own, TOOL, ...env }, maxBuffer: 2 ** 26 });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${name}: ${(stdout + stderr).slice(0, 5000)}`, { cause: error });
    }
    return folder;
  }

  async function drawnByNode(file: string): Promise<Drawn> {
    const program = `import(process.argv[1]).then(({ draw }) => draw()).then((drawn) => console.log(JSON.stringify(drawn)))`;
    const { stdout } = await exec(process.execPath, ['-e', program, file], { maxBuffer: 2 ** 26 });
    return JSON.parse(stdout) as Drawn;
  }

  /** What a page draws, which its server may be asked for, and CDN. Throws what it throws. */
  async function drawnByPage(folder: string, policy?: string): Promise<Drawn> {
    await using server = await serve(folder, policy === undefined ? {} : { 'Content-Security-Policy': policy });
    await using page = await browser.newPage();
    page.setDefaultTimeout(240_000);
    const failed = new Promise<never>((_, reject) => page.once('pageerror', reject));
    const drawn = page
      .goto(server.origin)
      .then(() => page.waitForFunction(() => 'drawn' in window))
      .then(() => page.evaluate(() => window.drawn));
    return await Promise.race([drawn, failed]);
  }

  function check({ pixels, names = ['OptionError', 'StableDiffusion'], worked = pixels }: Drawn): void {
    expect(names).toEqual(['OptionError', 'StableDiffusion']);
    for (const drawn of [pixels, worked]) {
      expect(drawn.length).toBe(expected.pixels.length);
      expect(furthest(drawn, expected.pixels)).toBeLessThanOrEqual(1);
    }
  }
});

function furthest(a: readonly number[], b: readonly number[]): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))), 0);
}
