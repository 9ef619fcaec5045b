import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/**
 * Ends a run with what a reader of its log looks for: the reasons for skips, the names of failures, and one line of
 * counts, which is also written to the file that `SD_TEST_SUMMARY` names.
 */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const having = (state: string): TestCase[] => tests.filter((test) => test.result().state === state);
    // A file or suite that fails outside its tests has none to count.
    const broken = modules.filter((module) => module.state() === 'failed' && !having('failed').some(within(module)));
    const failed = [
      ...having('failed').map(title),
      ...broken.map((module) => `${place(module)} (outside its tests)`),
      ...errors.map((error) => `an error outside the tests: ${error.message}`),
    ];
    for (const [reason, count] of skips(having('skipped'))) console.log(`skipped ${count}: ${reason}`);
    for (const name of failed) console.log(`FAILED ${name}`);
    const skipped = having('skipped').length + having('pending').length;
    const counts = `${having('passed').length} passed, ${failed.length} failed, ${skipped} skipped`;
    console.log(counts);
    const file = process.env['SD_TEST_SUMMARY'];
    if (file !== undefined) writeFileSync(file, `${[...failed.map((name) => `FAILED ${name}`), counts].join('\n')}\n`);
  }
}

function within(module: TestModule): (test: TestCase) => boolean {
  return (test) => test.module === module;
}

function title(test: TestCase): string {
  return `${place(test.module)} > ${test.fullName}`;
}

/** The file and, as some files run in two, the project. */
function place({ project, relativeModuleId }: TestModule): string {
  return `${project.name}: ${relativeModuleId}`;
}

function skips(tests: readonly TestCase[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const test of tests) {
    const result = test.result();
    const reason = (result.state === 'skipped' ? result.note : undefined) ?? `no reason given: ${title(test)}`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}
