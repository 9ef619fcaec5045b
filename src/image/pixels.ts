import { damaged, type PngHeader, type Pass } from './header';

/** The colours that the chunks beside the pixels give. */
interface Colours {
  /** Three bytes for each. */
  readonly palette?: Uint8Array;
  /** The alphas of a palette, or the one colour that stands for "nothing here", two bytes a channel. */
  readonly clear?: Uint8Array;
}

/** Writes the pixels of a row, undone, with the byte of its filter, into the picture. */
type WriteRow = (row: Uint8Array, pass: Pass, picture: Uint8ClampedArray, y: number) => void;

/** RGB over white, or RGBA. */
export type Channels = 3 | 4;

/** How rows of that kind become pixels of so many channels. Throws where palette or transparency do not fit. */
export function pixelWriter(header: PngHeader, { palette, clear }: Colours, to: Channels, where: string): WriteRow {
  const { width, channels, depth, indexed, interlaced } = header;
  if (!indexed && clear !== undefined && clear.length !== 2 * channels) {
    throw damaged(where, 'its transparent colour has another kind');
  }
  if (channels === to && depth === 8 && clear === undefined && !interlaced) {
    return (row, _, picture, y) => {
      picture.set(row.subarray(1), y * width * to);
    };
  }
  const put = indexed ? putIndexed(colourTable(palette, clear, to, where), to, where) : putColours(header, clear, to);
  const samples = new Uint16Array(width * channels);
  return (row, { left, top, dx, dy, columns }, picture, y) => {
    unpack(row, depth, samples, columns * channels);
    put(samples, columns, picture, ((top + y * dy) * width + left) * to, dx * to);
  };
}

/** The samples of a row, one number each; those of under 8 bits lie packed in bytes, the first one highest. */
function unpack(row: Uint8Array, depth: number, into: Uint16Array, count: number): void {
  if (depth === 8) for (let i = 0; i < count; i++) into[i] = row[i + 1] as number;
  else if (depth === 16) {
    for (let i = 0; i < count; i++) into[i] = 256 * (row[2 * i + 1] as number) + (row[2 * i + 2] as number);
  } else {
    const mask = 2 ** depth - 1;
    for (let i = 0, bit = 0; i < count; i++, bit += depth) {
      into[i] = ((row[1 + (bit >> 3)] as number) >> (8 - depth - (bit & 7))) & mask;
    }
  }
}

/**
 * Puts the pixels of a row into the picture: the first one to `at`, each other one `step` values after the one before.
 */
type Put = (samples: Uint16Array, columns: number, picture: Uint8ClampedArray, at: number, step: number) => void;

/** The colours of a palette, `to` bytes each. */
function colourTable(
  palette: Uint8Array | undefined,
  clear: Uint8Array | undefined,
  to: Channels,
  where: string,
): Uint8Array {
  if (palette === undefined) throw damaged(where, 'it has no palette');
  if (palette.length > 768) throw damaged(where, 'its palette has over 256 colours');
  if (clear !== undefined && clear.length > 256) throw damaged(where, 'its transparency is too long');
  return Uint8Array.from({ length: Math.floor(palette.length / 3) * to }, (_, i) => {
    const [colour, channel] = [Math.floor(i / to), i % to];
    const alpha = clear?.[colour] ?? 255;
    if (channel === 3) return alpha;
    const value = palette[3 * colour + channel] as number;
    return to === 4 ? value : Math.round(255 + ((value - 255) * alpha) / 255);
  });
}

function putIndexed(table: Uint8Array, to: Channels, where: string): Put {
  return (samples, columns, picture, start, step) => {
    for (let x = 0, at = start; x < columns; x++, at += step) {
      const place = to * (samples[x] as number);
      if (place >= table.length) throw damaged(where, `a pixel has colour ${place / to} of ${table.length / to}`);
      for (let c = 0; c < to; c++) picture[at + c] = table[place + c] as number;
    }
  };
}

function putColours({ channels, depth }: PngHeader, clear: Uint8Array | undefined, to: Channels): Put {
  const white = 2 ** depth - 1;
  const colours = channels < 3 ? 1 : 3;
  const nothing =
    clear &&
    Uint16Array.from({ length: channels }, (_, c) => 256 * (clear[2 * c] as number) + (clear[2 * c + 1] as number));
  return (samples, columns, picture, start, step) => {
    for (let x = 0, from = 0, at = start; x < columns; x++, from += channels, at += step) {
      let alpha = colours === channels ? white : (samples[from + colours] as number);
      if (nothing !== undefined && isSame(samples, from, nothing)) alpha = 0;
      const scale = to === 4 ? 255 / white : (255 * alpha) / (white * white);
      for (let c = 0; c < 3; c++) {
        const value = samples[from + (c < colours ? c : 0)] as number;
        picture[at + c] = 255 + (value - white) * scale; // stored as the nearest whole number; there are no ties
      }
      if (to === 4) picture[at + 3] = alpha * scale;
    }
  };
}

function isSame(samples: Uint16Array, from: number, colour: Uint16Array): boolean {
  for (let c = 0; c < colour.length; c++) if (samples[from + c] !== colour[c]) return false;
  return true;
}
