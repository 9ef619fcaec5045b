import type { ImageType } from './formats';
import type { Picture } from './png';
import type { Raster } from './raster';

/** The formats that are not read and written by hand, by what the platform has for them. */
export type CodedType = Exclude<ImageType, 'image/png'>;

export interface Codecs {
  /**
   * The pixels of a file that begins as one of `type`, whose size is at most `maxPixels`: upright, as its EXIF
   * orientation says, the first picture where there are several. `where` begins an error's message.
   */
  decode(bytes: Uint8Array<ArrayBuffer>, type: CodedType, where: string, maxPixels: number): Promise<Raster>;
  /** A file of `type`; `quality` is from 0 to 1. */
  encode(picture: Picture, type: CodedType, quality: number, where: string): Promise<Uint8Array<ArrayBuffer>>;
}
