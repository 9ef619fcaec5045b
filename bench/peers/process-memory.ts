import { readFileSync } from 'node:fs';

/** A value of /proc/self/status in MB: what the process took at most, or takes now. Linux only. */
export function processMB(key: 'VmHWM' | 'VmRSS'): number {
  return Number(new RegExp(`${key}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}
