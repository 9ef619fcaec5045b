import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { launch } from '../../test/page/chromium';
import type { CaseName } from './cases';
import type { WasmFigures } from './measure';

const root = fileURLToPath(new URL('../..', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** `measure` in a cross-origin isolated page of Chromium, where threads may be. Needs the built package. */
export function measureInChromium(
  folder: string,
  cases: readonly CaseName[],
  rounds: number,
  threads: number,
): Promise<WasmFigures> {
  return visiting({ '/cases/': folder }, (page) =>
    page.evaluate(([c, r, t]) => window.measureHere(c, r, t), [cases, rounds, threads] as const),
  );
}

/** Seconds for the first picture of the embedded model in such a page, once its weights are loaded: of each visit. */
export async function drawInChromium(threads: number, numSteps: number, visits: number): Promise<number[]> {
  const seconds: number[] = [];
  await visiting({}, async (page) => {
    for (let visit = 0; visit < visits; visit++) {
      if (visit > 0) await page.reload();
      const options = { numSteps, seed: 7 };
      seconds.push(await page.evaluate(([t, o]) => window.drawHere(t, o), [threads, options] as const));
    }
  });
  return seconds;
}

/** Opens the page, with more folders on its server, for a piece of work. */
async function visiting<T>(more: Readonly<Record<string, string>>, work: (page: Page) => Promise<T>): Promise<T> {
  const outDir = mkdtempSync(join(tmpdir(), 'sd-ts-wasm-page-'));
  try {
    await buildPage(outDir);
    const ort = join(root, 'node_modules/onnxruntime-web/dist');
    const server = await serve({ ...more, '/ort/': ort, '/': outDir });
    await using browser = await launch();
    const page = await browser.newPage();
    page.on('console', (message) => {
      console.error(message.text());
    });
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    try {
      return await work(page);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** In the sources there is no such file; that of the built package stands for it. */
const builtThread: Plugin = {
  name: 'built-thread',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('/wasm-thread.browser.js') ? join(root, 'dist/wasm-thread.browser.js') : null),
};

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: join(root, 'bench/wasm/page'),
    logLevel: 'warn',
    resolve: { conditions: ['source'] },
    worker: { format: 'es', plugins: () => [builtThread] },
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
}

/** Serves folders under prefixes, the first that fits. */
async function serve(folders: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const prefix = Object.keys(folders).find((one) => path.startsWith(one)) ?? '/';
    const file = join(folders[prefix] ?? '', path === '/' ? 'index.html' : path.slice(prefix.length));
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    response.writeHead(size === undefined ? 404 : 200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': size ?? 0,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    if (size === undefined || request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return server;
}
