import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** What decides which kernels an engine takes. */
const FEATURES = ['avx2', 'avx_vnni', 'avx512f', 'avx512_vnni', 'avx512_bf16', 'avx512_fp16', 'amx_bf16', 'amx_int8'];

/** The processor at hand in words: cores, model, what it can do, and the ceiling that the environment sets to that, if any. */
export function processor(environment: NodeJS.ProcessEnv = process.env): string {
  const [first] = cpus();
  const ceiling = environment['ONEDNN_MAX_CPU_ISA'] ?? environment['DNNL_MAX_CPU_ISA'];
  const able = features().join(' ') || process.arch;
  return `${cpus().length} × ${first?.model ?? 'unknown'} (${able})${ceiling === undefined ? '' : `, oneDNN up to ${ceiling}`}`;
}

/** What the processor at hand can do; empty where the system does not say. */
export function features(): string[] {
  try {
    const flags = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]?.split(' ') ?? [];
    return FEATURES.filter((feature) => flags.includes(feature));
  } catch {
    return []; // not Linux
  }
}
