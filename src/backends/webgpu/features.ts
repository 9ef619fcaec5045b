import { at } from '../../at';
import { fastestArithmetic } from './arithmetic';
import { isOfSoftware } from './device';
import { PLAIN, type Features } from './kernels/kernel';
import { TILES } from './kernels/tiles';
import { fastestUnits, offersMatrixUnits, provenUnits } from './matrix-trial';
import { countsOverflows } from './overflows';
import { mostFlops, paceOf } from './pace';
import { choice, measuredOnce, rateOf, timesOf, trialOf, waysIn } from './trial';

const all = new WeakMap<GPUDevice, Features>();

/** What kernels use of a device. */
export function featuresOf(device: GPUDevice): Features {
  const found = all.get(device) ?? untried(device);
  all.set(device, found);
  return countsOverflows() ? { ...found, countsOverflows: true } : found;
}

function untried(device: GPUDevice): Features {
  const isSoftware = runsInSoftware(device);
  return {
    ...PLAIN,
    workgroupBytes: device.limits.maxComputeWorkgroupStorageSize,
    bindingBytes: device.limits.maxStorageBufferBindingSize,
    dispatchFlops: isSoftware ? Infinity : mostFlops(), // no system ends what its processor computes
    isSoftware,
  };
}

type Trials = WeakMap<GPUDevice, Promise<void>>;

/** Devices that were tried, or are being tried: once, however many programs are compiled, also side by side. */
const [triedTiles, triedHalves]: readonly [Trials, Trials] = [new WeakMap(), new WeakMap()];

/** A device that makes fewer FLOP a second is not kept from its work by trials. */
const LEAST_RATE = 4e10;

/**
 * The same, after a device's rate was measured, and what is faster was tried on it: tiles, and for programs that hold
 * halves, f16 and matrix units. Not on the CPU, where the largest tiles are known to be best, f16 is float32 that is
 * rounded, and there are no units.
 */
export async function featuresAfterTrial(device: GPUDevice, holdsHalves: boolean): Promise<Features> {
  if (!featuresOf(device).isSoftware) {
    await once(triedTiles, device, tryTiles);
    if (holdsHalves && !isSlow(featuresOf(device))) await once(triedHalves, device, tryHalves);
  }
  return featuresOf(device);
}

async function once(tried: Trials, device: GPUDevice, trying: typeof tryTiles): Promise<void> {
  const trial = tried.get(device) ?? trying(device);
  tried.set(device, trial);
  trial.catch(() => tried.delete(device)); // it may be tried again
  await trial;
}

async function tryTiles(device: GPUDevice): Promise<void> {
  const features = uncounted(device);
  const trials = TILES.map((tile) => trialOf(waysIn(tile, features)));
  const rate = await measuredOnce(`${nameOf(device)}, rate`, () => rateOf(device, at(trials, 0)));
  paceOf(device).rate = rate;
  const paced = { ...features, dispatchFlops: mostFlops(rate) };
  const firstTile = isSlow(paced) ? 0 : await choice(`${nameOf(device)}, tile`, () => timesOf(device, trials));
  all.set(device, { ...paced, firstTile });
}

const isSlow = (features: Features): boolean => features.dispatchFlops < mostFlops(LEAST_RATE);

async function tryHalves(device: GPUDevice): Promise<void> {
  const features = uncounted(device);
  const chosen = { ...features, ...(await fastestArithmetic(device, features, nameOf(device))) };
  const proven = offersMatrixUnits(device) ? await provenUnits(device, chosen) : null;
  const matrix = proven && (await fastestUnits(device, chosen, proven, nameOf(device)));
  all.set(device, { ...chosen, matrix });
}

const uncounted = (device: GPUDevice): Features => ({ ...featuresOf(device), countsOverflows: false });

/** The name of a device's adapter; empty where the browser does not say it. */
function nameOf({ adapterInfo }: { readonly adapterInfo?: GPUAdapterInfo }): string {
  if (adapterInfo === undefined) return '';
  const { vendor, architecture, device, description } = adapterInfo;
  return [vendor, architecture, device, description].join(' ').trim();
}

/** Older browsers do not say which adapter a device is of. */
function runsInSoftware({ adapterInfo }: { readonly adapterInfo?: GPUAdapterInfo }): boolean {
  return adapterInfo !== undefined && isOfSoftware(adapterInfo);
}
