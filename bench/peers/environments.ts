import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type PeerName = 'diffusers' | 'kerascv' | 'openvino';

/** What pip installs for each, one call after the other. */
const installs: Readonly<Record<PeerName, readonly (readonly string[])[]>> = {
  diffusers: [['-r', 'bench/peers/requirements-diffusers.txt']],
  kerascv: [
    ['-r', 'bench/peers/requirements-kerascv.txt'],
    ['--no-deps', '-r', 'bench/peers/requirements-kerascv-keras.txt'],
  ],
  openvino: [['-r', 'bench/peers/requirements-openvino.txt']],
};

/**
 * The Python of an environment of its own under `.engines/peers/`, made when it is not there. That of OpenVINO sees the packages of
 * diffusers' too, which only converting needs.
 */
export function python(peer: PeerName): string {
  const folder = join(root, '.engines/peers', peer);
  const executable = join(folder, 'bin/python');
  if (existsSync(executable)) return executable;
  console.error(`installing ${peer} …`);
  const run = (command: string, ...args: string[]) => {
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  mkdirSync(join(root, '.engines/peers'), { recursive: true });
  run('python3', '-m', 'venv', folder);
  try {
    for (const args of installs[peer]) run(executable, '-m', 'pip', 'install', '-q', ...args);
    if (peer === 'openvino') {
      python('diffusers');
      writeFileSync(join(packages('openvino'), 'diffusers.pth'), `${packages('diffusers')}\n`);
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return executable;
}

function packages(peer: PeerName): string {
  const lib = join(root, '.engines/peers', peer, 'lib');
  const version = readdirSync(lib).find((name) => name.startsWith('python'));
  return join(lib, version ?? '', 'site-packages');
}

export type CheckpointFormat = 'diffusers' | 'kerascv';

/** Writes a Stable Diffusion 1.4 of seeded weights to the folder `out`. */
export function makeCheckpoint(format: CheckpointFormat, dtype: 'f32' | 'f16', out: string): void {
  console.error(`making ${format}, ${dtype} …`);
  const args = ['scripts/make_checkpoint.py', '--family', 'sd1', '--format', format, '--dtype', dtype, '--out', out];
  execFileSync(python(format), args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * A folder with that checkpoint at full size, float32, made when it is not there: of diffusers, of KerasCV's `.h5`, or of OpenVINO's
 * IR. They hold the same weights, 4 GB each.
 */
export function keptCheckpoint(format: PeerName): string {
  const folder = join(root, `.engines/checkpoints/sd1-${format}-f32`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  if (format === 'openvino') {
    const from = keptCheckpoint('diffusers');
    console.error('converting to OpenVINO …');
    execFileSync(python('openvino'), ['bench/peers/convert_openvino.py', from, making], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } else makeCheckpoint(format, 'f32', making);
  renameSync(making, folder);
  return folder;
}
