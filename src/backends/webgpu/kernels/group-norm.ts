import { bytesOf, dispatch, type Dispatch, type Features, type Kernel, type Storage, type View } from './kernel';
import { momentsText, reduction } from './moments';
import { renamed } from './pointwise';
import { entry, raw, reads, widthOf } from './wgsl';

const THREADS = 256;
/** Values that a workgroup takes the moments of: enough for a workgroup, and few enough for many of them. */
const CHUNK_VALUES = 16384;

export interface GroupNormSize {
  readonly batch: number;
  readonly pixels: number;
  readonly channels: number;
  readonly groups: number;
}

/** Some pixels of x: of whole samples, or, where a sample is larger than a binding, whole chunks of one. */
export interface Piece {
  readonly x: View;
  readonly batch: number;
  /** Of each sample of the piece. */
  readonly pixels: number;
  /** The first sample, and the pixels of it that come before. */
  readonly sample: number;
  readonly first: number;
}

/**
 * Statistics of a group norm (Wu & He, 2018), in float32: x `[B·pixels, C]` and `gamma` and `beta` `[C]` → `coefficients`
 * `[B, 3, C]`, rows (mean, scale, shift) so that `(x − mean)·scale + shift` is the result. They are taken in chunks, as a
 * picture has few groups, and large ones. Several pieces of x are operands `x0`, `x1`, ….
 */
export function groupNormStatistics(
  size: GroupNormSize,
  epsilon: number,
  x: View | readonly Piece[],
  weights: Storage,
  features: Features,
): Kernel {
  const chunks = chunksOf(size);
  const partials = 32 * size.batch * chunks.count * chunks.columns;
  const { batch, pixels } = size;
  const pieces = 'storage' in x ? [{ x, batch, pixels, sample: 0, first: 0 }] : x;
  const inChunks = pieces.map((piece, i) => {
    const one = chunked(size.channels, piece, chunks, features);
    return pieces.length === 1 ? one : renamed(one, 'x', `x${i}`);
  });
  return { dispatches: [...inChunks, join(size, chunks, epsilon, weights, features)], scratch: { partials } };
}

/** Pixels at whose multiples a piece may begin. */
export function pixelsInChunk(size: GroupNormSize): number {
  return chunksOf(size).pixels;
}

/** How the first pass is cut: a workgroup has `lanes` columns of four channels and `pixels` pixels. */
interface Chunks {
  readonly columns: number;
  readonly lanes: number;
  readonly pixels: number;
  readonly count: number;
}

function chunksOf({ pixels, channels }: GroupNormSize): Chunks {
  const columns = Math.ceil(channels / 4);
  const fewest = Math.ceil(columns / THREADS);
  const cuts = [0, 1, 2, 3].map((more) => Math.ceil(columns / (fewest + more)));
  const busy = (lanes: number) =>
    (lanes * Math.floor(THREADS / lanes) * columns) / (lanes * Math.ceil(columns / lanes));
  const lanes = cuts.reduce((best, other) => (busy(other) > 1.1 * busy(best) ? other : best));
  const least = 4 * Math.floor(THREADS / lanes);
  const inChunk = Math.min(pixels, Math.max(least, Math.ceil(CHUNK_VALUES / (4 * lanes))));
  return { columns, lanes, pixels: inChunk, count: Math.ceil(pixels / inChunk) };
}

function chunked(
  channels: number,
  { x, batch, pixels, sample, first }: Piece,
  chunks: Chunks,
  features: Features,
): Dispatch {
  const { columns, lanes } = chunks;
  const count = Math.ceil(pixels / chunks.pixels);
  const input = reads('x', x.storage, widthOf(channels, x), features);
  const blocks = Math.ceil(columns / lanes);
  return dispatch({
    key: ['group norm chunks', input.key],
    features,
    uniforms: {
      pixels,
      channels,
      columns,
      lanes,
      blocks,
      chunk: chunks.pixels,
      chunks: count,
      before: sample * chunks.count + first / chunks.pixels,
      stride: x.stride,
      offset: x.offset,
    },
    operands: [input.operand, raw('partials', 'vec4f', 'write')],
    code: [
      input.code,
      momentsText('vec4f'),
      `
var<workgroup> of_threads: array<Moments, ${THREADS}>;

fn pixel_of(pixel: u32, column: u32) -> vec4f {
  return load4_x(u.offset + pixel * u.stride + 4 * column, u.channels - 4 * column);
}

// Of \`first\`, \`first + step\` … four pixels, those before \`end\`.
fn four_pixels(first: u32, step: u32, end: u32, column: u32) -> Moments {
  let pixel = first + vec4u(0, step, 2 * step, 3 * step);
  let held = select(vec4f(), vec4f(1), pixel < vec4u(end));
  let near = min(pixel, vec4u(end - 1));
  let x = mat4x4f(pixel_of(near.x, column), pixel_of(near.y, column), pixel_of(near.z, column), pixel_of(near.w, column));
  let count = dot(held, held);
  let mean = x * held / count;
  let d = mat4x4f(x[0] - mean, x[1] - mean, x[2] - mean, x[3] - mean);
  return Moments(count, mean, mat4x4f(d[0] * d[0], d[1] * d[1], d[2] * d[2], d[3] * d[3]) * held);
}`,
      entry(
        THREADS,
        `  let chunk = workgroup / u.blocks;
  let column = workgroup % u.blocks * u.lanes + thread % u.lanes;
  let rows = ${THREADS} / u.lanes;
  let sample = chunk / u.chunks * u.pixels;
  let start = chunk % u.chunks * u.chunk;
  let end = min(start + u.chunk, u.pixels);

  var moments = Moments();
  if (thread < rows * u.lanes && column < u.columns) {
    for (var pixel = start + thread / u.lanes; pixel < end; pixel += 4 * rows) {
      moments = joined(moments, four_pixels(sample + pixel, rows, sample + end, column));
    }
  }
  of_threads[thread] = moments;
  workgroupBarrier();
  if (thread >= u.lanes || column >= u.columns) { return; }
  for (var row = 1u; row < rows; row++) { moments = joined(moments, of_threads[row * u.lanes + thread]); }
  let result = 2 * ((u.before + chunk) * u.columns + column);
  partials[result] = moments.mean;
  partials[result + 1] = moments.squares;`,
      ),
    ].join('\n'),
    workgroups: batch * count * blocks,
    flops: 0,
    bytes: bytesOf(x.storage, batch * pixels * channels) + 32 * batch * count * columns,
  });
}

/** A workgroup joins the moments of a group. */
function join(size: GroupNormSize, chunks: Chunks, epsilon: number, weights: Storage, features: Features): Dispatch {
  const { batch, pixels, channels, groups } = size;
  const vectors = ['gamma', 'beta'].map((name) => reads(name, weights, 1, features));
  const { columns, count } = chunks;
  const { code, all } = reduction(features);
  return dispatch({
    key: ['group norm join', ...vectors.map(({ key }) => key)],
    features,
    uniforms: {
      groups,
      width: channels / groups,
      pixels,
      columns,
      chunk: chunks.pixels,
      chunks: count,
      epsilon: { float: epsilon },
    },
    operands: [raw('partials', 'vec4f'), ...vectors.map(({ operand }) => operand), raw('coefficients', 'f32', 'write')],
    code: [
      ...vectors.map(({ code }) => code),
      momentsText('f32'),
      code,
      entry(
        64,
        `  let sample = workgroup / u.groups;
  let first = workgroup % u.groups * u.width;
  var own = Moments();
  for (var i = thread; i < u.chunks * u.width; i += 64) {
    let chunk = i / u.width;
    let channel = first + i % u.width;
    let start = 2 * ((sample * u.chunks + chunk) * u.columns + channel / 4);
    let count = f32(min(u.chunk, u.pixels - chunk * u.chunk));
    own = joined(own, Moments(count, partials[start][channel % 4], partials[start + 1][channel % 4]));
  }
  let all = ${all};
  let rstd = inverseSqrt(all.squares / all.count + u.epsilon);
  let channels = u.groups * u.width;
  for (var channel = first + thread; channel < first + u.width; channel += 64) {
    let place = 3 * sample * channels + channel;
    coefficients[place] = all.mean;
    coefficients[place + channels] = load_gamma(channel) * rstd;
    coefficients[place + 2 * channels] = load_beta(channel);
  }`,
        features.subgroups,
      ),
    ].join('\n'),
    workgroups: batch * groups,
    flops: 0,
    bytes: 32 * batch * count * columns + 8 * channels + 12 * batch * channels,
  });
}
