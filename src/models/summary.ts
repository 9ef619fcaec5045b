import type { Module } from '../layers/module';

/** A table of a network's parameters, one a line: path, shape and number of elements; then their sum. */
export function summaryOf(network: Module): string {
  const rows = Array.from(
    network.parameters(),
    ([path, { shape, size }]) => [path, `[${shape.join(', ')}]`, size] as const,
  );
  const [paths, shapes] = [Math.max(...rows.map(([p]) => p.length)), Math.max(...rows.map(([, s]) => s.length))];
  const number = (n: number) => n.toLocaleString('en-US');
  const lines = rows.map(([p, s, n]) => `${p.padEnd(paths)}  ${s.padEnd(shapes)}  ${number(n).padStart(13)}`);
  return [...lines, `${network.constructor.name}: ${number(network.parameterCount)} parameters`].join('\n');
}
