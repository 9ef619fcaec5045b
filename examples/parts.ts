// The parts one by one, as in KerasCV: tokens, context, a mix of two prompts, and noise of one's own.
import * as tf from '@tensorflow/tfjs-core';
import { randomSource, StableDiffusion } from 'sd-ts';

const model = await StableDiffusion.fromPretrained('tiny');
const tokens = model.tokenizer.encode('a mushroom');
const [mushroom, ghost] = [await model.encodeText('a mushroom'), await model.encodeText('a ghost')]; // [1, 77, C] each
const between = tf.tidy(() => tf.mul(tf.add(mushroom, ghost), 0.5));
const noise = tf.tensor(randomSource('torch', 42).normal([1, 16, 16, 4]), [16, 16, 4]);
const [image] = await model.generateImage(between, { numSteps: 12, diffusionNoise: noise });
await image?.save(`between-${tokens.length}-tokens.png`);
tf.dispose([mushroom, ghost, between, noise]);
model.dispose();
