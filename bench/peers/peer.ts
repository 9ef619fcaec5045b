import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** How a program is started. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

interface Answer {
  readonly loaded?: number;
  readonly seconds?: number;
  readonly peakMB?: number;
}

/** Characters of what a program wrote to stderr that an error repeats. */
const TAIL = 2000;

/** A running program that speaks the protocol of protocol.py. */
export class Peer {
  readonly #started = performance.now();
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: AsyncIterator<string, undefined>;
  readonly #ended: Promise<void>;
  #stderr = '';

  private constructor(
    readonly name: string,
    { file, args }: Command,
  ) {
    this.#child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdin.on('error', () => undefined); // what is said to one that has ended is answered by the end of its output
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-TAIL);
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', resolve).once('error', (error) => {
        this.#stderr += error.message;
        resolve();
      });
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]() as AsyncIterator<
      string,
      undefined
    >;
  }

  /** Starts a program and waits until it has loaded. Throws, with the end of its stderr, when it ends before. */
  static async start(name: string, command: Command): Promise<Peer> {
    const peer = new Peer(name, command);
    await peer.#answer('loaded');
    return peer;
  }

  /** Seconds since the program was started. */
  get age(): number {
    return (performance.now() - this.#started) / 1000;
  }

  /** Lets it do one step or decode once; seconds. Throws as `start`. */
  time(work: 'step' | 'decode'): Promise<number> {
    this.#child.stdin.write(`${work}\n`);
    return this.#answer('seconds');
  }

  /** Ends it; MB that it took at most. */
  async quit(): Promise<number> {
    this.#child.stdin.write('quit\n');
    const peak = await this.#answer('peakMB');
    await this.#ended;
    return peak;
  }

  /** Ends it without a word, if it has not ended. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async #answer(key: keyof Answer): Promise<number> {
    for (;;) {
      const next = await this.#lines.next();
      if (next.done === true) break;
      if (!next.value.startsWith('{')) continue;
      const answer = (JSON.parse(next.value) as Answer)[key];
      if (answer !== undefined) return answer;
    }
    await this.#ended;
    throw new Error(`${this.name}: it ended before '${key}': ${this.#stderr.trim()}`);
  }
}

/** Runs `work` with the programs, one loaded after the other, and ends them whatever happens. */
export async function withPeers<T>(
  starts: readonly (() => Promise<Peer>)[],
  work: (...peers: Peer[]) => Promise<T>,
): Promise<T> {
  const peers: Peer[] = [];
  try {
    for (const start of starts) peers.push(await start());
    return await work(...peers);
  } finally {
    for (const peer of peers) await peer.kill();
  }
}
