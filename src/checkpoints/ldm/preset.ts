import { at } from '../../at';
import { listed, WeightsError } from '../../errors';
import type { PredictionType } from '../../schedulers';
import { hasOpenClip, ldmPart } from '../../weights/part-source';
import type { TensorSource } from '../../formats/source';
import type { AutoencoderConfig } from '../../models/autoencoder';
import type { DiffusionModelConfig } from '../../models/diffusion-model';
import { presetFaults } from '../preset-faults';
import { diffusersSchedule, stableDiffusion1, stableDiffusion2, type KlPreset } from '../../models/presets';
import type { TextEncoderConfig } from '../../models/text-encoder';

const UNET = 'model.diffusion_model';
const AUTOENCODER = 'first_stage_model';

/**
 * The preset of a checkpoint in LDM's single-file form. Family and structure are found from its names and shapes; what
 * shapes do not say (heads, activations, ε, the schedule) is as in the original configs, v1-inference.yaml and
 * v2-inference.yaml. `predictionType` goes before what the file says of itself.
 */
export function presetOfLdm(source: TensorSource, predictionType?: PredictionType): KlPreset {
  const shapes = new ShapeReader(source);
  const isSecond = hasOpenClip(source);
  const prediction = predictionType ?? predictionOf(source, isSecond);
  const preset: KlPreset = {
    ...(isSecond ? stableDiffusion2 : stableDiffusion1),
    imageSize: prediction === 'v_prediction' ? 768 : 512,
    textEncoders: [textEncoderOf(shapes, source, isSecond)],
    diffusionModel: diffusionModelOf(shapes, isSecond),
    autoencoder: autoencoderOf(shapes),
    schedule: { ...diffusersSchedule, predictionType: prediction },
    scheduler: isSecond ? 'ddim' : 'pndm', // as in the folders of the same checkpoints
    rounding: 'round',
  };
  shapes.throwAny();
  const faults = presetFaults(preset);
  if (faults.length === 0) return preset;
  const advice = 'give `config`, a diffusers folder that describes it';
  throw new WeightsError(`${source.location}: cannot be built by its shapes; ${advice}:\n  ${listed(faults, '\n  ')}`);
}

/**
 * By the file's own words (Stability AI's ModelSpec); else as diffusers: SD 2.x is taken for the 768-pixel model, which
 * predicts the velocity. Nothing in shapes tells it from the base model.
 */
function predictionOf({ metadata }: TensorSource, isSecond: boolean): PredictionType {
  const stated = metadata['modelspec.prediction_type'];
  if (stated === 'epsilon') return 'epsilon';
  return stated === 'v' || isSecond ? 'v_prediction' : 'epsilon';
}

/**
 * Uses the same names as loading, which know all spellings. They leave out SD 2.x's last layer, which the context does
 * not need.
 */
function textEncoderOf(all: ShapeReader, source: TensorSource, isSecond: boolean): TextEncoderConfig {
  const part = ldmPart('textEncoder', source, { widths: [], blocksPerLevel: 0 });
  const shapes = all.of(part.source);
  const width = shapes.size(part.nameOf('tokenEmbedding.weight'), 1);
  return {
    vocabularySize: shapes.size(part.nameOf('tokenEmbedding.weight'), 0),
    maxLength: shapes.size(part.nameOf('positionEmbedding.weight'), 0),
    width,
    layers: shapes.count((i) => part.nameOf(`layers.${i}.norm1.weight`)),
    heads: Math.max(1, Math.floor(width / 64)),
    hiddenWidth: shapes.size(part.nameOf('layers.0.linear1.weight'), 0),
    activation: isSecond ? 'erf' : 'quick',
  };
}

function diffusionModelOf(shapes: ShapeReader, isSecond: boolean): DiffusionModelConfig {
  const blocks = `${UNET}.input_blocks`;
  const levels: { width: number; blocks: number; attention: boolean }[] = [];
  let isNew = true;
  for (let i = 1; i < 100; i++) {
    const convolution = `${blocks}.${i}.0.in_layers.2.weight`;
    if (shapes.has(`${blocks}.${i}.0.op.weight`)) isNew = true;
    else if (!shapes.has(convolution)) break;
    else {
      const attention = shapes.has(`${blocks}.${i}.1.norm.weight`);
      if (isNew) levels.push({ width: shapes.size(convolution, 0), blocks: 0, attention });
      isNew = false;
      at(levels, -1).blocks++;
    }
  }
  if (levels.length === 0) shapes.size(`${blocks}.1.0.in_layers.2.weight`, 0); // which is missing, then
  const guidance = `${UNET}.time_embed.cond_proj.weight`;
  const transformer = `${UNET}.middle_block.1`;
  return {
    ...stableDiffusion1.diffusionModel,
    inChannels: shapes.size(`${blocks}.0.0.weight`, 1),
    outChannels: shapes.size(`${UNET}.out.2.weight`, 0),
    widths: levels.map(({ width }) => width),
    heads: levels.map(({ width }) => (isSecond ? Math.max(1, Math.floor(width / 64)) : 8)),
    attention: levels.map(({ attention }) => attention),
    blocksPerLevel: levels[0]?.blocks ?? 1,
    transformerDepth: shapes.count((i) => `${transformer}.transformer_blocks.${i}.norm1.weight`),
    ...(shapes.has(guidance) && { guidanceWidth: shapes.size(guidance, 1) }),
    contextWidth: shapes.size(`${transformer}.transformer_blocks.0.attn2.to_k.weight`, 1),
    projection: shapes.rank(`${transformer}.proj_in.weight`) === 2 ? 'linear' : 'conv',
    transformerEpsilon: 1e-6,
    geglu: 'erf',
  };
}

function autoencoderOf(shapes: ShapeReader): AutoencoderConfig {
  const level = (i: number, block: number) => `${AUTOENCODER}.encoder.down.${i}.block.${block}.conv1.weight`;
  const levels = shapes.count((i) => level(i, 0));
  return {
    ...stableDiffusion1.autoencoder,
    latentChannels: shapes.size(`${AUTOENCODER}.post_quant_conv.weight`, 0),
    widths: Array.from({ length: levels }, (_, i) => shapes.size(level(i, 0), 0)),
    blocksPerLevel: shapes.count((block) => level(0, block)),
    epsilon: 1e-6,
  };
}

/** Reads shapes and collects the missing tensors, for one error that names all. */
class ShapeReader {
  readonly #source: TensorSource;
  readonly #missing: string[];

  constructor(source: TensorSource, missing: string[] = []) {
    this.#source = source;
    this.#missing = missing;
  }

  /** A reader of a part of the file under other names, which shares the list of missing tensors. */
  of(source: TensorSource): ShapeReader {
    return new ShapeReader(source, this.#missing);
  }

  has(name: string): boolean {
    return this.#source.shapeOf(name) !== null;
  }

  rank(name: string): number {
    return this.#source.shapeOf(name)?.length ?? 0;
  }

  /** The size of one axis, at least 1 and no larger than any network's; 1 if the tensor is missing. */
  size(name: string, axis: number): number {
    const size = this.#source.shapeOf(name)?.[axis];
    if (size !== undefined && size >= 1 && size <= 2 ** 24) return size;
    this.#missing.push(name);
    return 1;
  }

  /** How many tensors of a numbered row there are, from the 0th on. */
  count(nameOf: (i: number) => string): number {
    let count = 0;
    while (count < 100 && this.has(nameOf(count))) count++;
    if (count === 0) this.#missing.push(nameOf(0));
    return Math.max(1, count);
  }

  throwAny(): void {
    if (this.#missing.length === 0) return;
    const needed = 'a whole checkpoint of SD 1.x or 2.x is needed, text encoder, UNet and autoencoder in one file';
    throw new WeightsError(`${this.#source.location}: lacks ${listed(this.#missing)}; ${needed}.`);
  }
}
