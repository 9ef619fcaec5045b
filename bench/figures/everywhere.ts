import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { attempt } from '../attempt';
import { comparePair, type Pair, type PairReport } from '../pairs';
import { root } from '../peers/environments';
import { processor } from '../processor';
import { byName, tests } from './tests';
import { runHostile } from '../../test/support/fuzz-run';
import { unusedKeys } from '../../test/support/unused-keys';

const run = promisify(execFile);
const CASES = 2000;

/** Ratios compiled / eager of every network, on the processor as it is and with oneDNN's ceiling lowered. */
async function compiledOverEager(): Promise<Record<string, object>> {
  const program = ['tsx', '-C', 'source', 'bench/compiled.ts'];
  const measured: Record<string, object> = {};
  for (const [name, args] of Object.entries({ asItIs: [], avx2: ['--isa', 'AVX2', '--rounds', '2'] })) {
    console.error(`compiled over eager, ${name} …`);
    const { stdout } = await run('npx', [...program, ...args], { cwd: root, maxBuffer: 2 ** 26 });
    measured[name] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as object;
  }
  return measured;
}

const pair = (...names: Pair): Promise<PairReport | null> =>
  attempt(names.join(' / '), () => comparePair(names, { size: 512, batch: 1, rounds: 2 }));

/**
 * That sd-ts does right on any processor, in any tool chain and with any input: the suite under oneDNN's lowered ceiling, the cases of the
 * suite by their names, hostile input, and float32 beside the peers at 512 pixels. Needs Linux, the built package, 16 GB of memory, 30 GB of
 * disk and an hour.
 */
export async function everywhereFigures(): Promise<object> {
  console.error('the suite under the lowered ceiling …');
  const avx2 = await tests('avx2');
  console.error('cases …');
  const named = await tests('all', '\\[[a-z0-9.-]+\\]$');
  console.error('hostile input …');
  const hostile = await runHostile(CASES, 1);
  const keras = await pair('sd-ts f32', 'KerasCV f32');
  const openVINO = await pair('sd-ts f32', 'OpenVINO f32');
  return {
    processor: processor(),
    suiteAvx2: {
      passed: avx2.filter(({ passed }) => passed).length,
      failed: avx2.filter(({ passed }) => !passed).length,
    },
    compiledOverEager: await compiledOverEager(),
    stepVsKerasCV: keras?.step.ratio ?? null,
    decoderVsKerasCV: keras?.decode.ratio ?? null,
    stepVsOpenVINO: openVINO?.step.ratio ?? null,
    toolchains: byName(named, /^toolchain-/),
    cases: byName(named, /^(?!toolchain-)/),
    hostileCases: hostile.cases,
    hostileFailures: hostile.failures.length,
    longestMessage: hostile.longestMessage,
    unusedKeys: await unusedKeys(),
  };
}
