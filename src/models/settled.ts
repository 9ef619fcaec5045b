import * as tf from '@tensorflow/tfjs-core';

/** Waits until the engine has computed `x`, by reading one value of it, and lets timers and events run. */
export async function settled(x: tf.Tensor): Promise<void> {
  const one = tf.tidy(() => tf.slice(tf.reshape(x, [-1]), 0, 1));
  try {
    await one.data();
  } finally {
    one.dispose();
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
}
