import { embeddedWords } from 'sd-ts';
import { find } from './page';

const SHOWN = 14;
/** What is offered before anything is typed. */
const usual = ['red', 'blue', 'purple', 'heart', 'star', 'cat', 'rocket', 'pizza', 'tulip', 'penguin', 'rainbow', 'ghost', 'taco', 'owl']; // prettier-ignore
const joins = new Set(['a', 'an', 'the', 'and', 'on', 'in', 'of', 'with', 'background', 'two', 'three']);

const chips = find('#words', HTMLElement);
const unknown = find('#unknown', HTMLElement);

/** The words of a prompt that the embedded model was never taught. */
export function unknownWords(prompt: string): string[] {
  const words = prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].filter((word) => !embeddedWords.has(word) && !joins.has(word));
}

/** Offers the embedded model's words for a prompt as it is typed, and says which it does not know. */
export function offer(prompt: HTMLTextAreaElement, isEmbedded: boolean): void {
  chips.hidden = !isEmbedded;
  const [begun = ''] = /[\p{L}\p{N}]*$/u.exec(prompt.value.toLowerCase()) ?? [];
  const matching = [...embeddedWords].filter((word) => begun !== '' && word.startsWith(begun) && word !== begun);
  const words = matching.length > 0 ? matching : usual;
  chips.replaceChildren(...words.slice(0, SHOWN).map((word) => chip(word, prompt, matching.length > 0 ? begun : '')));
  const strange = isEmbedded ? unknownWords(begun !== '' && matching.length > 0 ? prompt.value.slice(0, -begun.length) : prompt.value) : []; // prettier-ignore
  unknown.textContent =
    strange.length === 0 ? '' : `The model was taught no ${strange.map((word) => `“${word}”`).join(', ')}.`;
}

function chip(word: string, prompt: HTMLTextAreaElement, begun: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = word;
  button.addEventListener('click', () => {
    const before = begun === '' ? prompt.value.trimEnd() : prompt.value.slice(0, -begun.length);
    prompt.value = `${before}${before === '' || /\s$/.test(before) ? '' : ' '}${word} `;
    prompt.focus();
    prompt.dispatchEvent(new Event('input'));
  });
  return button;
}
