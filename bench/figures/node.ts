import { attempt } from '../attempt';
import { compareCold, comparePair, type Comparison, type Options, type Pair, type PairReport } from '../pairs';
import { python } from '../peers/environments';
import { processor } from '../processor';
import { measureWasm } from '../wasm-ort';
import { psnrOfBfloat16 } from './precision';

const step = (report: PairReport | null): number | null => report?.step.ratio ?? null;
const decode = (report: PairReport | null): number | null => report?.decode.ratio ?? null;
const peak = (report: PairReport | null): number | null =>
  report === null ? null : report.peakMB[0] / report.peakMB[1];

/**
 * sd-ts on the tensorflow backend beside its peers in Python, SD 1.4's shapes with seeded weights: ratios sd-ts / peer of medians,
 * and under `seconds` what they are made of. Two processes are alive at a time. Needs Linux, the built package, 16 GB of memory, 30
 * GB of disk and, at 512 pixels, an hour.
 */
export async function nodeFigures({ size, rounds }: Pick<Options, 'size' | 'rounds'>): Promise<object> {
  const options: Options = { size, rounds, batch: 1 };
  const pair = (...names: Pair) => attempt(names.join(' / '), () => comparePair(names, options));
  const cold = (...names: Pair): Promise<Comparison | null> =>
    attempt(`cold: ${names.join(' / ')}`, () => compareCold(names, options));

  const f32 = await pair('sd-ts f32', 'KerasCV f32');
  const eager = await pair('sd-ts eager f32', 'KerasCV f32');
  const bf16 = {
    kerasCVf32: await pair('sd-ts bf16', 'KerasCV f32'),
    kerasCVbf16: await pair('sd-ts bf16', 'KerasCV bf16'),
    diffusers: await pair('sd-ts bf16', 'diffusers bf16'),
    openVINO: await pair('sd-ts bf16', 'OpenVINO bf16'),
  };
  const coldF32 = await cold('sd-ts f32', 'KerasCV f32');
  const coldBf16 = await cold('sd-ts bf16', 'KerasCV bf16');
  const wasm = await attempt('wasm', () => measureWasm({ python: python('diffusers') }));
  const psnrBf16 = await attempt('psnr', psnrOfBfloat16);
  return {
    processor: processor(),
    f32VsKerasCV: step(f32),
    eagerVsKerasCV: step(eager),
    bf16VsKerasCVf32: step(bf16.kerasCVf32),
    bf16VsKerasCVbf16: step(bf16.kerasCVbf16),
    bf16VsDiffusersBf16: step(bf16.diffusers),
    bf16VsOpenVINObf16: step(bf16.openVINO),
    decoderBf16VsKerasCVf32: decode(bf16.kerasCVf32),
    decoderBf16VsOpenVINObf16: decode(bf16.openVINO),
    coldVsKerasCV: coldBf16?.ratio ?? null, // the fastest of each: mixed_bfloat16 on both sides
    peakF32VsKerasCV: peak(f32),
    peakBf16VsKerasCV: peak(bf16.kerasCVbf16),
    wasmVsOrtWeb: wasm?.ratio ?? null,
    psnrBf16,
    seconds: { size, f32, eager, bf16, cold: { f32: coldF32, bf16: coldBf16 }, wasm },
  };
}
