import { expect, it } from 'vitest';
import { WeightsError } from '../../src/errors';
import { openKeras } from '../../src/weights/keras/h5';
import { bombs } from '../support/bombs-h5';
import { h5Case } from '../support/fuzz-h5';
import { take } from '../support/fuzzing';
import { kerasFile, moduleFor, watched } from '../support/keras-h5';

const about = kerasFile('legacy-text-encoder');

for (const [name, make] of Object.entries(bombs)) {
  it(`refuses ${name}, quickly and in little memory`, async () => {
    const [bytes, module] = [make(), moduleFor(about)];
    expect((await take(h5Case(bytes, { about, module }))).fault).toBeNull();
    await expect(openKeras(watched(bytes), about.part, module)).rejects.toThrow(WeightsError);
  });
}
