import { count, filledText, oneOf, text, type Kind } from '../checks';
import { backendNames } from '../backends';
import type { ImageType } from '../index';
import type { Flag } from '../pipeline/option';
import { imageToImageData, inpaintData } from '../pipeline/picture-options';
import { runOptions } from '../pipeline/run-options';
import { described, type Word } from './words';

/** The flags of a run's options: each has what it must be from there. */
const ofTable = (table: Readonly<Record<string, Kind & { readonly flag?: Flag }>>): Word[] =>
  Object.entries(table).flatMap(([option, { flag, ...kind }]) =>
    flag === undefined ? [] : [{ kind, ...flag, option }],
  );

/** The flags of pictures from pictures. */
const ofPictures: readonly Word[] = [
  {
    name: 'init-img',
    short: 'i',
    value: 'FILE',
    kind: filledText,
    help: 'the picture to begin with: a file or a URL',
  },
  {
    name: 'mask',
    value: 'FILE',
    kind: filledText,
    needs: 'init-img',
    help: 'a picture that is white where that one is to be drawn anew',
  },
  ...ofTable(inpaintData).map((word): Word => ({
    ...word,
    needs: Object.hasOwn(imageToImageData, word.option ?? '') ? 'init-img' : 'mask',
  })),
];

/** Names of files that pictures go to. */
const PICTURE = /[^/\\]\.(png|jpe?g|webp|avif)$/i;

const picture: Kind = {
  needed: 'a name that ends in .png, .jpg, .webp or .avif is needed',
  holds: (name) => typeof name === 'string' && PICTURE.test(name),
};

/** The format of a picture with such a name. */
export function typeOfName(name: string): ImageType {
  const ending = PICTURE.exec(name)?.[1]?.toLowerCase() ?? 'png';
  return `image/${ending === 'jpg' ? 'jpeg' : (ending as 'png' | 'jpeg' | 'webp' | 'avif')}`;
}

export const model: Word = {
  name: 'model',
  short: 'm',
  value: 'MODEL',
  kind: filledText,
  help: "'tiny', which comes with sd-ts (default), a diffusers folder, a .safetensors or .ckpt file, or a model on a hub, such as stabilityai/sd-turbo",
};
export const backend: Word = {
  name: 'backend',
  value: 'NAME',
  kind: oneOf([...backendNames, 'auto']),
  help: 'wasm (default), tensorflow, webgpu, cpu, or auto',
};

const before: readonly Word[] = [
  {
    name: 'prompt',
    short: 'p',
    value: 'TEXT',
    kind: text,
    help: 'what to draw; the same as giving it without an option; - reads it from standard input; where there is none, a terminal is asked',
  },
  model,
];
const after: readonly Word[] = [
  { name: 'vae-tiling', help: 'decode large pictures in tiles, in less memory' },
  {
    name: 'taesd',
    value: 'MODEL',
    kind: filledText,
    help: 'decode with a tiny decoder: a folder, a .safetensors file, or a model on a hub',
  },
  backend,
  {
    name: 'batch-count',
    short: 'b',
    value: 'N',
    kind: count,
    help: 'how many pictures; each has the seed of the one before plus 1',
  },
  {
    name: 'output',
    short: 'o',
    value: 'FILE',
    kind: picture,
    help: 'a .png file or, with sharp installed, a .jpg, .webp or .avif (default: output.png or, while that is taken, output-2.png, output-3.png, …); with -b 3 and x.png: x_1.png, x_2.png, x_3.png',
  },
  { name: 'force', short: 'f', help: 'overwrite a file that is there' },
  { name: 'quiet', help: 'write nothing but errors' },
  { name: 'help', short: 'h', help: 'show this' },
  { name: 'version', help: 'show the version' },
];

/** Every flag, in the order of the help. */
export const words: readonly Word[] = [...before, ...ofTable(runOptions), ...ofPictures, ...after];

export const HELP = `Draws a picture from a prompt with Stable Diffusion.

Usage: sd-ts [options] "prompt"
       sd-ts serve [options]    serves the APIs of OpenAI and AUTOMATIC1111: sd-ts serve --help

${words.map(described).join('\n')}
`;
