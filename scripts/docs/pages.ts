import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the documentation. */
export const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

interface Item {
  readonly text: string;
  readonly link: string;
}

export interface Section {
  readonly text: string;
  readonly collapsed?: boolean;
  readonly items: readonly Item[];
}

/** What the sidebar shows: the sections of the site, and their pages in the order in which they are read. */
const sections: Readonly<Record<string, readonly [page: string, text: string][]>> = {
  Begin: [
    ['start', 'Start'],
    ['guide', 'A guided tour'],
    ['live', 'Draw in this page'],
    ['gallery', 'Gallery'],
    ['limits', 'What it cannot do'],
  ],
  Drawing: [
    ['prompts', 'Prompts'],
    ['samplers', 'Samplers and seeds'],
    ['from-a-picture', 'From a picture'],
    ['from-a-picture#image-to-image', '– image-to-image'],
    ['from-a-picture#inpainting', '– inpainting'],
    ['walks', 'Latent walks'],
    ['images', 'Pictures in and out'],
  ],
  Models: [
    ['weights', 'Checkpoints'],
    ['adapters', 'LoRA and textual inversion'],
    ['memory', 'Memory'],
  ],
  'Speed and engines': [
    ['backends', 'Backends and precision'],
    ['performance', 'Speed'],
    ['webgpu', 'WebGPU'],
  ],
  'Where it runs': [
    ['browser', 'In a page'],
    ['bundlers', 'Bundlers and CDNs'],
    ['worker', 'In a worker'],
    ['studio', 'The studio'],
    ['command-line', 'Command line'],
    ['server', 'As a server'],
    ['scaling', 'Queues and scaling'],
    ['lifetimes', 'Several calls at once'],
  ],
  'Coming from': [
    ['kerascv', 'KerasCV'],
    ['from-diffusers', 'diffusers'],
    ['from-diffusers-js', 'diffusers.js'],
    ['from-transformers-js', 'transformers.js'],
    ['features', 'All features, beside others'],
  ],
  Reference: [
    ['options', 'Options and defaults'],
    ['errors', 'Errors'],
    ['architecture', 'Architecture'],
  ],
};

/** Whether the site has a page: those that others still write appear once they are there. */
function isThere([page]: readonly [string, string]): boolean {
  return existsSync(join(docs, `${page.split('#')[0] ?? ''}.md`));
}

export function sidebar(): Section[] {
  return Object.entries(sections).map(([text, pages]) => ({
    text,
    items: pages.filter(isThere).map(([page, title]) => ({ text: title, link: `/${page}` })),
  }));
}

/** The Markdown files that people write, by path in `docs/`; what TypeDoc generates is not among them. */
export function writtenPages(): string[] {
  return readdirSync(docs)
    .filter((file) => file.endsWith('.md'))
    .sort();
}
