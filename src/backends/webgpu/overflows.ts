let isCounting = false;

/** Whether devices that are used from now on count; kernels that are compiled already go on as they are. */
export function askForOverflows(counts: boolean): void {
  isCounting = counts;
}

/** Whether stores of halves are to count those that overflow. */
export function countsOverflows(): boolean {
  return isCounting;
}

const counters = new WeakMap<GPUDevice, GPUBuffer>();
const BYTES = 4; // one `u32`
const [COPY_SRC, COPY_DST, STORAGE, MAP_READ] = [0x4, 0x8, 0x80, 0x1];

/** Where the kernels of a device count; it begins at 0. */
export function counterOf(device: GPUDevice): GPUBuffer {
  const found = counters.get(device) ?? device.createBuffer({ size: BYTES, usage: STORAGE | COPY_SRC | COPY_DST });
  counters.set(device, found);
  return found;
}

/** What was counted by work that has been submitted, since it was last asked for. */
export async function takeOverflows(device: GPUDevice): Promise<number> {
  const counter = counterOf(device);
  const staging = device.createBuffer({ size: BYTES, usage: MAP_READ | COPY_DST });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(counter, 0, staging, 0, BYTES);
  encoder.clearBuffer(counter);
  device.queue.submit([encoder.finish()]);
  try {
    await staging.mapAsync(MAP_READ);
    return new Uint32Array(staging.getMappedRange())[0] ?? 0;
  } finally {
    staging.destroy();
  }
}
