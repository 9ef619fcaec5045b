// Renders every Fluent Emoji (without skin tones and flags) to SIZE x SIZE premultiplied RGBA.
// usage: node render.mjs OUT_DIR   -> OUT_DIR/glyphs.rgba, OUT_DIR/glyphs.json, OUT_DIR/words.txt
import { Resvg } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import { writeFileSync, mkdirSync } from 'node:fs';

const SIZE = 216;
const require = createRequire(import.meta.url);
const set = require('@iconify-json/fluent-emoji-flat/icons.json');
const out = process.argv[2] ?? 'runs/data';
mkdirSync(out, { recursive: true });

const wanted = (name) => !/skin-tone|-light|-dark|-medium|^flag-/.test(name);
const names = [];
const pixels = [];
for (const [name, icon] of Object.entries(set.icons)) {
  if (!wanted(name)) continue;
  const box = [icon.left ?? 0, icon.top ?? 0, icon.width ?? set.width, icon.height ?? set.height];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `viewBox="${box.join(' ')}" width="${SIZE}" height="${SIZE}">${icon.body}</svg>`;
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: SIZE } }).render();
  if (image.width !== SIZE || image.height !== SIZE) continue;
  names.push(name);
  pixels.push(Buffer.from(image.pixels));
}
writeFileSync(`${out}/glyphs.rgba`, Buffer.concat(pixels));
writeFileSync(`${out}/glyphs.json`, JSON.stringify({ size: SIZE, names }));

// The words of CLDR's labels and tags, most frequent first: the vocabulary keeps the merges that they need.
const counts = new Map();
for (const emoji of require('emojibase-data/en/compact.json')) {
  for (const text of [emoji.label, ...(emoji.tags ?? [])]) {
    for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
}
const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
writeFileSync(`${out}/words.txt`, words.join('\n') + '\n');
console.log(`${names.length} glyphs, ${words.length} words -> ${out}`);
