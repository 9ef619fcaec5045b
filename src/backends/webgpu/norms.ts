import { at } from '../../at';
import { bandsOf, SAME_ROWS } from './bands';
import { groupNormStatistics, pixelsInChunk } from './kernels/group-norm';
import { layerNormStatistics } from './kernels/layer-norm';
import { applyNorm } from './kernels/norm-apply';
import { isNormed, normOf, type Made, type Normed, type Site } from './made';
import { sizeOf, type Value } from './recording';

/** A tensor in memory: a norm that was left to its readers is applied now, in a pass of its own. */
export function forced(site: Site, made: Made): Value {
  if (!isNormed(made)) return made;
  const { x, operands, shape } = made;
  const y = site.value(shape);
  site.runByRows({ ...operands, x, y }, (rows) => {
    const size = sizeOf(rows.y);
    return applyNorm(normOf(made, rows), size, size.rows / at(rows.y.shape, 0), rows.x, rows.y, site.features);
  });
  return y;
}

/** The statistics of a group norm; the rest, and a SiLU that is fused into it, is left to those who read it. */
export function groupNorm(
  site: Site,
  made: Made,
  gamma: Value,
  beta: Value,
  groups: number,
  epsilon: number,
  besides: readonly object[] = [],
): Normed {
  const x = forced(site, made);
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const coefficients = site.value([batch, 3 * channels], 'float32');
  const size = { batch, pixels: height * width, channels, groups };
  const reach = { ...SAME_ROWS, multiple: pixelsInChunk(size) };
  const pieces = bandsOf(site.features, x, { x }, reach).map(({ operands: { x: view }, sample, first }) => {
    const samples = at(view.shape, 0);
    return { x: view, batch: samples, pixels: sizeOf(view).rows / samples, sample, first };
  });
  const xs = Object.fromEntries(pieces.map((piece, i) => [pieces.length === 1 ? 'x' : `x${i}`, piece.x]));
  site.run(groupNormStatistics(size, epsilon, pieces, gamma.storage, site.features), {
    ...xs,
    gamma,
    beta,
    coefficients,
  });
  return { shape: x.shape, x, norm: { kind: 'group', silu: besides.length > 0 }, operands: { coefficients } };
}

/** The statistics of a layer norm; the rest is left to those who read it. */
export function layerNorm(site: Site, made: Made, gamma: Value, beta: Value, epsilon: number): Normed {
  const x = forced(site, made);
  const statistics = site.value([sizeOf(x).rows, 2], 'float32');
  site.run(layerNormStatistics(sizeOf(x), epsilon, x, site.features), { x, statistics });
  return { shape: x.shape, x, norm: { kind: 'layer' }, operands: { statistics, gamma, beta } };
}
