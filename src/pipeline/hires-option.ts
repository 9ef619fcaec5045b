import { anObject, count, within, type Kind, type Table } from '../checks';
import { option, type Refusal } from './option';

/** A second, larger pass over what a first one has drawn. */
export interface HiresFix {
  /** How many times as large the pictures become on each side, over 1 to 8. */
  readonly scale: number;
  /** Denoising steps of the second pass, of which the last `steps * strength` are run; default: the first one's. */
  readonly steps?: number;
  /** How much the second pass draws anew, from 0 to 1; default 0.7. A low one leaves the blur of enlarged latents. */
  readonly strength?: number;
}

/** The same with the defaults filled in. */
export interface HiresPass {
  readonly scale: number;
  /** null: as many as the first. */
  readonly steps: number | null;
  readonly strength: number;
}

const scale: Kind = {
  needed: 'a number over 1, up to 8, is needed',
  holds: (value) => typeof value === 'number' && value > 1 && value <= 8,
};

export const hiresOptions: Table<keyof HiresFix> = { scale, steps: count, strength: within(0, 1) };

/**
 * A second pass over pictures that are `scale` times as large: image-to-image from the latents of the first, enlarged
 * bilinearly, as the web UI's "Hires. fix" with the upscaler "Latent". Large pictures keep the composition of small
 * ones so. Default: none.
 */
export const hiresFix = option<HiresFix, HiresPass | null>(anObject, {
  fill: (fix) =>
    fix === undefined ? null : { scale: fix.scale, steps: fix.steps ?? null, strength: fix.strength ?? 0.7 },
  flag: {
    name: 'hires',
    value: 'N',
    help: 'draw once more, N times as large, from what was drawn: 2 for twice the width and height',
    kind: scale,
    read: (times: number) => ({ scale: times }),
  },
  settings: (fix) =>
    fix === null
      ? {}
      : {
          'Denoising strength': fix.strength,
          'Hires upscale': fix.scale,
          'Hires steps': fix.steps ?? undefined,
          'Hires upscaler': 'Latent',
        },
});

/**
 * What is wrong with the size of the second pass, if `sizeFault` says so of one of its sides; null where nothing is.
 */
export function hiresFault(
  fix: HiresPass | null,
  sides: readonly number[],
  sizeFault: (side: number) => string | null,
): Refusal | null {
  if (fix === null) return null;
  const larger = sides.map((side) => side * fix.scale);
  const needed = larger.map(sizeFault).find((fault) => fault !== null);
  if (needed === undefined) return null;
  return {
    name: 'hiresFix.scale',
    value: fix.scale,
    needed: `it makes ${larger.join('x')} pixels, of which ${needed}`,
  };
}
