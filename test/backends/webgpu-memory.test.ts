import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { plannedPicture, totalOf } from '../../bench/webgpu/planned-picture';
import { StableDiffusion } from '../../src';
import { currentEngine } from '../../src/backends';
import type { Intake } from '../../src/backends/contract';
import { featuresOf } from '../../src/backends/webgpu/features';
import { backend, trim } from '../../src/backends/webgpu/tensors';
import { upcast } from '../../src/precision/policy';
import { eachBackend, expectNoLeak } from '../support/engines';
import { countBuffers } from '../support/gpu-buffers';

/** lavapipe compiles some thirty kernels the first time, which takes half a minute on a processor that is free. */
const timeout = 600_000;

describe('a whole picture of Stable Diffusion 1.4 at 512×512 in halves', () => {
  const model = new StableDiffusion({ precision: 'mixed_float16' });

  it('fits a GPU of 4 GB with all networks on it at once, also where the decoder is float32', () => {
    const planned = plannedPicture(model, 512);
    expect(planned.diffusionModel.weights / 1e6).toBeCloseTo(1720, -1);
    const half = totalOf(planned);
    expect(half).toBeGreaterThan(2.1e9);
    expect(half).toBeLessThan(2.6e9);
    model.decoder.policy = upcast(model.decoder.policy);
    const wide = totalOf(plannedPicture(model, 512));
    expect(wide).toBeGreaterThan(half + planned.decoder.weights);
    expect(wide).toBeLessThan(3e9);
  });
});

eachBackend(() => {
  it('has on the device what is planned, and no more after 50 pictures than after 5', { timeout }, async () => {
    await expectNoLeak(async () => {
      const { device } = backend();
      trim(0); // of what other tests have left
      const count = countBuffers(device);
      const size = { imgWidth: 32, imgHeight: 32 };
      const model = new StableDiffusion({ weights: 'tiny', precision: 'mixed_float16', ...size });
      const draw = async (pictures: number) => {
        for (let seed = 0; seed < pictures; seed++) await model.textToImage('a star', { seed, numSteps: 1 });
        trim(0);
        return { ...count(), tensors: tf.memory().numTensors };
      };
      const early = await draw(5);
      const planned = totalOf(plannedPicture(model, 32, featuresOf(device)));
      expect(early.bytes / planned).toBeLessThan(1.01);
      expect(early.bytes / planned).toBeGreaterThan(0.9); // results are freed with the picture
      expect(await draw(45)).toEqual(early);
      model.dispose();
    });
  });

  it('keeps little of what weights were taken in with', () => {
    const intake = currentEngine().intake as Intake;
    const count = countBuffers(backend().device);
    const kept: tf.Tensor[] = [];
    let held = 0;
    for (let rows = 512; rows < 544; rows++) {
      const values = { dtype: 'float32', values: new Float32Array(rows * 1024) } as const;
      const pieces = [0, 1].map(() => intake.take(values, [rows, 1024], [1, 0], 'float16'));
      kept.push(intake.join(pieces, 1));
      tf.dispose(pieces);
      held += 4 * rows * 1024;
    }
    expect(count().peak).toBeLessThan(held + 2 ** 27);
    tf.dispose(kept);
  });
}, ['webgpu']);
