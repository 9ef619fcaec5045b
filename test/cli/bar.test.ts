import { expect, test } from 'vitest';
import { Bar, formatBar } from '../../src/cli/bar';

test.each([
  [[0, 25, 0], ' 0/25 [..............................]'],
  [[1, 25, 45], ' 1/25 [>.............................] - ETA: 1s 45ms/step'],
  [[7, 25, 315], ' 7/25 [=======>......................] - ETA: 1s 45ms/step'],
  [[24, 25, 24 * 1500], '24/25 [============================>.] - ETA: 2s 1.5s/step'],
  [[25, 25, 3000], '25/25 [==============================] - 3s 120ms/step'],
  [[1, 50, 90_000], ' 1/50 [>.............................] - ETA: 1:13:30 90.0s/step'],
  [[2, 2, 84_000], '2/2 [==============================] - 1:24 42.0s/step'],
  [[7, 25, 315, 0], ' 7/25 [=======>......................] - ETA: 1s 45ms/step'],
  [[7, 25, 315, 56], ' 7/25 [=====>..............] - ETA: 1s 45ms/step'],
  [[7, 25, 315, 10], ' 7/25 [>....] - ETA: 1s 45ms/step'],
] as const)('%j', ([done, total, milliseconds, columns], line) => {
  expect(formatBar(done, total, milliseconds, columns)).toBe(line);
});

test('draws over the same line and times the steps alone', () => {
  let text = '';
  let now = 0;
  const terminal = { columns: 80, write: (more: string) => (text += more) };
  const bar = new Bar(terminal, () => now);
  bar.end();
  expect(text).toBe('');

  bar.show({ kind: 'download', done: 1, total: 3 });
  expect(text).toBe('\rDownloading 33%\x1b[K');
  text = '';
  now = 1000;
  bar.show({ kind: 'load', done: 1, total: 3 });
  expect(text).toBe('\rLoading weights 33%\x1b[K');
  bar.show({ kind: 'load', done: 1, total: 3 });
  expect(text).toBe('\rLoading weights 33%\x1b[K');
  now = 5000;
  bar.show({ kind: 'load', done: 3, total: 3 });
  text = '';
  bar.show({ kind: 'compile', done: 1, total: 2 });
  expect(text).toBe('\rCompiling 50%\x1b[K');
  now = 5100;
  text = '';
  bar.show({ kind: 'step', done: 1, total: 2 });
  expect(text).toBe('\r1/2 [==============>...............] - ETA: 0s 100ms/step\x1b[K');
  now = 5300;
  text = '';
  bar.show({ kind: 'step', done: 2, total: 2 });
  bar.show({ kind: 'decode', done: 0, total: 1 });
  bar.end();
  bar.end();
  expect(text).toBe('\r2/2 [==============================] - 0s 150ms/step\x1b[K\n');
});
