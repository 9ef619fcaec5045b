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

/**
 * The same, after matrix units were proven and tiles tried on a device of that kind: not on the CPU, which has no such
 * units, and where the largest tiles are known to be best.
 */
export async function featuresAfterTrial(device: GPUDevice): Promise<Features> {
  const features = featuresOf(device);
  if (features.isSoftware) return features;
  const tile = await firstTile(nameOf(device), () =>
    timesOf(device, trialsOf({ ...features, countsOverflows: false })),
  );
  const matrix = offersMatrixUnits(device) ? await provenUnits(device, features) : null;
  all.set(device, { ...features, firstTile: tile, matrix, countsOverflows: false });
  return featuresOf(device);
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
