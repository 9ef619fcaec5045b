import { SIGNATURE } from './chunks';

/** A format of pictures, by its media type. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/avif';

/** Their names, and how names of files end. */
export const formats: Readonly<Record<ImageType, { readonly name: string; readonly ending: RegExp }>> = {
  'image/png': { name: 'PNG', ending: /\.png$/i },
  'image/jpeg': { name: 'JPEG', ending: /\.jpe?g$/i },
  'image/webp': { name: 'WebP', ending: /\.webp$/i },
  'image/avif': { name: 'AVIF', ending: /\.avif$/i },
};

export const imageTypes = Object.keys(formats) as ImageType[];

/** The format of a file by its ending; undefined for other endings. */
export function typeOfName(name: string): ImageType | undefined {
  return imageTypes.find((type) => formats[type].ending.test(name));
}

/** The format of a file by its first bytes; undefined for other formats. */
export function typeOfBytes(bytes: Uint8Array): ImageType | undefined {
  const start = latin1(bytes, 0, 12);
  if (SIGNATURE.every((byte, i) => bytes[i] === byte)) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  return brandsOf(bytes).some((brand) => brand === 'avif' || brand === 'avis') ? 'image/avif' : undefined;
}

/** What a file in another format is, by its first bytes. */
export function kindOfOther(bytes: Uint8Array): string {
  const start = latin1(bytes, 0, 12);
  const kinds: Readonly<Record<string, boolean>> = {
    'a GIF': start.startsWith('GIF8'),
    'a BMP': start.startsWith('BM'),
    'a TIFF': start.startsWith('II*\0') || start.startsWith('MM\0*'),
    'an SVG': /^\s*<(\?xml|svg|!--|!DOCTYPE svg)/i.test(latin1(bytes, 0, 100)),
    'a HEIC': brandsOf(bytes).length > 0,
    empty: bytes.length === 0,
  };
  return Object.entries(kinds).find(([, matches]) => matches)?.[0] ?? 'something else';
}

/** The brands of a file in ISO's base media format (ISO/IEC 14496-12), which begins with a box of them. */
function brandsOf(bytes: Uint8Array): string[] {
  if (latin1(bytes, 4, 8) !== 'ftyp') return [];
  const end = Math.min(bytes.length, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 256);
  const brands = Array.from({ length: Math.max(0, Math.floor((end - 8) / 4)) }, (_, i) =>
    latin1(bytes, 8 + 4 * i, 12 + 4 * i),
  );
  return brands.filter((_, i) => i !== 1); // the second is a version
}

/** Bytes as characters of Latin-1, as many as there are. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
