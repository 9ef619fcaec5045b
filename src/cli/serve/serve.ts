import { OptionError, UnsupportedError, whyNotLoaded } from '../../errors';
import { Metrics } from './metrics';
import { Queue } from './queue';
import { HELP, readSettings, type Settings } from './settings';
import { Thread } from './threads';

/** What the server touches outside itself. */
export interface Surroundings {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  /** Aborted when the server is to stop. */
  readonly signal: AbortSignal;
}

/** Seconds for what is being drawn when the server stops. */
const GRACE = 30;

/** Serves until the signal, and returns the exit code. Never throws: a fault is one line on stderr. */
export async function serve(words: readonly string[], around: Surroundings): Promise<number> {
  try {
    const settings = readSettings(words, around.environment);
    if (settings === 'help') around.stdout.write(HELP);
    else await run(settings, around);
    return 0;
  } catch (error) {
    around.stderr.write(`sd-ts serve: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof OptionError ? 2 : 1;
  }
}

async function run(settings: Settings, { stdout, stderr, version, signal }: Surroundings): Promise<void> {
  const { model, backend, threads, waiting, limits, quiet, host, port } = settings;
  const { listen } = await loadServer();
  const said = new Set<string>();
  const note = (message: string): void => {
    if (!quiet && !said.has(message)) stderr.write(`${message}\n`);
    said.add(message);
  };
  const log = (error: unknown): void => {
    stderr.write(`sd-ts serve: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  };
  const painters = Array.from({ length: threads }, () => new Thread({ model, backend }, note));
  try {
    const [ready] = await Promise.all(painters.map((painter) => painter.start()));
    if (ready === undefined) throw new Error('no thread was started');
    const metrics = new Metrics();
    const queue = new Queue({ painters, waiting, seconds: limits.seconds, tally: metrics });
    const modelName = nameOf(model);
    const server = await listen(
      { ...settings, modelName, usual: ready.usual, queue, metrics, version, log },
      host,
      port,
    );
    if (!quiet) stdout.write(`${server.address}: ${modelName} on ${ready.backend}, ${threads} at a time\n`);
    if (!signal.aborted) await new Promise((resolve) => (signal.onabort = resolve));
    const closed = server.close(); // takes no new connections; those that wait for pictures stay
    await queue.stop(GRACE);
    await closed;
  } finally {
    await Promise.all(painters.map((painter) => painter.dispose()));
  }
}

/** The part that needs Hono. */
async function loadServer(): Promise<typeof import('./listen')> {
  for (const load of [() => import('hono'), () => import('@hono/node-server')]) await loaded(load);
  return import('./listen');
}

async function loaded(load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
  } catch (error) {
    const name = /@hono\/node-server/.test(String(error)) ? '@hono/node-server' : 'hono';
    const message = `${name} ${whyNotLoaded(name, error)}; it is needed for a server; npm install hono @hono/node-server.`;
    throw new UnsupportedError(message, { cause: error });
  }
}

/** A hub's id as it is; of a path its last part. */
function nameOf(model: string): string {
  if (/^[\w-][\w.-]*\/[\w.-]+$/.test(model)) return model;
  const [last = 'model'] = model
    .split(/[/\\]/)
    .filter((part) => part !== '')
    .slice(-1);
  return last.replace(/\.(safetensors|ckpt|pt|pth|bin)$/i, '');
}
