import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCheckpoint, python, root, type CheckpointFormat } from '../peers/environments';
import { runHostile } from '../../test/support/fuzz-run';
import type { DrawReport, DrawRequest } from './draw';

const FUZZ_CASES = 11_000;
const STEPS = 2;

/** What compare_peers.py prints of a run. */
interface PeerReport {
  readonly peakMB: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
}

/** The last line of what a program prints, which is JSON. */
function lastLine(command: string, args: readonly string[]): unknown {
  const printed = execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 }); // prettier-ignore
  return JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '');
}

function draw(request: DrawRequest): DrawReport {
  console.error(`sd-ts on ${request.backend}, ${request.scheduler} …`);
  const script = join(root, 'bench/figures/draw.ts');
  return lastLine(join(root, 'node_modules/.bin/tsx'), ['-C', 'source', script, JSON.stringify(request)]) as DrawReport;
}

/** Hostile inputs of every kind. */
async function fuzz(): Promise<{ fuzzCases: number; fuzzFailures: number }> {
  console.error('damaged files …');
  const { cases, failures } = await runHostile(FUZZ_CASES, 12);
  for (const failure of failures) console.error(failure);
  return { fuzzCases: cases, fuzzFailures: failures.length };
}

/**
 * Full size: SD 1.4's shapes with seeded weights, 512×512, two steps, float32, beside diffusers and KerasCV with the same weights and
 * noise, one after the other; SD 1.4 in halves on wasm; and damaged files. Needs Linux, 40 GB of disk and 12 GB of memory.
 */
export async function checkpointFigures(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-checkpoints-'));
  try {
    const [diffusers, kerascv] = [python('diffusers'), python('kerascv')];
    const make = (format: CheckpointFormat, dtype: 'f32' | 'f16'): string => {
      const out = join(folder, `${format}-${dtype}`);
      makeCheckpoint(format, dtype, out);
      return out;
    };
    const file = (name: string) => join(folder, `${name}.safetensors`);
    const peer = (maker: string, name: string, checkpoint: string) => {
      console.error(`${name} …`);
      const args = ['bench/compare_peers.py', name, checkpoint, '--out', file(name), '--steps', String(STEPS)];
      return lastLine(maker, args) as PeerReport;
    };
    const compare = (name: string) => {
      const args = ['bench/compare_peers.py', 'compare', file(name), file(`ours-${name}`)];
      return lastLine(diffusers, args) as { readonly latents: number; readonly image: number };
    };

    const ofDiffusers = make('diffusers', 'f32');
    const theirs = peer(diffusers, 'diffusers', ofDiffusers);
    const ours = draw({ weights: ofDiffusers, backend: 'tensorflow', out: file('ours-diffusers'), scheduler: 'euler', steps: STEPS }); // prettier-ignore
    const toDiffusers = compare('diffusers');
    rmSync(ofDiffusers, { recursive: true });

    const ofKeras = make('kerascv', 'f32');
    const keras = peer(kerascv, 'kerascv', ofKeras);
    const weights = { textEncoder: join(ofKeras, 'text_encoder.h5'), diffusionModel: join(ofKeras, 'diffusion_model.h5'), decoder: join(ofKeras, 'decoder.h5') }; // prettier-ignore
    const oursH5 = draw({ weights, backend: 'tensorflow', out: file('ours-kerascv'), scheduler: 'ddim', steps: STEPS });
    const toKeras = compare('kerascv');
    rmSync(ofKeras, { recursive: true });

    const halves = make('diffusers', 'f16');
    const wasm = draw({ weights: halves, backend: 'wasm', out: file('ours-wasm'), scheduler: 'euler', steps: STEPS });
    return {
      latentsVsDiffusers: toDiffusers.latents,
      latentsVsKerasCV: toKeras.latents,
      imageVsDiffusers: toDiffusers.image,
      imageVsKerasCV: toKeras.image,
      loadSeconds: ours.loadSeconds,
      loadPeakOverStoredMB: Math.max(ours.loadPeakOverStoredMB, oursH5.loadPeakOverStoredMB),
      wasmFullSizeSecondsPerStep: wasm.secondsPerStep,
      wasmPeakMB: wasm.peakMB,
      ...(await fuzz()),
      ours: { diffusers: ours, kerascv: oursH5, wasm },
      peers: { diffusers: theirs, kerascv: keras },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
