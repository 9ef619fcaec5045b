import type { HubFiles } from './hub-checkpoint';
import type { Preset } from './presets';

/** What a class draws with when no checkpoint is named: KerasCV's, in its published files. */
export interface BuiltIn {
  readonly name: string;
  readonly licence: string;
  readonly preset: Preset;
  readonly files?: HubFiles;
}
