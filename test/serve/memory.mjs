// Preloaded by a server of the tests, into its main thread and its others: at SIGUSR2 all of them collect their garbage,
// and it writes what they then use together, in bytes. Node runs with --expose-gc.
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

const used = () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const [asked, answered] = [new BroadcastChannel('memory asked'), new BroadcastChannel('memory answered')];
for (const channel of [asked, answered]) channel.unref();

if (isMainThread)
  process.on('SIGUSR2', () => {
    answered.onmessage = ({ data }) => {
      process.stderr.write(`memory ${data + used()}\n`);
    };
    asked.postMessage(null);
  });
else
  asked.onmessage = () => {
    answered.postMessage(used());
  };
