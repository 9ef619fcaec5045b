import { isOfSoftware } from './device';
import { PLAIN, type Features } from './kernels/kernel';
import { countsOverflows } from './overflows';

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

/** Older browsers do not say which adapter a device is of. */
function runsInSoftware({ adapterInfo }: { readonly adapterInfo?: GPUAdapterInfo }): boolean {
  return adapterInfo !== undefined && isOfSoftware(adapterInfo);
}
