import { availableParallelism } from 'node:os';
import { attempt } from '../attempt';
import { python } from '../peers/environments';
import { processor } from '../processor';
import { whyNoChromium } from '../../test/page/chromium';
import { drawInChromium } from '../wasm/chromium';
import { fullSize } from '../wasm/full-size';
import { scaling } from '../wasm/scaling';
import { vsOrt } from '../wasm/vs-ort';

/**
 * `wasm` beside onnxruntime-web and, at full size, `tensorflow`; how much faster two of its threads are than one, as the
 * geometric mean over full-size layers; the cold start of the command line, which `cold` measures in seconds, and the
 * first picture in a page. Needs the built package, and for what `fullSize` and `vsOrt` say Python.
 */
export async function wasmFigures(cold: () => number, rounds = 3): Promise<object> {
  const cores = availableParallelism();
  if (cores === 1) console.error('scaling: not measured: there is one core');
  return {
    ...((await attempt('onnxruntime-web', () => vsOrt(python('diffusers')))) ?? noOrt),
    scaling: cores === 1 ? null : await scaling(rounds),
    ...((await attempt('full size', fullSize)) ?? noFullSize),
    tinyColdSeconds: cold(),
    tinyPageSeconds: await pageSeconds(),
    cores,
    processor: processor(),
  };
}

const noOrt = { vsOrtOneThread: null, vsOrtAllCores: null, vsOrtChromium: null };
const noFullSize = { fullSizeSecondsPerStep: null, fullSizeVsTensorflow: null, fullSizePeakMB: null };

/** The median of three visits. */
async function pageSeconds(): Promise<number | null> {
  if (whyNoChromium !== null) {
    console.error(`the page: not measured: ${whyNoChromium}`);
    return null;
  }
  console.error('the page …');
  const seconds = await drawInChromium(availableParallelism(), 20, 3);
  return seconds.toSorted((a, b) => a - b)[1] ?? null;
}
