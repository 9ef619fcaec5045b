import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { eachBackend } from '../support/engines';

const root = fileURLToPath(new URL('../..', import.meta.url));

const program = `
  import { StableDiffusion, useBackend } from 'sd-ts';
  await useBackend('tensorflow');
  const model = new StableDiffusion({ weights: 'tiny' });
  await model.textToImage('a cat', { numSteps: 1, seed: 1 });
  console.log([...model.diffusionModel.parameters()].length);
  process.exit(0);
`;

eachBackend(() => {
  it('has libtensorflow optimize the call of a network alone, and nothing within it', async () => {
    const flags = ['--import', 'tsx', '--conditions', 'source', '--input-type=module', '-e', program];
    const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '0', TF_CPP_VMODULE: 'meta_optimizer=1' };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, flags, {
      cwd: root,
      env,
      maxBuffer: 2 ** 26,
    });
    const nodes = Array.from(stderr.matchAll(/Graph size after: (\d+) nodes/g), ([, count]) => Number(count));
    expect(nodes.length).toBeGreaterThan(0);
    expect(Math.max(...nodes)).toBeLessThan(Number(stdout) + 10); // placeholders of these and of inputs, and the call
  });
}, ['tensorflow']);
