// The WebAssembly module of sd-ts' own wasm kernels: it works in a memory and on addresses that it is given, and has no state, no table and
// no data of its own. Each kernel does part `part` of `parts` of its work, in scratch of that part's own; kinds are those of numbers.ts.
// `npm run build:assembly` compiles it into src/backends/wasm/binary.ts and binary-relaxed.ts.
export { widen } from './numbers';
export { packPanels, packHalves, packBytes } from './packing';
export { product, productScratch, multiplyFew } from './matmul';
export { convolve, convolveScratch } from './convolution';
export { winograd, winogradScratch, winogradFilter, winogradFilterBytes, winogradImage, winogradImageBytes, packFilter } from './winograd';
export { attention, attentionScratch } from './attention';
export { groupNorm, layerNorm } from './norms';
export { unary, geglu } from './elementwise';
export { add, mix, scale, upsample2x, embedding } from './arithmetic';
