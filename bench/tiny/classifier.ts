import * as tf from '@tensorflow/tfjs-core';
import { files } from '#files';
import { Conv2d } from '../../src/layers/conv2d';
import { Linear } from '../../src/layers/linear';
import { Module } from '../../src/layers/module';
import { loadParameters } from '../../src/weights/load';
import { openSafetensors } from '../../src/formats/safetensors';
import { colours, nouns } from './scenes';

/** Pixels of a side of what it is shown. */
export const SIDE = 64;

const widths = [24, 48, 64, 96, 96] as const;
const FEATURES = 96 * 4 * 4;

/** What the classifier takes a crop for. */
export interface Named {
  readonly noun: string;
  /** The colour, for objects that take tints. */
  readonly colour: string;
}

/** The network that training/classifier.py trains on rendered glyphs: which object a crop shows, and in which colour. */
export class Classifier extends Module {
  readonly convs: readonly Conv2d[] = widths.map(
    (width, i) => new Conv2d(i === 0 ? 3 : (widths[i - 1] ?? 3), width, 3, { stride: i === 0 ? 1 : 2, padding: 1 }),
  );
  readonly object = new Linear(FEATURES, nouns.length);
  readonly colour = new Linear(FEATURES, colours.length);
  /** Its own accuracies, as training/classifier.py measured them. */
  accuracy: Readonly<Record<string, number>> = {};

  static async load(): Promise<Classifier> {
    const file = await files.open(new URL('classifier.safetensors', import.meta.url));
    if (file === null) throw new Error('Classifier: there is no classifier.safetensors; run training/classifier.py.');
    const source = await openSafetensors(file);
    const classifier = new Classifier();
    try {
      const part = {
        part: 'decoder',
        source,
        nameOf: (path: string) => path,
        owns: () => true,
        axes: 'torch',
      } as const;
      await loadParameters(classifier, part);
      classifier.accuracy = JSON.parse(source.metadata['accuracy'] ?? '{}') as Record<string, number>;
    } finally {
      await source.close();
    }
    return classifier;
  }

  /** Names crops, each of SIDE × SIDE × 3 values from −1 to 1. */
  async name(crops: readonly Float32Array[]): Promise<Named[]> {
    const outputs = tf.tidy(() => {
      let x: tf.Tensor4D = tf.stack(crops.map((crop) => tf.tensor3d(crop, [SIDE, SIDE, 3]))) as tf.Tensor4D;
      for (const conv of this.convs) x = tf.relu(conv.forward(x));
      const features = tf.reshape(x, [crops.length, FEATURES]);
      return [this.object, this.colour].map((head) => tf.argMax(head.forward(features), -1));
    });
    const [objects = [], hues = []] = await Promise.all(outputs.map(async (output) => Array.from(await output.data())));
    tf.dispose(outputs);
    return crops.map((_, i) => ({ noun: nouns[objects[i] ?? -1] ?? '', colour: colours[hues[i] ?? -1] ?? '' }));
  }
}
