/** Far beyond any Stable Diffusion; more would take seconds only to be refused for missing weights. */
export const MAX_BLOCKS = 64;
export const MAX_WIDTH = 2 ** 16;
