import { describe, expect, it } from 'vitest';
import { unescapeHtml } from '../../src/text/html';
import { fixture } from './fixture';

describe('unescapeHtml equals Python’s html.unescape', () => {
  it('for all of HTML5’s names, with and without what may follow them', () => {
    for (const [name, value] of Object.entries(fixture.entities)) {
      expect(unescapeHtml(`&${name}`), name).toBe(value);
      if (name.endsWith(';')) expect(unescapeHtml(`x&${name}y`), name).toBe(`x${value}y`);
    }
  });

  it('for every prefix of every name: the longest name that needs no semicolon, or nothing', () => {
    for (const name of Object.keys(fixture.entities)) {
      for (let length = 1; length < name.length; length++) {
        const prefix = name.slice(0, length);
        const known = Array.from(prefix, (_, i) => prefix.slice(0, length - i)).find(
          (part) => part in fixture.entities,
        );
        const value =
          known === undefined ? `&${prefix}` : `${fixture.entities[known] ?? ''}${prefix.slice(known.length)}`;
        expect(unescapeHtml(`&${prefix}`), prefix).toBe(value);
      }
    }
  });

  it('for numbers: Windows-1252, dropped controls and non-characters, what is out of range', () => {
    const around = [
      0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfdcf, 0xfdd0, 0xfdef, 0xfdf0, 0xfffd, 0xfffe, 0xffff, 0x10000, 0x1fffe,
      0x10ffff, 0x110000,
    ];
    const numbers = [...Array.from({ length: 300 }, (_, n) => n), ...around];
    expect(numbers.map((n) => `${unescapeHtml(`&#${n};`)}|`).join('')).toBe(fixture.numbers);
    expect(numbers.map((n) => `${unescapeHtml(`&#x${n.toString(16)}`)}|`).join('')).toBe(fixture.numbers);
  });

  it('once, not again in what it has written', () => {
    expect(unescapeHtml('&amp;amp;')).toBe('&amp;');
    expect(unescapeHtml('&#38;lt;')).toBe('&lt;');
  });
});
