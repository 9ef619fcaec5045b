// sd-ts on the tensorflow backend beside its peers in Python, two live processes at a time, in turn and in both orders:
//   npx tsx -C source bench/node.ts [--size 512] [--batch 1] [--rounds 3] [--cold] [--pairs 'sd-ts bf16,OpenVINO bf16;…']
// A pair is ours and the other's name (see peers/subjects.ts); without --pairs those of `npm run figures -- node`. Prints medians,
// minima and the ratio for one denoising step and for the decoder, and what each process took at most; with --cold the seconds from
// the start of a process to the end of its first step instead. Needs Linux, `npm run build`, 13 GB of disk; peers are installed.
import { parseArgs } from 'node:util';
import { compareCold, comparePair, usualPairs, type Comparison, type Pair } from './pairs';
import { isSubject, subjectNames } from './peers/subjects';
import { processor } from './processor';

function pairsOf(text: string): Pair[] {
  return text.split(';').map((pair) => {
    const [a = '', b = ''] = pair.split(',').map((name) => name.trim());
    if (isSubject(a) && isSubject(b)) return [a, b];
    throw new Error(
      `--pairs: '${pair}' is no pair; two of ${subjectNames.join(', ')} are needed, with a comma between.`,
    );
  });
}

function line(what: string, { medians, minima, ratio }: Comparison): string {
  const [a, b] = [0, 1].map((i) => `${(medians[i] ?? NaN).toFixed(2)} s (min ${(minima[i] ?? NaN).toFixed(2)})`);
  return `  ${what.padEnd(8)}${a} / ${b}  = ${ratio.toFixed(3)}`;
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '512' },
    batch: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    cold: { type: 'boolean', default: false },
    pairs: { type: 'string' },
  },
});
const options = { size: Number(values.size), batch: Number(values.batch), rounds: Number(values.rounds) };
console.log(processor());
for (const pair of values.pairs === undefined ? usualPairs : pairsOf(values.pairs)) {
  console.log(`${pair.join(' / ')}, ${options.size}×${options.size}, batch ${options.batch}`);
  if (values.cold) {
    console.log(line('cold', await compareCold(pair, options)));
    continue;
  }
  const { step, decode, peakMB } = await comparePair(pair, options);
  console.log([line('step', step), line('decoder', decode)].join('\n'));
  console.log(`  peak    ${peakMB.map((mb) => `${mb.toFixed(0)} MB`).join(' / ')}`);
}
