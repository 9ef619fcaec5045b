import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Command } from './peer';
import { keptCheckpoint, python, root, type PeerName } from './environments';

export type SubjectName = keyof typeof subjects;

interface Subject {
  readonly system: 'sd-ts' | PeerName;
  readonly precision: 'f32' | 'bf16';
  readonly flags?: readonly string[];
}

/** What can be timed: a system as its users run it on a processor, and a precision. */
const subjects = {
  'sd-ts f32': { system: 'sd-ts', precision: 'f32' },
  'sd-ts prepared f32': { system: 'sd-ts', precision: 'f32', flags: ['--prepared'] },
  'sd-ts prepared bf16': { system: 'sd-ts', precision: 'bf16', flags: ['--prepared'] },
  'sd-ts eager f32': { system: 'sd-ts', precision: 'f32', flags: ['--eager'] },
  'sd-ts bf16': { system: 'sd-ts', precision: 'bf16' },
  'sd-ts eager bf16': { system: 'sd-ts', precision: 'bf16', flags: ['--eager'] },
  'KerasCV f32': { system: 'kerascv', precision: 'f32' },
  'KerasCV XLA f32': { system: 'kerascv', precision: 'f32', flags: ['--xla'] },
  'KerasCV bf16': { system: 'kerascv', precision: 'bf16' },
  'diffusers f32': { system: 'diffusers', precision: 'f32' },
  'diffusers bf16': { system: 'diffusers', precision: 'bf16' },
  'OpenVINO f32': { system: 'openvino', precision: 'f32' },
  'OpenVINO bf16': { system: 'openvino', precision: 'bf16' },
} as const satisfies Record<string, Subject>;

export const subjectNames = Object.keys(subjects) as SubjectName[];

export const isSubject = (name: string): name is SubjectName => name in subjects;

/** What a subject is given to do. */
export interface Task {
  /** Pixels of a side. */
  readonly size: number;
  readonly batch: number;
}

/** The checkpoint that a subject reads. */
export function checkpointOf(name: SubjectName): string {
  const { system } = subjects[name];
  return keptCheckpoint(system === 'sd-ts' ? 'diffusers' : system);
}

/** Whether it keeps weights as it needs them, for its next start. */
export function preparesWeights(name: SubjectName): boolean {
  const { flags = [] }: Subject = subjects[name];
  return flags.includes('--prepared');
}

/** The command that starts a subject; its Python and its checkpoint are made when they are not there. */
export function commandOf(name: SubjectName, { size, batch }: Task): Command {
  const { system, precision, flags = [] }: Subject = subjects[name];
  const options = ['--checkpoint', checkpointOf(name), '--precision', precision, '--size', `${size}`, '--batch', `${batch}`, ...flags]; // prettier-ignore
  if (system === 'sd-ts') return { file: process.execPath, args: [ownProgram(), ...options] };
  return { file: python(system), args: [join(root, `bench/peers/run_${system}.py`), ...options] };
}

/** sd-ts.ts as JavaScript, which imports the built package by its name. */
function ownProgram(): string {
  const outfile = join(root, '.engines/bench/sd-ts.mjs');
  if (!existsSync(join(root, 'dist/index.js'))) throw new Error('sd-ts is not built; run `npm run build` first.');
  buildSync({
    entryPoints: [join(root, 'bench/peers/sd-ts.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['sd-ts', '@tensorflow/*'],
    tsconfigRaw: {}, // its `paths` would lead to the sources
    logLevel: 'warning',
  });
  return outfile;
}
