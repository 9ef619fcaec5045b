import type { SdImage } from '../../src/image/image';
import { blobs, borderColour, boxWhere, foreground, type Blob, type Box } from './blobs';
import { SIDE, type Classifier, type Named } from './classifier';
import { spots, tables, type Layout, type Rgb, type Scene } from './scenes';

/** What is right of a picture. What its scene does not ask for is null. */
export interface Verdict {
  readonly background: boolean;
  /** Every object is the one asked for; for a pair, both are there. */
  readonly object: boolean;
  /** As many objects as asked for, where they were asked for; null for a single one in the middle. */
  readonly placeCount: boolean | null;
  /** The object has the colour asked for. */
  readonly tint: boolean | null;
  /** What the objects were taken for. */
  readonly named: readonly Named[];
}

/** Pixels that the middle of an object's box may be off. */
const OFF = 17;
/** The longer side of a small object's box is shorter than this, in pixels. */
const SMALL = 74;

/** Judges pictures by the scenes that they should show. */
export class Judge {
  readonly #classifier: Classifier;

  constructor(classifier: Classifier) {
    this.#classifier = classifier;
  }

  async judge(image: SdImage, scene: Scene): Promise<Verdict> {
    const border = borderColour(image);
    const mask = foreground(image, border);
    const boxes = expectedBoxes(mask, image.width, scene.layout);
    const crops = boxes.filter((box) => box !== null).map((box) => crop(image, box, border));
    const named = crops.length === 0 ? [] : await this.#classifier.name(crops);
    const { things } = scene;
    const found = named.map(({ noun }) => noun);
    const [first] = things;
    const object =
      things.length > 1
        ? things.every(({ noun }) => found.includes(noun))
        : named.length === boxes.length && found.every((noun) => noun === first?.noun);
    return {
      background: nearestBackground(border) === scene.background,
      object,
      placeCount: scene.layout === 'big' ? null : isPlaced(blobs(mask, image.width), scene.layout),
      tint: first?.tint == null ? null : object && named.every(({ colour }) => colour === first.tint),
      named,
    };
  }
}

function nearestBackground(colour: Rgb): string {
  const distances = Object.entries(tables.backgrounds).map(([name, rgb]) => {
    return [name, Math.hypot(...rgb.map((value, c) => value - (colour[c] ?? 0)))] as const;
  });
  return distances.reduce((best, one) => (one[1] < best[1] ? one : best))[0];
}

/** The box of the object at each spot of a layout; null where there is none. Every pixel belongs to the nearest spot. */
function expectedBoxes(mask: Uint8Array, width: number, layout: Layout): (Box | null)[] {
  const all = spots(layout);
  const nearest = (x: number, y: number): number => {
    const far = all.map(([u, v]) => Math.hypot(x - u, y - v));
    return far.indexOf(Math.min(...far));
  };
  return all.map((_, i) => boxWhere(mask, width, (x, y) => nearest(x, y) === i));
}

/** Whether there is one small object at each spot of a layout, and no other. */
function isPlaced(found: readonly Blob[], layout: Layout): boolean {
  const all = spots(layout);
  if (found.length !== all.length) return false;
  return all.every(([x, y]) =>
    found.some(({ box: { left, top, right, bottom } }) => {
      const [dx, dy] = [(left + right) / 2 - x, (top + bottom) / 2 - y];
      return Math.max(Math.abs(dx), Math.abs(dy)) <= OFF && Math.max(right - left, bottom - top) < SMALL;
    }),
  );
}

/** Samples a pixel of a crop is the mean of, in each direction. */
const SAMPLES = 2;

/** The square around a box with a small margin, as SIDE × SIDE × 3 values from −1 to 1; only background outside the box's margin. */
export function crop({ width, height, data }: SdImage, box: Box, background: Rgb): Float32Array {
  const side = Math.max(box.right - box.left, box.bottom - box.top) * 1.08;
  const [x0, y0] = [(box.left + box.right - side) / 2, (box.top + box.bottom - side) / 2];
  const margin = side * 0.04;
  const value = (x: number, y: number, c: number): number => {
    const inBox = x >= box.left - margin && x < box.right + margin && y >= box.top - margin && y < box.bottom + margin;
    const inPicture = x >= 0 && y >= 0 && x < width && y < height;
    return (inBox && inPicture ? data[(y * width + x) * 3 + c] : background[c]) ?? 0;
  };
  const between = (x: number, y: number, c: number): number => {
    const [u, v] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
    const [s, t] = [x - 0.5 - u, y - 0.5 - v];
    const upper = value(u, v, c) * (1 - s) + value(u + 1, v, c) * s;
    const lower = value(u, v + 1, c) * (1 - s) + value(u + 1, v + 1, c) * s;
    return upper * (1 - t) + lower * t;
  };
  const out = new Float32Array(SIDE * SIDE * 3);
  for (const i of out.keys()) {
    const [c, x, y] = [i % 3, Math.floor(i / 3) % SIDE, Math.floor(i / (3 * SIDE))];
    let sum = 0;
    for (let sample = 0; sample < SAMPLES ** 2; sample++) {
      const [dx, dy] = [(sample % SAMPLES) + 0.5, Math.floor(sample / SAMPLES) + 0.5];
      sum += between(x0 + ((x + dx / SAMPLES) * side) / SIDE, y0 + ((y + dy / SAMPLES) * side) / SIDE, c);
    }
    out[i] = sum / SAMPLES ** 2 / 127.5 - 1;
  }
  return out;
}
