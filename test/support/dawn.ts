import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Texts for a device with these features, of which pipelines are made, or modules alone. */
export interface Job {
  readonly features: readonly string[];
  readonly texts: readonly string[];
  readonly makesPipelines: boolean;
}

/** What devices of an instance of Dawn with these options say of each text (null: nothing), and all that is printed. */
export function compiled(
  options: readonly string[],
  sets: readonly Job[],
): { said: (string | null)[][]; printed: string } {
  const script = fileURLToPath(new URL('dawn-compiles.mjs', import.meta.url));
  const input = JSON.stringify({ options, sets });
  const child = spawnSync(process.execPath, [script], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const said = /^SAID (.*)$/m.exec(child.stdout)?.[1];
  if (said === undefined)
    throw new Error(`Dawn ended with ${child.status ?? child.signal}: ${child.stderr.slice(-2000)}`);
  return { said: JSON.parse(said) as (string | null)[][], printed: child.stdout + child.stderr };
}
