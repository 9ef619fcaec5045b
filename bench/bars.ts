// Bar charts, as text, of what `npm run figures -- node` printed; docs/performance.md holds what this makes of a run:
//   npm run -s figures -- node > figures.txt && npx tsx bench/bars.ts figures.txt
import { readFileSync } from 'node:fs';
import type { Comparison, PairReport } from './pairs';

interface Seconds {
  readonly openVINO: PairReport | null;
  readonly f32: PairReport | null;
  readonly eager: PairReport | null;
  readonly bf16: Readonly<Record<'kerasCVf32' | 'kerasCVbf16' | 'diffusers' | 'openVINO', PairReport | null>>;
  readonly cold: Readonly<Record<'kerasCV' | 'openVINO', Comparison | null>>;
}

type Row = readonly [label: string, value: number | undefined];

const WIDTH = 40;

function bars(title: string, unit: 's' | 'MB', rows: readonly Row[]): string {
  const known = rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
  const [most, longest] = [Math.max(...known.map(([, value]) => value)), Math.max(...known.map(([label]) => label.length))]; // prettier-ignore
  const lines = known.map(([label, value]) => {
    const bar = '█'.repeat(Math.max(1, Math.round((value / most) * WIDTH)));
    return `${label.padEnd(longest)}  ${bar} ${value.toFixed(unit === 's' ? 2 : 0)} ${unit}`;
  });
  return [title, ...lines].join('\n');
}

const [file = ''] = process.argv.slice(2);
const last = readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
const { fastest, seconds } = JSON.parse(last) as { fastest: 'f32' | 'bf16'; seconds: Seconds };
const { f32, eager, bf16, openVINO, cold } = seconds;
const precision = fastest === 'bf16' ? 'bfloat16' : 'float32';

/** A figure of each system, of the pair in which it was beside the nearest other. */
const each = (of: (report: PairReport) => readonly [number, number]): Row[] => [
  ['KerasCV float32', f32 === null ? undefined : of(f32)[1]],
  ['sd-ts float32, eager', eager === null ? undefined : of(eager)[0]],
  ['sd-ts float32, jitCompile', f32 === null ? undefined : of(f32)[0]],
  ['KerasCV mixed_bfloat16', bf16.kerasCVbf16 === null ? undefined : of(bf16.kerasCVbf16)[1]],
  ['diffusers bfloat16', bf16.diffusers === null ? undefined : of(bf16.diffusers)[1]],
  [`OpenVINO ${precision}`, openVINO === null ? undefined : of(openVINO)[1]],
  ['sd-ts mixed_bfloat16, jitCompile', bf16.openVINO === null ? undefined : of(bf16.openVINO)[0]],
];

const colds: Row[] = [
  [`KerasCV ${precision}`, cold.kerasCV?.medians[1]],
  [`OpenVINO ${precision}`, cold.openVINO?.medians[1]],
  [`sd-ts ${precision}, jitCompile`, cold.kerasCV?.medians[0]],
];

console.log(
  [
    bars('one denoising step', 's', each(({ step }) => step.medians)), // prettier-ignore
    bars('the decoder', 's', each(({ decode }) => decode.medians)), // prettier-ignore
    bars('from the start of the process to the end of its first step', 's', colds),
    bars('memory at most', 'MB', each(({ peakMB }) => peakMB)), // prettier-ignore
  ].join('\n\n'),
);
