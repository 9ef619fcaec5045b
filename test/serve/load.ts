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
  /** Bytes of the server's memory, when half of the pictures were drawn and when all were. */
  readonly memory: readonly [half: number, all: number];
}

const body = (seed: number) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ prompt: 'a red heart', size: '16x16', steps: 1, seed }),
});
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Asks a server on this machine for a picture by each of `clients` at once; who is refused comes again when told. */
export async function load(address: string, clients = 200): Promise<Load> {
  let [drawn, refused] = [0, 0];
  let half = 0;
  const client = async (seed: number): Promise<void> => {
    for (;;) {
      const answer = await fetch(`${address}/v1/images/generations`, body(seed));
      const said = (await answer.json()) as { data?: { b64_json: string }[] };
      if (answer.status === 200 && (said.data?.[0]?.b64_json.length ?? 0) > 100) break;
      if (answer.status !== 429) throw new Error(`${answer.status}: ${JSON.stringify(said).slice(0, 200)}`);
      refused++;
      await pause(Number(answer.headers.get('retry-after')) * (1 + Math.random()));
    }
    if (++drawn === clients / 2) half = await memoryOf(address);
  };
  const all = Promise.allSettled(Array.from({ length: clients }, (_, seed) => client(seed)));
  const healthP99 = await probe(address, all);
  await all;
  return { requests: clients, lost: clients - drawn, refused, healthP99, memory: [half, await memoryOf(address)] };
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

async function memoryOf(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]);
}
