import { natural, textOrTexts, type Kind } from '../checks';

/** One prompt, or several. */
export type Prompts = string | readonly string[];

/** How prompts may be read. */
export type PromptSyntax = 'plain' | 'weighted';
export const promptSyntaxes: readonly PromptSyntax[] = ['plain', 'weighted'];

const isFilled = (value: unknown): boolean => !(Array.isArray(value) && value.length === 0);

export const somePrompts: Kind = {
  needed: 'a string, or a list of at least one, is needed',
  holds: (value) => textOrTexts.holds(value) && isFilled(value),
};

/** A seed for all pictures, or one for each. */
export const seeds: Kind = {
  needed: `${natural.needed}, or a list of such`,
  holds: (value) => natural.holds(value) || (Array.isArray(value) && isFilled(value) && value.every(natural.holds)),
};
