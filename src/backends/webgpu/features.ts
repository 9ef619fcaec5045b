import { fastestArithmetic } from './arithmetic';
import { isOfSoftware } from './device';
import { PLAIN, type Features } from './kernels/kernel';
import { TILES } from './kernels/tiles';
import { fastestUnits, offersMatrixUnits, provenUnits } from './matrix-trial';
import { countsOverflows } from './overflows';
import { choice, timesOf, trialOf, waysIn } from './trial';

const all = new WeakMap<GPUDevice, Features>();

/** What kernels use of a device. */
export function featuresOf(device: GPUDevice): Features {
  const found = all.get(device) ?? {
    ...PLAIN,
    workgroupBytes: device.limits.maxComputeWorkgroupStorageSize,
    bindingBytes: device.limits.maxStorageBufferBindingSize,
    isSoftware: runsInSoftware(device),
  };
  all.set(device, found);
  return countsOverflows() ? { ...found, countsOverflows: true } : found;
}

type Trials = WeakMap<GPUDevice, Promise<void>>;

/** Devices that were tried, or are being tried: once, however many programs are compiled, also side by side. */
const [triedTiles, triedHalves]: readonly [Trials, Trials] = [new WeakMap(), new WeakMap()];

/**
 * The same, after what is faster was tried on a device: tiles, and for programs that hold halves, f16 and matrix units.
 * Not on the CPU, where the largest tiles are known to be best, f16 is float32 that is rounded, and there are no units.
 */
export async function featuresAfterTrial(device: GPUDevice, holdsHalves: boolean): Promise<Features> {
  if (!featuresOf(device).isSoftware) {
    await once(triedTiles, device, tryTiles);
    if (holdsHalves) await once(triedHalves, device, tryHalves);
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
  const firstTile = await choice(`${nameOf(device)}, tile`, () => timesOf(device, trials));
  all.set(device, { ...features, firstTile });
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
