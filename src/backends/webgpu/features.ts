import { isOfSoftware } from './device';
import { PLAIN, type Features } from './kernels/kernel';
import { offersMatrixUnits, provenUnits } from './matrix-proof';
import { countsOverflows } from './overflows';
import { firstTile, timesOf, trialsOf } from './trial';

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

/** Devices that were tried, or are being tried: once, however many programs are compiled, also side by side. */
const tried = new WeakMap<GPUDevice, Promise<void>>();

/**
 * The same, after matrix units were proven and tiles tried on a device: not on the CPU, which has no such units, and
 * where the largest tiles are known to be best.
 */
export async function featuresAfterTrial(device: GPUDevice): Promise<Features> {
  if (!featuresOf(device).isSoftware) {
    const trial = tried.get(device) ?? tryOut(device);
    tried.set(device, trial);
    trial.catch(() => tried.delete(device)); // it may be tried again
    await trial;
  }
  return featuresOf(device);
}

async function tryOut(device: GPUDevice): Promise<void> {
  const features = { ...featuresOf(device), countsOverflows: false };
  const tile = await firstTile(nameOf(device), () => timesOf(device, trialsOf(features)));
  const matrix = offersMatrixUnits(device) ? await provenUnits(device, features) : null;
  all.set(device, { ...features, firstTile: tile, matrix });
}

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
