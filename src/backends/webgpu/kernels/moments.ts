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

/** `joined_by_all(own, thread)`: the moments of 64 threads together, to all of them. */
export const REDUCE = `
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
