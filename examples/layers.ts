// A network of one's own from the layers of the UNet: parameters are known before any of them is allocated.
import * as tf from '@tensorflow/tfjs-core';
import { layers, useBackend } from 'sd-ts';

class Denoiser extends layers.Module {
  readonly input = new layers.Conv2d(4, 32, 3, { padding: 1 });
  readonly block = new layers.ResBlock(32, 64, { groups: 8, epsilon: 1e-5, timeWidth: 128 });
  readonly output = new layers.Conv2d(64, 4, 3, { padding: 1 });

  forward(latents: tf.Tensor, time: tf.Tensor): tf.Tensor {
    return layers.chain(latents, this.input, (x) => this.block.forward(x, time), this.output);
  }
}

await useBackend('wasm');
const network = new Denoiser();
for (const [, param] of network.parameters()) param.value = tf.randomNormal([...param.shape], 0, 0.02);
const y = tf.tidy(() => network.forward(tf.zeros([1, 8, 8, 4]), tf.zeros([1, 128])));
console.log(`${network.parameterCount} parameters turned [1, 8, 8, 4] into [${y.shape.join(', ')}]`);
y.dispose();
network.dispose();
