import { attempt } from '../attempt';
import { compareCold, comparePair, type Comparison, type Options, type Pair, type PairReport } from '../pairs';
import { python } from '../peers/environments';
import { processor } from '../processor';
import { measureWasm } from '../wasm-ort';
import { psnrOfBfloat16 } from './precision';
import { useBackend } from '../../src';
import { currentEngine } from '../../src/backends/engine';

const step = (report: PairReport | null): number | null => report?.step.ratio ?? null;
const decode = (report: PairReport | null): number | null => report?.decode.ratio ?? null;
const peak = (report: PairReport | null): number | null =>
  report === null ? null : report.peakMB[0] / report.peakMB[1];

/**
 * sd-ts on the tensorflow backend beside its peers in Python, SD 1.4's shapes with seeded weights: ratios sd-ts / peer of medians,
 * and under `seconds` what they are made of. What is in bfloat16 is null on a processor without its arithmetic, and what compares the
 * fastest of two systems is in float32 there. Two processes are alive at a time. Needs Linux, the built package, 16 GB of memory, 30
 * GB of disk and, at 512 pixels, an hour.
 */
export async function nodeFigures({ size, rounds }: Pick<Options, 'size' | 'rounds'>): Promise<object> {
  const options: Options = { size, rounds, batch: 1 };
  const lack = await shortcoming();
  const fastest = lack === null ? 'bf16' : 'f32';
  const inBf16 = <T>(what: string, measure: () => Promise<T>) =>
    attempt(what, () => (lack === null ? measure() : Promise.reject(new Error(lack))));
  const pair = (...names: Pair) => attempt(names.join(' / '), () => comparePair(names, options));
  const bf16Pair = (...names: Pair) => inBf16(names.join(' / '), () => comparePair(names, options));
  const cold = (...names: Pair): Promise<Comparison | null> =>
    attempt(`cold: ${names.join(' / ')}`, () => compareCold(names, options));

  const f32 = await pair('sd-ts f32', 'KerasCV f32');
  const eager = await pair('sd-ts eager f32', 'KerasCV f32');
  const bf16 = {
    kerasCVf32: await bf16Pair('sd-ts bf16', 'KerasCV f32'),
    kerasCVbf16: await bf16Pair('sd-ts bf16', 'KerasCV bf16'),
    diffusers: await bf16Pair('sd-ts bf16', 'diffusers bf16'),
    openVINO: await bf16Pair('sd-ts bf16', 'OpenVINO bf16'),
  };
  const openVINO = lack === null ? bf16.openVINO : await pair('sd-ts f32', 'OpenVINO f32');
  const coldKerasCV = await cold(`sd-ts ${fastest}`, `KerasCV ${fastest}`);
  const coldOpenVINO = await cold(`sd-ts ${fastest}`, `OpenVINO ${fastest}`);
  const coldPrepared = await cold(`sd-ts prepared ${fastest}`, `OpenVINO ${fastest}`);
  const wasm = await attempt('wasm', () => measureWasm({ python: python('diffusers'), rounds }));
  const psnrBf16 = await inBf16('psnr', psnrOfBfloat16);
  return {
    processor: processor(),
    fastest, // the precision of both sides in the four that follow
    stepVsOpenVINO: step(openVINO),
    decoderVsOpenVINO: decode(openVINO),
    coldVsKerasCV: coldKerasCV?.ratio ?? null,
    coldVsOpenVINO: coldOpenVINO?.ratio ?? null,
    coldPreparedVsOpenVINO: coldPrepared?.ratio ?? null, // a second start, with the option preparedWeights
    f32VsKerasCV: step(f32),
    eagerVsKerasCV: step(eager),
    bf16VsKerasCVf32: step(bf16.kerasCVf32),
    bf16VsKerasCVbf16: step(bf16.kerasCVbf16),
    bf16VsDiffusersBf16: step(bf16.diffusers),
    bf16VsOpenVINObf16: step(bf16.openVINO),
    decoderBf16VsKerasCVf32: decode(bf16.kerasCVf32),
    decoderBf16VsOpenVINObf16: decode(bf16.openVINO),
    peakF32VsKerasCV: peak(f32),
    peakBf16VsKerasCV: peak(bf16.kerasCVbf16),
    wasmVsOrtWeb: wasm?.ratio ?? null,
    psnrBf16,
    seconds: {
      size,
      f32,
      eager,
      bf16,
      openVINO,
      cold: { kerasCV: coldKerasCV, openVINO: coldOpenVINO, prepared: coldPrepared },
      wasm,
    },
  };
}

/** Why nothing can be measured in bfloat16 on this processor; null where it can. */
async function shortcoming(): Promise<string | null> {
  await useBackend('tensorflow');
  return currentEngine().shortcoming();
}
