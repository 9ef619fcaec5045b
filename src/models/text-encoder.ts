import { tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import type { Compilable, Shapes, Wanted } from '../compile/compiler';
import { gelu, plus, type GeluKind } from '../layers/activations';
import { Attention } from '../layers/attention';
import { chain } from '../layers/chain';
import { Embedding } from '../layers/embedding';
import { Linear } from '../layers/linear';
import { Module } from '../layers/module';
import { LayerNorm } from '../layers/norms';
import { Model } from './model';

export interface TextEncoderConfig {
  readonly vocabularySize: number;
  /** Tokens in a prompt, padding included. */
  readonly maxLength: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Width inside the feed-forward. */
  readonly hiddenWidth: number;
  readonly activation: GeluKind;
}

const EPSILON = 1e-5;

/** One pre-norm transformer layer of CLIP's text encoder (Radford et al., 2021, section 2.4). */
export class TextEncoderLayer extends Module {
  readonly norm1: LayerNorm;
  readonly attention: Attention;
  readonly norm2: LayerNorm;
  readonly linear1: Linear;
  readonly linear2: Linear;
  readonly #activation: GeluKind;

  constructor({ width, heads, hiddenWidth, activation }: TextEncoderConfig) {
    super();
    this.norm1 = new LayerNorm(width, EPSILON);
    this.attention = new Attention(width, { heads, bias: true, causal: true });
    this.norm2 = new LayerNorm(width, EPSILON);
    this.linear1 = new Linear(width, hiddenWidth);
    this.linear2 = new Linear(hiddenWidth, width);
    this.#activation = activation;
  }

  /** `[B, N, width]`, unchanged in shape. */
  forward(x: Tensor): Tensor3D {
    return chain(
      x,
      (h) => chain(h, this.norm1, (n) => this.attention.forward(n as Tensor3D), plus(h)),
      (h) => chain(h, this.norm2, this.linear1, gelu(this.#activation), this.linear2, plus(h)),
    );
  }
}

/** CLIP's text encoder up to its final norm: what the UNet attends to. */
export class TextEncoder extends Model<[tokens: readonly (readonly number[])[]], Tensor3D> {
  static override get name(): string {
    return 'TextEncoder'; // minifiers rename classes
  }

  readonly part = 'textEncoder';
  readonly tokenEmbedding: Embedding;
  readonly positionEmbedding: Embedding;
  readonly layers: readonly TextEncoderLayer[];
  readonly norm: LayerNorm;

  constructor(readonly config: TextEncoderConfig) {
    super();
    const { vocabularySize, maxLength, width, layers } = config;
    this.tokenEmbedding = new Embedding(vocabularySize, width);
    this.positionEmbedding = new Embedding(maxLength, width);
    this.layers = Array.from({ length: layers }, () => new TextEncoderLayer(config));
    this.norm = new LayerNorm(width, EPSILON);
  }

  /** Token ids, B rows of N ≤ maxLength → `[B, N, width]`. */
  forward(tokens: readonly (readonly number[])[]): Tensor3D {
    return this.forwardTensors(...this.tensors(tokens));
  }

  /**
   * `run` without the last `skip` layers: the final norm follows the one before them, as with diffusers' `clip_skip`.
   */
  runSkipping(skip: number, tokens: readonly (readonly number[])[]): Tensor3D {
    if (skip === 0) return this.run(tokens);
    return tidy(() => this.call(this.#skipping(skip), this.tensors(tokens))[0] as Tensor3D);
  }

  /** What `run`, or `runSkipping`, compiles for inputs of these shapes. */
  override wanted(shapes: Shapes, skip = 0): readonly Wanted[] {
    return skip === 0 ? super.wanted(shapes) : [{ ...this.#skipping(skip), shapes }];
  }

  #skipping(skip: number): Compilable {
    const forward = (...[vectors, places]: readonly Tensor[]) =>
      chain(ops.add(vectors as Tensor, places as Tensor), ...this.layers.slice(0, -skip), this.norm);
    return { name: `without ${skip} layers`, forward };
  }

  /** Token ids → their vectors `[B, N, width]` and those of the places `[1, N, width]`. */
  protected override tensors(tokens: readonly (readonly number[])[]): readonly Tensor[] {
    const places = [(tokens[0] ?? []).map((_, place) => place)];
    return [this.tokenEmbedding.forward(tokens), this.positionEmbedding.forward(places)];
  }

  protected override forwardTensors(...[vectors, places]: readonly Tensor[]): Tensor3D {
    return chain(ops.add(vectors as Tensor, places as Tensor), ...this.layers, this.norm);
  }
}
