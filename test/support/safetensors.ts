import type { OpenFile } from '../../src/files';

export interface Stored {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** The bytes of a safetensors file with these tensors, one after the other; `edit` may falsify the header. */
export function writeSafetensors(
  tensors: Readonly<Record<string, Stored>>,
  edit: (header: Record<string, unknown>) => unknown = (header) => header,
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = {};
  let at = 0;
  for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [at, (at += bytes.length)] };
  }
  const json = new TextEncoder().encode(JSON.stringify(edit(header)));
  const file = new Uint8Array(8 + json.length + at);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  let to = 8 + json.length;
  for (const { bytes } of Object.values(tensors)) {
    file.set(bytes, to);
    to += bytes.length;
  }
  return file;
}

export function float32(shape: readonly number[], values: readonly number[]): Stored {
  return { dtype: 'F32', shape, bytes: new Uint8Array(Float32Array.from(values).buffer) };
}

/** A file in memory. */
export function openBytes(bytes: Uint8Array): OpenFile {
  return {
    location: 'memory',
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.slice(start, end)),
    close: () => Promise.resolve(),
  };
}
