import type { TensorSource } from '../../formats/source';
import { decodeUtf8 } from '../../json';
import type { During } from '../../progress';
import { openHere } from '../locate';

/** The key of PEFT's settings among the metadata of a source. */
export const ADAPTER_CONFIG = 'adapter_config.json';

/** The most bytes of PEFT's settings; they have about a thousand. */
const MOST = 2 ** 20;

/**
 * A LoRA as PEFT alone saves it, with the settings beside it (`adapter_config.json`), which say its alpha, as if they
 * were in the file. Other sources, and those without settings beside them, are returned unchanged.
 */
export async function withAdapterConfig(
  source: TensorSource,
  location: string | URL,
  during?: During,
): Promise<TensorSource> {
  const place = isPeft(source) ? besides(location) : null;
  const file = place === null ? null : await openHere(place, during);
  if (file === null) return source;
  try {
    if (file.size > MOST) return source;
    const text = decodeUtf8(await file.read(0, file.size));
    return { ...source, metadata: { ...source.metadata, [ADAPTER_CONFIG]: text } };
  } finally {
    await file.close();
  }
}

/** Whether the names are those of PEFT's own files, which do not contain alpha. */
export function isPeft({ names }: Pick<TensorSource, 'names'>): boolean {
  return names.some((name) => name.startsWith('base_model.model.'));
}

function besides(location: string | URL): string | null {
  if (typeof location === 'string' && !/^[a-z]{2,}:/i.test(location))
    return location.replace(/[^/\\]*$/, ADAPTER_CONFIG);
  const url = URL.parse(location);
  return url !== null && /^(https?|file):$/.test(url.protocol) ? new URL(ADAPTER_CONFIG, url).href : null;
}
