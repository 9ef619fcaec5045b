// The WebAssembly module of sd-ts' own wasm kernels: it works in the memory of tfjs' module, on addresses that it is given, and has no
// state, no table and no data of its own. `npm run build:assembly` compiles it into src/backends/wasm/binary.ts.
export { pack, multiply, multiplyFew, multiplyScratch } from './matmul';
export { attend, attendScratch } from './attention';
export { groupNorm, layerNorm } from './norms';
export { silu, gelu, geglu } from './elementwise';
export { convolve, convolveScratch } from './winograd';
