import { decodeHTML } from 'entities/decode';

/**
 * What Python's pattern finds: a number, or up to 32 characters that may begin with a name; the semicolon is optional.
 */
const REFERENCE = /&(?:#([0-9]+);?|#[xX]([0-9a-fA-F]+);?|[^\t\n\f <&#;]{1,32};?)/gu;

/**
 * Character references as Python's `html.unescape` resolves them: HTML5's whole table, with the names that need no
 * semicolon. The table is that of `entities`; numbers are resolved here, because Python drops control characters and
 * non-characters where HTML (and `entities`) keep them.
 */
export function unescapeHtml(text: string): string {
  return text.replaceAll(REFERENCE, (found: string, decimal?: string, hexadecimal?: string) => {
    if (decimal !== undefined) return fromNumber(Number.parseInt(decimal, 10));
    if (hexadecimal !== undefined) return fromNumber(Number.parseInt(hexadecimal, 16));
    return decodeHTML(found);
  });
}

function fromNumber(code: number): string {
  if (code === 0 || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return '\ufffd';
  if (code === 0x0d) return '\r';
  if (code >= 0x80 && code <= 0x9f) return decodeHTML(`&#${code};`); // Windows-1252, as in HTML
  return isDropped(code) ? '' : String.fromCodePoint(code);
}

/** Control characters (but tab, line feed, form feed) and non-characters. */
function isDropped(code: number): boolean {
  const isControl = code < 0x20 ? code !== 0x09 && code !== 0x0a && code !== 0x0c : code === 0x7f;
  return isControl || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
}
