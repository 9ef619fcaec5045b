// Reads hostile inputs of every kind, in processes of their own, and prints what went wrong and one JSON object:
//   npm run fuzz -- [CASES [SEED]]     20,000 cases of the day's seed unless told; a failure names the seed to run it again with
import { availableParallelism } from 'node:os';
import { runHostile } from '../test/support/fuzz-run';

const [cases = 20_000, seed = Math.floor(Date.now() / 86_400_000)] = process.argv.slice(2).map(Number);
const { failures, ...report } = await runHostile(cases, seed, Math.max(1, availableParallelism() >> 1));
for (const failure of failures) console.error(failure);
console.log(JSON.stringify({ seed, ...report, failures: failures.length }));
process.exit(failures.length === 0 ? 0 : 1);
