import { config, largeConfig, safetensors, shards, singleFile, tokenizer } from './fuzz';
import { embedding, lora } from './fuzz-adapters';
import { h5, h5Bombs } from './fuzz-h5';
import { hub } from './fuzz-hub';
import { headers, jsonFiles } from './fuzz-json';
import { png, pngBombs } from './fuzz-png';
import { paths, prompts } from './fuzz-prompts';
import { torch, torchBombs } from './fuzz-torch';
import { numbers, type Case, type Kind } from './fuzzing';

/** Every kind of input that the library reads and does not trust. */
const kinds: Readonly<Record<string, Kind>> = {
  safetensors, headers, shards, config, largeConfig, tokenizer, jsonFiles, singleFile, torch, torchBombs, h5, h5Bombs, lora, embedding, png, pngBombs, prompts, paths, hub,
}; // prettier-ignore

/** A case by its number: the kinds in turn. It depends on the seed and the number alone. */
export function caseAt(seed: number, number: number): { readonly name: string; readonly make: () => Case } {
  const all = Object.entries(kinds);
  const [name, kind] = all[number % all.length] as [string, Kind];
  return { name: `case ${number} of seed ${seed} (${name})`, make: () => kind(numbers(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))) }; // prettier-ignore
}
