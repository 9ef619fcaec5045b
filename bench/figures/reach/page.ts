import { launch, whyNoChromium } from '../../../test/page/chromium';
import { serve } from '../../../test/page/server';
import { buildStudio, drawStudio, openStudio, violations, watchStalls } from '../../../test/page/studio';

interface PageFigures {
  /** The longest that the studio's page was not free while the worker drew 25 steps with previews, in milliseconds. */
  readonly pageStallMs: number | null;
  /** What axe finds in the studio, in light, dark and on a phone. */
  readonly axeViolations: number | null;
  /** Whether the studio draws on a second visit without a network. */
  readonly offline: boolean | null;
}

/** The studio in Chromium. */
export async function pageFigures(): Promise<PageFigures> {
  if (whyNoChromium !== null) {
    console.error(`the page: not measured: ${whyNoChromium}`);
    return { pageStallMs: null, axeViolations: null, offline: null };
  }
  console.error('the page …');
  await using server = await serve(await buildStudio());
  const browser = await launch();
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(240_000);
    await openStudio(page, server.origin, { steps: '25' });
    await drawStudio(page); // loads the weights
    await watchStalls(page);
    await drawStudio(page);
    const pageStallMs = await page.evaluate(() => window.stall);
    let axeViolations = 0;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      axeViolations += (await violations(page)).length;
    }
    await page.setViewportSize({ width: 375, height: 800 });
    axeViolations += (await violations(page)).length;
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await context.setOffline(true);
    await openStudio(page, server.origin, { steps: '1' });
    const offline = (await drawStudio(page)).startsWith('Drawn in');
    return { pageStallMs: Math.round(pageStallMs), axeViolations, offline };
  } finally {
    await browser.close();
  }
}
