import { at } from '../../at';
import { fastestArithmetic } from './arithmetic';
import { isOfSoftware } from './device';
import { PLAIN, type Features } from './kernels/kernel';
import { TILES } from './kernels/tiles';
import { fastestUnits, offersMatrixUnits, provenUnits } from './matrix-trial';
import { countsOverflows } from './overflows';
import { mostFlops, paceOf } from './pace';
import { prefersSubgroups } from './subgroup-trial';
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
const measured: Trials = new WeakMap();
const tried: Trials = new WeakMap();
const triedHalves: Trials = new WeakMap();

/** A device that makes fewer FLOP a second is not kept from its work by trials. */
const LEAST_RATE = 4e10;

/**
 * The same, after a device's rate was measured, and what is faster was tried on it: tiles and subgroups, and for programs
 * that hold halves, f16 and matrix units. Not on the CPU, where the largest tiles are known to be best, f16 is float32 that is
 * rounded, and there are no units.
 */
export async function featuresAfterTrial(device: GPUDevice, holdsHalves: boolean): Promise<Features> {
  if (!featuresOf(device).isSoftware) {
    await once(measured, device, measureRate);
    const isSlow = featuresOf(device).dispatchFlops < mostFlops(LEAST_RATE);
    if (!isSlow) await once(tried, device, tryKernels);
    if (!isSlow && holdsHalves) await once(triedHalves, device, tryHalves);
  }
  return featuresOf(device);
}

async function once(trials: Trials, device: GPUDevice, trying: typeof tryKernels): Promise<void> {
  const trial = trials.get(device) ?? trying(device);
  trials.set(device, trial);
  trial.catch(() => trials.delete(device)); // it may be tried again
  await trial;
}

async function measureRate(device: GPUDevice): Promise<void> {
  const features = uncounted(device);
  const products = trialOf(waysIn(at(TILES, 0), features));
  const rate = await measuredOnce(`${nameOf(device)}, rate`, () => rateOf(device, products));
  paceOf(device).rate = rate;
  all.set(device, { ...features, dispatchFlops: mostFlops(rate) });
}

async function tryKernels(device: GPUDevice): Promise<void> {
  const features = uncounted(device);
  const trials = TILES.map((tile) => trialOf(waysIn(tile, features)));
  const firstTile = await choice(`${nameOf(device)}, tile`, () => timesOf(device, trials));
  const subgroups = await prefersSubgroups(device, features, nameOf(device));
  all.set(device, { ...features, firstTile, subgroups });
}

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
