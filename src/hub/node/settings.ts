import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HubOptions } from '../hub';
import { endpointOf } from '../request';
import { contentOf } from './cache';

/** Settings from the environment, with the names and defaults of Python's library. */
export interface HubSettings {
  /** `HF_ENDPOINT`, without a slash at its end. */
  readonly endpoint: string;
  /** `HF_TOKEN`, or the content of the file `HF_TOKEN_PATH` (default: `token` in `HF_HOME`), which a login writes. */
  readonly token: string | null;
  /** `HF_HUB_CACHE`, or `hub` in `HF_HOME`. */
  readonly cacheDir: string;
  /** `HF_HUB_OFFLINE` or `TRANSFORMERS_OFFLINE`. */
  readonly offline: boolean;
  /** Not `HF_HUB_DISABLE_SYMLINKS`. */
  readonly symlinks: boolean;
}

/** Read anew at each call, so that a program may change its environment. */
export async function settingsOf(options: HubOptions): Promise<HubSettings> {
  const home = folder('HF_HOME') ?? join(folder('XDG_CACHE_HOME') ?? join(homedir(), '.cache'), 'huggingface');
  return {
    endpoint: endpointOf(options.endpoint ?? variable('HF_ENDPOINT') ?? 'https://huggingface.co'),
    token: await tokenOf(home),
    cacheDir: options.cacheDir ?? folder('HF_HUB_CACHE') ?? folder('HUGGINGFACE_HUB_CACHE') ?? join(home, 'hub'),
    offline: options.localFilesOnly === true || isOn('HF_HUB_OFFLINE') || isOn('TRANSFORMERS_OFFLINE'),
    symlinks: !isOn('HF_HUB_DISABLE_SYMLINKS'),
  };
}

function variable(name: string): string | null {
  const value = process.env[name]?.trim() ?? '';
  return value === '' ? null : value;
}

const folder = (name: string): string | null => variable(name)?.replace(/^~(?=$|[/\\])/, homedir()) ?? null;

const isOn = (name: string): boolean => /^(1|on|yes|true)$/i.test(variable(name) ?? '');

async function tokenOf(home: string): Promise<string | null> {
  const path = folder('HF_TOKEN_PATH') ?? join(home, 'token');
  const token = variable('HF_TOKEN') ?? new TextDecoder().decode((await contentOf(path)) ?? undefined).trim();
  return /^[\x21-\x7e]+$/.test(token) ? token : null; // anything else cannot stand in a header
}
