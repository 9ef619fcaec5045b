import { count, filledText, natural, within, type Kind } from '../../checks';
import { OptionError, shown } from '../../errors';
import type { BackendName } from '../../index';
import { backend, model } from '../flags';
import { behind, described, parseWords, type Word } from '../words';
import type { Limits } from './order';

/** What `sd-ts serve` was asked for. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly apiKey: string | null;
  readonly corsOrigins: readonly string[];
  readonly model: string;
  readonly backend: BackendName | 'auto';
  readonly threads: number;
  readonly waiting: number;
  readonly limits: Limits;
  readonly quiet: boolean;
}

const port: Kind = {
  needed: 'a number from 0, for one that is free, to 65535 is needed',
  holds: (value) => natural.holds(value) && (value as number) <= 65535,
};
const origins: Kind = {
  needed: 'origins such as https://example.com, with commas between them, are needed',
  holds: (value) => typeof value === 'string' && value.split(',').every(isOrigin),
};

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

const words = [
  model,
  backend,
  { name: 'threads', value: 'N', kind: count, help: 'models that draw at a time, each in its own thread (default: 1)' },
  { name: 'host', value: 'ADDRESS', kind: filledText, help: 'where it listens (default: 127.0.0.1, this machine)' },
  { name: 'port', value: 'N', kind: port, help: 'default: 7860; 0 is one that is free' },
  {
    name: 'api-key',
    value: 'KEY',
    kind: filledText,
    help: 'what clients have to show; needed where others than this machine can ask (default: the environment variable SD_TS_API_KEY)',
  },
  { name: 'cors-origin', value: 'LIST', kind: origins, help: 'origins of pages that may ask (default: none)' },
  {
    name: 'queue',
    value: 'N',
    kind: natural,
    help: 'requests that may wait (default: 16); more are told to come again',
  },
  { name: 'max-size', value: 'N', kind: count, help: 'N x N pixels at most (default: 1024)' },
  { name: 'max-steps', value: 'N', kind: count, help: 'steps of a picture at most (default: 150)' },
  { name: 'max-count', value: 'N', kind: count, help: 'pictures of a request at most (default: 10)' },
  { name: 'max-seconds', value: 'N', kind: within(1, 86_400), help: 'for the pictures of a request (default: 600)' },
  { name: 'max-body', value: 'N', kind: count, help: 'megabytes of a request at most (default: 20)' },
  { name: 'quiet', help: 'write nothing but errors' },
  { name: 'help', short: 'h', help: 'show this' },
] as const satisfies readonly Word[];

type Name = (typeof words)[number]['name'];

export const HELP = `Serves pictures over HTTP, to clients of OpenAI's images API and of AUTOMATIC1111's web UI.

Usage: sd-ts serve [options]

${words.map(described).join('\n')}
`;

/** Addresses that only this machine can reach. */
const isLoopback = (host: string): boolean => ['localhost', '::1'].includes(host) || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * Reads the words after `serve`.
 *
 * @throws OptionError that names every fault, in one line.
 */
export function readSettings(given: readonly string[], environment: NodeJS.ProcessEnv): Settings | 'help' {
  const { values, positionals } = parseWords(given, words, 'sd-ts serve --help');
  if (values['help'] === true) return 'help';
  const faults = positionals.map((word) => `${shown(word)} is no option`);
  for (const word of words as readonly Word[]) {
    const value = values[word.name];
    if (value !== undefined && word.kind?.holds(behind(word, value)) === false)
      faults.push(`--${word.name} is ${shown(value)}; ${word.kind.needed}`);
  }
  const text = (name: Name): string | undefined => [values[name]].find((value) => typeof value === 'string');
  const number = (name: Name, usual: number): number => Number(text(name) ?? usual);
  const host = text('host') ?? '127.0.0.1';
  const apiKey = text('api-key') ?? (environment['SD_TS_API_KEY'] || null);
  if (apiKey === null && !isLoopback(host))
    faults.push(`--host is ${shown(host)}, which others can reach; --api-key is needed with it`);
  if (faults.length > 0) throw new OptionError(`${faults.join('; ')}. See sd-ts serve --help.`);
  return {
    host,
    port: number('port', 7860),
    apiKey,
    corsOrigins: text('cors-origin')?.split(',') ?? [],
    model: text('model') ?? 'tiny',
    backend: (text('backend') ?? 'wasm') as BackendName | 'auto', // its kind has checked it
    threads: number('threads', 1),
    waiting: number('queue', 16),
    limits: {
      side: number('max-size', 1024),
      steps: number('max-steps', 150),
      count: number('max-count', 10),
      bytes: number('max-body', 20) * 1e6,
      seconds: number('max-seconds', 600),
    },
    quiet: values['quiet'] === true,
  };
}
