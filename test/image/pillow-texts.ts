/** Texts that Pillow 13.0.0 reads (`Image.open(file).info['parameters']`) from these files of one pixel (1, 2, 3), which are ours: [text, file in base64]. */
export const PILLOW_TEXTS: readonly (readonly [text: string, png: string])[] = [
  [
    'a red heart\nNegative prompt: blur\nSteps: 20, Sampler: ddim, Seed: 7, Size: 64x128, Model: "a, b: \\"c\\"", Version: sd-ts',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAAgnRFWHRwYXJhbWV0ZXJzAGEgcmVkIGhlYXJ0Ck5lZ2F0aXZlIHByb21wdDogYmx1cgpTdGVwczogMjAsIFNhbXBsZXI6IGRkaW0sIFNlZWQ6IDcsIFNpemU6IDY0eDEyOCwgTW9kZWw6ICJhLCBiOiBcImNcIiIsIFZlcnNpb246IHNkLXRzV7czNgAAAAxJREFUeJxjYGRiBgAADgAH12/keAAAAABJRU5ErkJggg==',
  ],
  [
    'café ÿ\nSteps: 20, Sampler: ddim, Seed: 7, Model: "ü, é", Version: sd-ts',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAAUnRFWHRwYXJhbWV0ZXJzAGNhZukg/wpTdGVwczogMjAsIFNhbXBsZXI6IGRkaW0sIFNlZWQ6IDcsIE1vZGVsOiAi/Cwg6SIsIFZlcnNpb246IHNkLXRzd3/UfgAAAAxJREFUeJxjYGRiBgAADgAH12/keAAAAABJRU5ErkJggg==',
  ],
  [
    'ein Füchslein 🦊 狐\nSteps: 20, Sampler: ddim, Seed: 7, Model: "狐, \\"🦊\\"", Version: sd-ts',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAAcGlUWHRwYXJhbWV0ZXJzAAAAAABlaW4gRsO8Y2hzbGVpbiDwn6aKIOeLkApTdGVwczogMjAsIFNhbXBsZXI6IGRkaW0sIFNlZWQ6IDcsIE1vZGVsOiAi54uQLCBcIvCfpopcIiIsIFZlcnNpb246IHNkLXRzC/rT9QAAAAxJREFUeJxjYGRiBgAADgAH12/keAAAAABJRU5ErkJggg==',
  ],
];
