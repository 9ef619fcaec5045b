import type { OnProgress } from '../progress';

/**
 * One total over files that arrive in parallel. Tells `first` 0 at once, then about every thousandth; a file that
 * begins again does not take the figure back. The function returned takes a file's key, how many of its bytes are
 * there, and whom to tell: a tally may outlive the call that began it.
 */
export function downloadTally(
  total: number,
  first?: OnProgress,
): (key: string, bytes: number, onProgress: OnProgress | undefined) => void {
  const files = new Map<string, number>();
  let [sum, shown] = [0, 0];
  if (total > 0) first?.({ kind: 'download', done: 0, total });
  return (key, bytes, onProgress) => {
    sum += bytes - (files.get(key) ?? 0);
    files.set(key, bytes);
    if (sum <= shown || (sum < total && sum - shown < total / 1000)) return;
    shown = sum;
    onProgress?.({ kind: 'download', done: Math.min(sum, total), total });
  };
}
