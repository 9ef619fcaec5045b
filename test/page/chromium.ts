import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { required } from '../support/engines';

const executablePath = process.env['SD_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why there is no browser to test with; null when there is one. */
export const whyNoChromium = existsSync(executablePath)
  ? null
  : `Chromium is not installed at ${executablePath} (on Debian: bash scripts/engines.sh chromium; elsewhere set SD_CHROMIUM)`;

/** Whether there is a browser. Where there is none, declares the test that says so, which fails where engines are required. */
export function hasChromium(): boolean {
  const missing = whyNoChromium;
  if (missing === null) return true;
  it(`has its browser: ${missing}`, (context) => {
    if (required) throw new Error(missing);
    context.skip(missing);
  });
  return false;
}

/** A headless Chromium whose WebGPU is SwiftShader where there is no GPU, and which calls nobody by itself. */
export function launch(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--enable-unsafe-webgpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args, timeout: 240_000 });
}

declare global {
  interface Window {
    /** The captions of the example's page that a frame has shown, in order. */
    shown: string[];
  }
}

/** What a visit to the example's page ended with. */
export interface Visit {
  /** The last caption, and whether it is an error. */
  readonly caption: string;
  readonly failed: boolean;
  /** The captions shown on the way. */
  readonly shown: readonly string[];
  /** RGBA of the canvas. */
  readonly pixels: readonly number[];
  /** The colour of the button, which tells whether the styles have come through the bundler. */
  readonly accent: string;
  readonly isolated: boolean;
  /** The backend and why it was chosen, as `useBackend` says it. */
  readonly backend: string;
  /** How many threads the page has started. */
  readonly threads: number;
}

/** Opens the example's page at an address, presses Draw, and waits for the end. Nothing but the page's host may be asked. */
export async function draw(page: Page, address: string, timeout: number): Promise<Visit> {
  const faults: string[] = [];
  const { origin } = new URL(address);
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) faults.push(`asked for ${url}`);
  });
  await page.addInitScript(() => {
    window.shown = [];
    const look = (): void => {
      const text = document.querySelector('figcaption')?.textContent ?? '';
      if (text !== '' && text !== window.shown.at(-1)) window.shown.push(text);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  page.setDefaultTimeout(timeout); // a loaded machine is slow at everything
  await page.goto(address);
  await page.getByRole('button', { name: 'Draw' }).click();
  await page.locator('figcaption.error, figcaption:text("Drawn in")').waitFor({ timeout });
  const visit = await page.evaluate(() => {
    const caption = document.querySelector('figcaption');
    const canvas = document.querySelector('canvas');
    const { width = 0, height = 0 } = canvas ?? {};
    const data = canvas?.getContext('2d')?.getImageData(0, 0, width, height).data;
    return {
      caption: caption?.textContent ?? '',
      failed: caption?.className === 'error',
      shown: window.shown,
      pixels: Array.from(data ?? []),
      accent: getComputedStyle(document.querySelector('button') ?? document.body).backgroundColor,
      isolated: crossOriginIsolated,
      backend: canvas?.title ?? '',
    };
  });
  expect(faults, 'faults of the page').toEqual([]);
  return { ...visit, threads: page.workers().length };
}
