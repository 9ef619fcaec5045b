import { PLAIN, type Features } from './kernels/kernel';

const all = new WeakMap<GPUDevice, Features>();

/** What kernels use of a device. */
export function featuresOf(device: GPUDevice): Features {
  const found = all.get(device) ?? {
    ...PLAIN,
    workgroupBytes: device.limits.maxComputeWorkgroupStorageSize,
  };
  all.set(device, found);
  return found;
}
