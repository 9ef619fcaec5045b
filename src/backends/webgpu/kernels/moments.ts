import type { Features } from './kernel';

/**
 * Mean and sum of squared deviations of `count` numbers (if T is vec4f, of each component), and how two of them make
 * one (Chan et al., 1979), which stays exact where the mean is far larger than the deviation.
 */
export function momentsText(T: 'f32' | 'vec4f'): string {
  return `
struct Moments { count: f32, mean: ${T}, squares: ${T} }

fn joined(a: Moments, b: Moments) -> Moments {
  let count = a.count + b.count;
  let step = b.mean - a.mean;
  let share = b.count / max(count, 1);
  return Moments(count, a.mean + step * share, a.squares + b.squares + step * step * (a.count * share));
}`;
}

/** How 64 threads join their moments `own`: functions, and, in WGSL, the moments of all, which each thread gets. */
export function reduction({ subgroups }: Features): { readonly code: string; readonly all: string } {
  return subgroups
    ? { code: BY_SUBGROUPS, all: 'joined_by_all(own, subgroup, subgroups)' }
    : { code: BY_HALVES, all: 'joined_by_all(own, thread)' };
}

const BY_HALVES = `
var<workgroup> of_threads: array<Moments, 64>;

fn joined_by_all(own: Moments, thread: u32) -> Moments {
  of_threads[thread] = own;
  for (var half = 32u; half > 0; half /= 2) {
    workgroupBarrier();
    if (thread < half) { of_threads[thread] = joined(of_threads[thread], of_threads[thread + half]); }
  }
  workgroupBarrier();
  return of_threads[0];
}`;

/** Sums of differences to the mean are as exact as Chan's formula. Subgroups may have any size, and be in any order. */
const BY_SUBGROUPS = `
var<workgroup> of_subgroups: array<Moments, 64>;

fn joined_by_all(own: Moments, subgroup: u32, subgroups: u32) -> Moments {
  let count = subgroupAdd(own.count);
  let near = subgroupBroadcastFirst(own.mean);
  let mean = near + subgroupAdd(own.count * (own.mean - near)) / max(count, 1);
  let step = own.mean - mean;
  let squares = subgroupAdd(own.squares + own.count * step * step);
  if (subgroupElect()) { of_subgroups[subgroup] = Moments(count, mean, squares); }
  workgroupBarrier();
  var all = of_subgroups[0];
  for (var i = 1u; i < subgroups; i++) { all = joined(all, of_subgroups[i]); }
  return all;
}`;
