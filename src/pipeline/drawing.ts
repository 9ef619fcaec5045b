import { getBackend, tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { checkArgument, type Table } from '../checks';
import type { SdImage } from '../image/image';
import type { Call } from '../models/calls';
import type { During } from '../progress';
import type { Chunks } from '../text/chunks';
import { contextOf, requireLatentsOnly } from './conditioning';
import { denoised, type Studio } from './draw';
import type { Encode, Entry, Flow } from './flow';
import { lastRun } from './hires';
import { decodedInRange } from './in-range';
import type { Drawing } from './loading';
import { listOf } from './lists';
import { tensor } from './options';
import { drain, settled, type StepInfo } from './pacing';
import { StableDiffusionParts } from './parts';
import { describedPolicy } from '../precision/policy';
import { planOf, shapesOf, type Plan, type Wanted } from './plan';
import { somePrompts, type Prompts } from './prompts';
import type { GenerateImageOptions, GenerateOptions } from './run-options';
import { checkRunOptions } from './run';
import { describeRun, type Drawn } from './run-text';
import { latentFactor } from '../models/presets';
import { decodePixels } from './tiling';
import { chunksOf, encodePrompts } from './weighted';

/** A Stable Diffusion that draws: what its public calls have in common. */
export abstract class StableDiffusionDrawing extends StableDiffusionParts {
  /** A run from its beginning to its end. */
  protected drawn(where: string, wanted: Wanted): Promise<SdImage[]> {
    return this.calls.run(where, this.during(wanted.options), (call) =>
      this.calls.whole(call, () => drain(this.drawing(call, wanted))),
    );
  }

  protected check(where: string, prompt: Prompts | Tensor, options: GenerateImageOptions, table: Table): void {
    if (where === 'generateImage') checkArgument(where, 'encodedText', prompt, tensor);
    else checkArgument(where, 'the prompt', prompt, somePrompts);
    checkRunOptions(where, options, table);
  }

  protected during({ onProgress = this.options.onProgress, signal }: GenerateOptions): During {
    return { onProgress, signal };
  }

  /** The flow from its beginning: prompts → tokens → context, and picture → latents, and on from there as `draw`. */
  protected async *drawing(call: Call, wanted: Wanted): AsyncGenerator<StepInfo, SdImage[], void> {
    await this.open(call);
    const { preset, checkpointName: checkpoint } = this;
    const { options, flow } = wanted;
    const plan = planOf(call.where, wanted, { preset, model: this.options });
    const { run, sampler, schedule, levels } = plan;
    const chunks = this.#read(plan); // too long? before the work
    if (flow === undefined) requireLatentsOnly(call.where, checkpoint, preset);
    const begin = await flow?.prepare({ call, run, preset, schedule, sampler, checkpoint });
    const drawing = await this.#networks(call, wanted, plan, chunks);
    this.#warn(call, plan);
    const context = call.hold(await this.#context(call, drawing, wanted, plan)); // [2B or B, M, C]
    const { finish, ...entry }: Entry = (await begin?.(this.#encode(call, drawing))) ?? {};
    const settings = this.#settings(plan.prompts, options, flow);
    const describe = (place: number) => describeRun(settings, run, place);
    const { diffusionNoise: noise } = options;
    const own = { sampler, levels, describe, ...entry, ...(noise && { noise }) };
    const images = yield* denoised(call, this.#studio(call, drawing, run.tile, options), run, { context }, own);
    return finish === undefined ? images : images.map(finish);
  }

  /** The chunks of all prompts that are to be encoded. Throws `OptionError` for one that is too long. */
  #read({ prompts, run, isGuided }: Plan): Chunks[] {
    const { maxLength } = this.preset.textEncoders[0];
    const read = (texts: readonly string[]) => chunksOf(this.tokenizer, texts, maxLength, run.promptSyntax);
    const negatives = listOf(run.negativePrompt);
    read(negatives);
    return prompts === null ? [] : read([...(isGuided ? negatives : []), ...prompts]);
  }

  /** The networks of a run, which are its own until it is over. */
  #networks(call: Call, wanted: Wanted, plan: Plan, chunks: readonly Chunks[]): Promise<Drawing> {
    const shaped = shapesOf(wanted, plan, chunks, this.preset.textEncoders[0].maxLength);
    const { decoder = null } = wanted.options;
    const { isGuided } = plan;
    const work = { ...lastRun(plan.run), decoder, isGuided, isFromPicture: wanted.flow !== undefined };
    return this.loading.drawing(call, this, work, shaped);
  }

  #warn(call: Call, { prompts }: Plan): void {
    for (const message of (prompts ?? []).map((one) => this.unknownPrompt(one)))
      if (message !== null) call.onProgress?.({ kind: 'warning', message });
  }

  #context(call: Call, drawing: Drawing, { prompt, options }: Wanted, { run, isGuided }: Plan): Promise<Tensor3D> {
    const encode = (some: readonly string[], chunks?: number) =>
      encodePrompts(drawing.textEncoder, this.tokenizer, some, run, chunks);
    const asked = { ...run, isGuided, negative: options.negativeEncodedText };
    return this.loading.piece(call, drawing, 'textEncoder', () => contextOf(encode, prompt, asked, this.preset));
  }

  /**
   * What a run draws with: networks that are loaded by the time that they are used, and those that the caller has
   * brought.
   */
  #studio(
    call: Call,
    drawing: Drawing,
    tile: number | null,
    { decoder, previewDecoder = decoder }: GenerateOptions,
  ): Studio {
    const factor = latentFactor(this.preset);
    const decode: Studio['decode'] = (during, latents, isPreview) => {
      const given = isPreview ? previewDecoder : decoder;
      const { signal } = during;
      const used = given ?? drawing.decoder;
      const work = () => decodePixels(used, latents, { factor, tile, signal });
      return decodedInRange(during, used, () =>
        given === undefined
          ? this.loading.piece(during, drawing, 'decoder', work, isPreview)
          : this.calls.inTurn(during, work),
      );
    };
    const { diffusionModel } = drawing;
    const onUnet: Studio['onUnet'] = (work) => this.loading.piece(call, drawing, 'diffusionModel', work);
    return { preset: this.preset, diffusionModel, calls: this.calls, onUnet, decode };
  }

  /** What encodes the pictures of a run. */
  #encode(call: Call, drawing: Drawing): Encode {
    return async (pixels) => {
      call.onProgress?.({ kind: 'encode', done: 0, total: 1 });
      const work = () => call.hold(tidy(() => drawing.imageEncoder.run(pixels())));
      const latents = await this.loading.piece(call, drawing, 'imageEncoder', work);
      await settled(latents);
      call.check();
      call.onProgress?.({ kind: 'encode', done: 1, total: 1 });
      return latents;
    };
  }

  /** What decides a picture besides the options of its run. */
  #settings(prompt: Prompts | null, { decoder, diffusionNoise }: GenerateImageOptions, flow: Flow | undefined): Drawn {
    const { loras, learnedTokens, policy, publicName: checkpoint } = this;
    const { variant, predictionType, ema } = this.options;
    const [precision, backend] = [describedPolicy(policy), getBackend()];
    return {
      ...{ prompt, checkpoint, variant, predictionType, ema, loras, learnedTokens, precision, backend },
      decoder: decoder?.name ?? decoder?.constructor.name,
      isNoiseGiven: diffusionNoise !== undefined,
      flow: flow?.settings ?? {},
    };
  }
}
