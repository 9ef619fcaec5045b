/** Recognizes files that people give in place of weights, by their first bytes. */

/** How to convert a file that torch saved to one without pickles, without running what is in it. */
export const CONVERT =
  "convert it once: python -c \"import sys, torch; from safetensors.torch import save_file; torch.serialization.add_safe_globals([torch.nn.ParameterDict]); d = torch.load(sys.argv[1], map_location='cpu', weights_only=True); " +
  "d = d.get('state_dict', d); e = d.get('string_to_param'); d = {'emb_params': e['*']} if e else d; " +
  'save_file({k: v.detach().contiguous().clone() for k, v in d.items() if torch.is_tensor(v)}, sys.argv[2])" FILE FILE.safetensors';

const HTML = /^\s*<(!doctype|html|head|\?xml)/i;

const beginnings: readonly (readonly [pattern: RegExp, what: string])[] = [
  [
    /^version https:\/\/git-lfs/,
    'this is a git-lfs pointer, not the file that it points to; fetch that with `git lfs pull`',
  ],
  [HTML, 'this is a page of HTML, as a server sends to say that it will not give the file; download the file itself'],
  [/^\x89HDF/, 'this is HDF5, as Keras writes it; a .safetensors file is needed'],
  [/^GGUF/, 'this is GGUF, whose quantised weights are not read; get the .safetensors of the model'],
  [/^\s*[{[]/, 'this is JSON, no weights; get the .safetensors file'],
];

/** What a file that begins with these bytes is, if it is no safetensors; null if unknown. */
export function foreignFile(start: Uint8Array): string | null {
  if (start[8] === 0x7b) return null; // the header of a safetensors file begins with {, whatever its length spells
  return beginnings.find(([pattern]) => pattern.test(textOf(start)))?.[1] ?? null;
}

/** Whether these bytes begin an HTML page, which web servers may send for a missing file. */
export function isHtml(start: Uint8Array): boolean {
  return HTML.test(textOf(start));
}

const textOf = (start: Uint8Array): string => String.fromCharCode(...start).replace(/^\xef\xbb\xbf/, '');
