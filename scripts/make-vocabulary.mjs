// Writes src/text/clip-vocabulary.json from CLIP's own list of merges:
//
//   node scripts/make-vocabulary.mjs bpe_simple_vocab_16e6.txt.gz
//
// The file lies in OpenAI's CLIP repository and inside the open-clip-torch wheel:
//   pip download --no-deps open-clip-torch && unzip -j open_clip_torch-*.whl '*/bpe_simple_vocab_16e6.txt.gz'
//
// Only the tokens are written, in the order of their ids, not the two halves of each merge. That loses nothing, because
// every token falls back to exactly its own two halves when the earlier merges alone are applied to it (proved below for
// each one). Two neighbours that together spell a token are then always that token's own two halves: what happens inside
// a stretch of text whose ends nothing has merged across is what happens to that stretch alone, and alone it reaches only
// one state of two pieces. So "merge the neighbours that spell the token with the lowest id" is CLIP's byte-pair merging.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

const SHA_256 = '924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a';
const MERGES = 49152 - 256 - 2;
const END_OF_WORD = '</w>';

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('make-vocabulary: no file given; call it with bpe_simple_vocab_16e6.txt.gz');
const packed = readFileSync(source);
const digest = createHash('sha256').update(packed).digest('hex');
if (digest !== SHA_256) throw new Error(`make-vocabulary: ${source} has SHA-256 ${digest}; CLIP's has ${SHA_256}`);

const merges = gunzipSync(packed)
  .toString('utf8')
  .split('\n')
  .slice(1, MERGES + 1)
  .map((line) => line.split(' '));
const ranks = new Map(merges.map(([left, right], rank) => [`${left} ${right}`, rank]));

/** The symbols of a token, after every merge that comes before `limit`, until two are left. */
function halves(token, limit) {
  const isWordEnd = token.endsWith(END_OF_WORD);
  let word = [...(isWordEnd ? token.slice(0, -END_OF_WORD.length) : token)];
  if (isWordEnd) word.push(word.pop() + END_OF_WORD);
  while (word.length > 2) {
    const rankAt = (i) => ranks.get(`${word[i]} ${word[i + 1]}`) ?? Infinity;
    let best = 0;
    for (let i = 1; i < word.length - 1; i++) if (rankAt(i) < rankAt(best)) best = i;
    if (rankAt(best) >= limit) break;
    const [left, right] = [word[best], word[best + 1]];
    const next = [];
    for (let i = 0; i < word.length; i++) {
      const isPair = word[i] === left && word[i + 1] === right;
      next.push(isPair ? left + right : word[i]);
      if (isPair) i++;
    }
    word = next;
  }
  return word;
}

const tokens = merges.map(([left, right], rank) => {
  const token = left + right;
  if (halves(token, rank).join(' ') !== `${left} ${right}`) {
    throw new Error(`make-vocabulary: merge ${rank} (${left} ${right}) does not follow from the ones before it`);
  }
  if (/\s/.test(token)) throw new Error(`make-vocabulary: merge ${rank} contains white space`);
  return token;
});
if (new Set(tokens).size !== MERGES) throw new Error('make-vocabulary: two merges spell the same token');

// In byte symbols. A space follows a token that stands inside a word; a line feed one that ends a word, without its </w>.
const text = tokens
  .map((token) => (token.endsWith(END_OF_WORD) ? `${token.slice(0, -END_OF_WORD.length)}\n` : `${token} `))
  .join('');
const target = new URL('../src/text/clip-vocabulary.json', import.meta.url);
writeFileSync(target, `{\n  "tokens": ${JSON.stringify(text)}\n}\n`);
const written = readFileSync(target);
console.log(`${tokens.length} tokens, ${written.length} bytes, ${gzipSync(written, { level: 9 }).length} with gzip`);
