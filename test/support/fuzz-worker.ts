// A process of its own that reads cases: numbers come as messages, and what was found of each goes back.
import { useBackend } from '../../src';
import { caseAt } from './fuzz-kinds';
import { take } from './fuzzing';

await useBackend('cpu');

process.on('message', ([seed, number]: [seed: number, number: number]) => {
  const { name, make } = caseAt(seed, number);
  take(make()).then(
    (taken) => process.send?.({ ...taken, name }),
    (error: unknown) =>
      process.send?.({ name, fault: String(error), refused: false, message: 0, seconds: 0, megabytes: 0 }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.(null); // ready
