/** The parts that models are built of, for those who build their own. */
export { gelu, Geglu, plus, silu, type GeluKind } from './activations';
export { Attention, AttentionBlock, type AttentionLayerOptions } from './attention';
export { chain, type Step } from './chain';
export { Conv2d, type ConvOptions } from './conv2d';
export { Embedding } from './embedding';
export { Linear } from './linear';
export { Module, Param, type ParamKind } from './module';
export { GroupNorm, LayerNorm } from './norms';
export { Downsample, Upsample } from './resample';
export { ResBlock, type ResBlockOptions } from './res-block';
export { Scope } from './scope';
export { SpatialTransformer, TransformerBlock, type SpatialTransformerOptions } from './spatial-transformer';
export { guidanceEmbedding, TimeEmbedding, timestepEmbedding } from './timestep';
