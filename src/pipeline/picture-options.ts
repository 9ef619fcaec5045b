import { flag, natural, oneOf, within, type Kind } from '../checks';
import { resizes, type Resize } from '../image/resize';
import { option, type Given } from './option';
import { imageOptions } from './run-options';

const strengthFlag = {
  name: 'strength',
  value: 'N',
  help: 'how much of the picture is drawn anew, from 0 to 1 (default: 0.8; with --mask: 1)',
};

/** How much is drawn anew: the part of the steps that are run. */
const strengthOf = (usual: number) =>
  option<number>(within(0, 1), {
    fill: (strength = usual) => strength,
    flag: strengthFlag,
    settings: (strength) => ({ 'Denoising strength': strength }),
  });

/**
 * What a picture is given besides, in the order in which help and texts name it. One entry is one option, as in
 * `runOptions`.
 */
export const imageToImageData = {
  /** How much is drawn anew, from 0 to 1, default 0.8: the part of the steps that are run. */
  strength: strengthOf(0.8),
  /**
   * How the picture gets the size of the run: cut to it (`'cover'`, the default), whole on white (`'contain'`), or
   * distorted (`'stretch'`).
   */
  resize: option<Resize>(oneOf(resizes), {
    fill: (resize = 'cover') => resize,
    flag: { name: 'init-image-resize', value: 'NAME', help: `${resizes.join(', ')} (default: cover)` },
  }),
};

const ownPadding: Kind = {
  needed: 'true, false, or a whole number of pixels is needed',
  holds: (value) => flag.holds(value) || natural.holds(value),
};

/** Pixels around the mask that the network sees too, as in AUTOMATIC1111's web UI. */
const PADDING = 32;

/** The same of a picture with a mask. */
export const inpaintData = {
  ...imageToImageData,
  /** How much of what is white is drawn anew, from 0 to 1, the default: the part of the steps that are run. */
  strength: strengthOf(1),
  /** How far the mask's edge is softened, from 0, the default, to 256: the standard deviation in pixels. */
  maskBlur: option<number>(within(0, 256), {
    fill: (blur = 0) => blur,
    flag: { name: 'mask-blur', value: 'N', help: 'how many pixels of the edge of the mask are softened (default: 0)' },
    settings: (blur) => ({ 'Mask blur': blur !== 0 && blur }),
  }),
  /**
   * Draws only the region of the mask, with so many pixels around it (`true`: 32), in the full size of the run, and
   * puts it back: the picture keeps its size. Default: false.
   */
  onlyMasked: option<boolean | number, number | null>(ownPadding, {
    fill(given = false) {
      if (typeof given === 'number') return given;
      return given ? PADDING : null;
    },
    flag: {
      name: 'only-masked',
      value: 'N',
      help: 'draw the region of the mask alone, with N pixels around it, in full size, and put it back',
      kind: natural,
    },
    settings: (padding) => (padding === null ? {} : { 'Inpaint area': 'Only masked', 'Masked area padding': padding }),
  }),
};

/**
 * Those of a run from text, except a context in place of the negative prompt, since the prompt is text, and a second
 * pass.
 */
const { negativeEncodedText: _, hiresFix: __, ...textOptions } = imageOptions;

/** What `imageToImage` takes. */
export const imageToImageOptions = { ...textOptions, ...imageToImageData };

/** What `inpaint` takes. */
export const inpaintOptions = { ...textOptions, ...inpaintData };

/**
 * What `imageToImage` takes.
 *
 * @interface
 */
export type ImageToImageOptions = Given<typeof imageToImageOptions>;
/**
 * What `inpaint` takes.
 *
 * @interface
 */
export type InpaintOptions = Given<typeof inpaintOptions>;
