import { startMeasuredServer } from './running';

/** What many clients at a time found. */
export interface Load {
  /** Pictures that were asked for, each by a client of its own. */
  readonly requests: number;
  /** Those that were not answered with a picture in the end. */
  readonly lost: number;
  /** Answers that said to come again. */
  readonly refused: number;
  /** Of /health meanwhile, in milliseconds: that which one in a hundred takes longer than. */
  readonly healthP99: number;
}

export interface MeasuredLoad extends Load {
  /** Bytes that the server's threads use after collecting their garbage: before the clients came, and after all had left. */
  readonly memory: readonly [before: number, after: number];
  /** Whether the server kept less of a request than a fifth of its body. */
  readonly isFlat: boolean;
}

/** Bytes of a body: enough to be seen if some are kept. */
const BYTES = 400_000;
const body = (seed: number, bytes: number) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ prompt: 'a red heart', size: '16x16', steps: 1, seed }).padEnd(bytes),
});
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** The load of many clients on a server of the built package, of whom it turns some away, and which has drawn before. */
export async function measuredLoad(clients: number): Promise<MeasuredLoad> {
  const server = await startMeasuredServer('--queue', String(Math.floor(clients / 3)));
  try {
    await load(server.address, 10, BYTES);
    const before = await server.memory();
    const found = await load(server.address, clients, BYTES);
    const after = await server.memory();
    return { ...found, memory: [before, after], isFlat: after - before < (clients * BYTES) / 5 };
  } finally {
    await server.stop();
  }
}

/** Asks a server on this machine for a picture by each of `clients` at once; who is refused comes again when told. */
export async function load(address: string, clients: number, bytes = 0): Promise<Load> {
  let [drawn, refused] = [0, 0];
  const client = async (seed: number): Promise<void> => {
    for (;;) {
      const answer = await fetch(`${address}/v1/images/generations`, body(seed, bytes));
      const said = (await answer.json()) as { data?: { b64_json: string }[] };
      if (answer.status === 200 && (said.data?.[0]?.b64_json.length ?? 0) > 100) break;
      if (answer.status !== 429) throw new Error(`${answer.status}: ${JSON.stringify(said).slice(0, 200)}`);
      refused++;
      await pause(Number(answer.headers.get('retry-after')) * (1 + Math.random()));
    }
    drawn++;
  };
  const all = Promise.allSettled(Array.from({ length: clients }, (_, seed) => client(seed)));
  const healthP99 = await probe(address, all);
  await all;
  return { requests: clients, lost: clients - drawn, refused, healthP99 };
}

async function probe(address: string, until: Promise<unknown>): Promise<number> {
  const times: number[] = [];
  const done = until.then(() => true);
  do {
    const start = performance.now();
    await (await fetch(`${address}/health`)).arrayBuffer();
    times.push(performance.now() - start);
  } while (!(await Promise.race([done, pause(0.02).then(() => false)])));
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.99)] ?? NaN;
}
