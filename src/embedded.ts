import { files } from '#files';
import { OptionError, WeightsError } from './errors';
import { openBytes, type Folder, type OpenFile } from './files';
import type { During } from './progress';

/**
 * Where the weights of the embedded model are: the path (Node) or URL of a folder such as the package's
 * `checkpoints/tiny`, or what gives the place of each file by its path in that folder
 * (`'unet/diffusion_pytorch_model.safetensors'`); a `data:` URL is a place too.
 */
export type AssetPath = string | URL | ((path: string) => string | URL);

let assetPath: AssetPath | null = null;

/**
 * Says where the weights of the embedded model lie, for a program whose bundler has not taken them along: before
 * `'tiny'` is first loaded. Null goes back to the package's own.
 *
 * @throws OptionError when it is none of these.
 */
export function setAssetPath(path: AssetPath | null): void {
  const isPath = typeof path === 'string' ? path !== '' : typeof path === 'function' || path instanceof URL;
  if (path !== null && !isPath) {
    const needed = 'the path or URL of a folder, or a function that gives that of each file, is needed';
    throw new OptionError(`setAssetPath: ${typeof path === 'string' ? "''" : typeof path} was given; ${needed}.`);
  }
  assetPath = path;
}

/**
 * The embedded model as a diffusers folder: its texts are in the program, its weights in files. Missing files throw a
 * `WeightsError`.
 */
export const embeddedFolder: Folder = {
  location: 'tiny',
  list: () => Promise.resolve(null),
  async open(path, during) {
    const packaged = places[path];
    if (packaged === undefined) return openText(path);
    const place = placeOf(path, packaged);
    const found = await opened(place, during);
    if (typeof found !== 'string') return found;
    throw new WeightsError(`tiny: ${path} was looked for at ${String(place).slice(0, 300)}: ${found}; ${needed}.`);
  },
};

async function openText(path: string): Promise<OpenFile | null> {
  const { embeddedTexts } = await import('./embedded-texts');
  const text = embeddedTexts[path];
  return text === undefined ? null : openBytes(`tiny/${path}`, new TextEncoder().encode(text));
}

/** The file at a place, or what is found there instead. */
async function opened(place: string | URL, during?: During): Promise<OpenFile | string> {
  try {
    const file = await files.open(place, during);
    if (file === null) return 'there is no such file';
    const start = String.fromCharCode(...(await file.read(0, Math.min(2, file.size))));
    if (!/^<[!h]/i.test(start)) return file;
    await file.close();
    return 'the server answered with a page (HTML), as some do for what they do not have';
  } catch (error) {
    during?.signal?.throwIfAborted();
    return String(error);
  }
}

const needed =
  'a bundler has to take along checkpoints/tiny of the package, or setAssetPath() to say where it is (docs/bundlers.md)';

function placeOf(path: string, packaged: () => URL): string | URL {
  if (typeof assetPath === 'function') return assetPath(path);
  if (assetPath !== null) return `${String(assetPath).replace(/\/+$/, '')}/${path}`;
  try {
    return packaged();
  } catch (cause) {
    // Bundles in CommonJS have no `import.meta.url`.
    throw new WeightsError(`tiny: this program's bundle does not know where it lies itself; ${needed}.`, { cause });
  }
}

/**
 * Every URL is written out, because bundlers turn exactly this form into assets; this file lies as deep in `src/` as
 * its bundle does in `dist/`, so that the paths hold in both.
 */
const places: Readonly<Record<string, () => URL>> = {
  'text_encoder/model.safetensors': () =>
    new URL('../checkpoints/tiny/text_encoder/model.safetensors', import.meta.url),
  'unet/diffusion_pytorch_model.safetensors': () =>
    new URL('../checkpoints/tiny/unet/diffusion_pytorch_model.safetensors', import.meta.url),
  'vae/diffusion_pytorch_model.safetensors': () =>
    new URL('../checkpoints/tiny/vae/diffusion_pytorch_model.safetensors', import.meta.url),
};
