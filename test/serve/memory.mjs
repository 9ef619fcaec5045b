// Preloaded by a server of the tests, into its main thread and its others: at SIGUSR2 all of them collect their garbage,
// and it writes what they then use together, in bytes. Node runs with --expose-gc.
import { setTimeout as pause } from 'node:timers/promises';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

/** Buffers are freed beside the program after a collection, and what only they held by the next. */
const used = async () => {
  for (let round = 0; round < 3; round++) {
    globalThis.gc();
    await pause(50, undefined, { ref: false });
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const [asked, answered] = [new BroadcastChannel('memory asked'), new BroadcastChannel('memory answered')];
for (const channel of [asked, answered]) channel.unref();

if (isMainThread)
  process.on('SIGUSR2', () => {
    const own = used();
    answered.onmessage = async ({ data }) => {
      process.stderr.write(`memory ${data + (await own)}\n`);
    };
    asked.postMessage(null);
  });
else
  asked.onmessage = async () => {
    answered.postMessage(await used());
  };
