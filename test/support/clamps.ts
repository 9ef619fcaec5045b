import { compiled } from './dawn';

/** What a text has of loops that read workgroup memory and no buffers, which is where kernels spend their time. */
export interface InnerLoops {
  readonly loops: number;
  /** Bounds that were put on indices in them: `min(index, length − 1)`. */
  readonly clamps: number;
}

/**
 * The inner loops of texts as Dawn writes them for drivers that do not check bounds themselves, as on Metal: with
 * Vulkan's checks taken out, its SPIR-V shows what index is clamped. Null where the adapter is no Vulkan one.
 */
export function innerLoops(texts: readonly string[], features: readonly string[]): InnerLoops[] | null {
  const options = [
    'enable-dawn-features=dump_shaders,disable_symbol_renaming',
    'disable-dawn-features=vulkan_use_buffer_robust_access_2',
  ];
  const { said, printed } = compiled(options, [{ features, texts, makesPipelines: true }]);
  const complaint = said.flat().find((one) => one !== null);
  if (complaint !== undefined) throw new Error(complaint);
  const dumps = printed.split('/* Dumped SPIRV disassembly */').slice(1);
  return dumps.length === 0 ? null : dumps.map(loopsOf);
}

function loopsOf(spirv: string): InnerLoops {
  const lines = spirv.split('\n');
  let [loops, clamps] = [0, 0];
  for (const [start, line] of lines.entries()) {
    const merge = /OpLoopMerge (%\w+)/.exec(line)?.[1];
    if (merge === undefined) continue;
    const end = lines.findIndex((other, i) => i > start && other.trim().startsWith(`${merge} = OpLabel`));
    const body = lines.slice(start + 1, end);
    if (body.some((one) => /OpLoopMerge|ControlBarrier|OpFunctionCall %\w+ %(?!tint_)|_ptr_StorageBuffer/.test(one)))
      continue;
    if (!body.some((one) => one.includes('%_ptr_Workgroup'))) continue;
    loops++;
    clamps += body.filter((one) => /UMin|SMin|UClamp|SClamp/.test(one)).length;
  }
  return { loops, clamps };
}
