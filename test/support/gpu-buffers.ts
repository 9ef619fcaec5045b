/** What a device has of buffers. */
export interface GpuBuffers {
  readonly count: number;
  readonly bytes: number;
  /** The most bytes since counting began. */
  readonly peak: number;
}

/** Counts the buffers of a device that were made since and not destroyed. */
export function countBuffers(device: GPUDevice): () => GpuBuffers {
  const live = new Set<GPUBuffer>();
  let [bytes, peak] = [0, 0];
  const create = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    const buffer = create(descriptor);
    const destroy = buffer.destroy.bind(buffer);
    live.add(buffer);
    bytes += buffer.size;
    peak = Math.max(peak, bytes);
    buffer.destroy = () => {
      if (live.delete(buffer)) bytes -= buffer.size;
      destroy();
    };
    return buffer;
  };
  return () => ({ count: live.size, bytes, peak });
}
