import { getBackend, Tensor, tidy } from '@tensorflow/tfjs-core';
import { checkArgument, type Table } from '../checks';
import type { SdImage } from '../image/image';
import type { Call } from '../models/calls';
import type { During } from '../progress';
import { NoiseSchedule } from '../schedulers';
import { contextOf, requireLatentsOnly } from './conditioning';
import { denoised, type Studio } from './draw';
import type { Encode, Entry, Flow } from './flow';
import { guidedSteps } from './guidance';
import { lastRun, passesOf } from './hires';
import type { Drawing } from './loading';
import { listOf, runOfPrompts } from './lists';
import { tensor } from './options';
import { drain, settled, type StepInfo } from './pacing';
import { StableDiffusionParts } from './parts';
import { negativeRows, shapedBy } from './prepare';
import { somePrompts, type Prompts } from './prompts';
import { type GenerateImageOptions, type GenerateOptions } from './run-options';
import { checkRunOptions, runOf, samplerOf } from './run';
import { describeRun, type Drawn } from './run-text';
import { latentFactor } from './start';
import { levelsFrom } from './strength';
import { decodePixels, type LatentDecoder } from './tiling';
import { chunksOf, encodePrompts } from './weighted';

/** What is drawn: under a prompt or its context, from noise alone or, with a flow, from a picture. */
interface Wanted {
  readonly prompt: Prompts | Tensor;
  readonly options: GenerateImageOptions;
  readonly flow?: Flow;
}

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
  protected async *drawing(call: Call, { prompt, options, flow }: Wanted): AsyncGenerator<StepInfo, SdImage[], void> {
    await this.open(call);
    const { preset, checkpointName: checkpoint } = this;
    const about = { preset, model: this.options };
    const prompts = prompt instanceof Tensor ? null : listOf(prompt);
    const run = runOfPrompts(call.where, runOf(call.where, options, about), prompts?.length ?? 1);
    const sampler = samplerOf(call.where, run, options, about);
    const schedule = new NoiseSchedule(preset.schedule);
    const { numSteps } = run;
    const all = sampler.levels(schedule, numSteps);
    const levels = flow === undefined ? all : levelsFrom(call.where, all, sampler, { ...flow, numSteps });
    const passes = passesOf(call.where, run, levels, sampler, schedule).map(
      ({ run: { height, width }, levels: own }) => {
        const total = own.length - 1;
        return { height, width, total, guided: guidedSteps(run, total) };
      },
    );
    const isGuided = passes.some(({ guided }) => guided > 0);
    const { maxLength } = preset.textEncoders[0];
    const read = (texts: readonly string[]) => chunksOf(this.tokenizer, texts, maxLength, run.promptSyntax);
    const negatives = listOf(run.negativePrompt);
    read(negatives); // too long? before the work
    const chunks = prompts === null ? [] : read([...(isGuided ? negatives : []), ...prompts]);
    if (flow === undefined) requireLatentsOnly(call.where, checkpoint, preset);
    const begin = await flow?.prepare({ call, run, preset, schedule, sampler, checkpoint });
    const { decoder = null, previewDecoder = decoder, diffusionNoise: noise } = options;
    const like = prompt instanceof Tensor ? prompt : { shape: [(chunks[0]?.tokens.length ?? 1) * maxLength, 1] };
    const hasNegative = !isGuided || options.negativeEncodedText !== undefined;
    const rows =
      prompt instanceof Tensor
        ? negativeRows(prompt, hasNegative, maxLength)
        : chunks.flatMap(({ tokens }) => tokens).length;
    const isFromPicture = flow !== undefined;
    const last = lastRun(run);
    const shaped = shapedBy(last, { passes, rows, isFromPicture }, like, [decoder, previewDecoder]);
    const drawing = await this.loading.drawing(call, this, { ...last, decoder, isGuided, isFromPicture }, shaped);
    for (const message of (prompts ?? []).map((one) => this.unknownPrompt(one))) {
      if (message !== null) call.onProgress?.({ kind: 'warning', message });
    }
    const encode = (some: readonly string[], chunks?: number) =>
      encodePrompts(drawing.textEncoder, this.tokenizer, some, run, chunks);
    const encoded = () =>
      contextOf(encode, prompt, { ...run, isGuided, negative: options.negativeEncodedText }, preset);
    const context = call.hold(await this.loading.piece(call, drawing, 'textEncoder', encoded)); // [2B or B, M, C]
    const { finish, ...entry }: Entry = (await begin?.(this.#encode(call, drawing))) ?? {};
    const settings = this.#settings(prompts, options, flow);
    const describe = (place: number) => describeRun(settings, run, place);
    const studio = this.#studio(call, drawing, run.tile, { decoder, previewDecoder });
    const own = { sampler, levels, describe, ...entry, ...(noise && { noise }) };
    const images = yield* denoised(call, studio, run, { context }, own);
    return finish === undefined ? images : images.map(finish);
  }

  /**
   * What a run draws with: networks that are loaded by the time that they are used, and those that the caller has
   * brought.
   */
  #studio(
    call: Call,
    drawing: Drawing,
    tile: number | null,
    own: Record<'decoder' | 'previewDecoder', LatentDecoder | null>,
  ): Studio {
    const factor = latentFactor(this.preset);
    const decode: Studio['decode'] = (during, latents, isPreview) => {
      const given = isPreview ? own.previewDecoder : own.decoder;
      const { signal } = during;
      const work = () => decodePixels(given ?? drawing.decoder, latents, { factor, tile, signal });
      if (given !== null) return this.calls.inTurn(during, work);
      return this.loading.piece(during, drawing, 'decoder', work, isPreview);
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
    const [precision, backend] = [policy.name, getBackend()];
    return {
      ...{ prompt, checkpoint, variant, predictionType, ema, loras, learnedTokens, precision, backend },
      decoder: decoder?.name ?? decoder?.constructor.name,
      isNoiseGiven: diffusionNoise !== undefined,
      flow: flow?.settings ?? {},
    };
  }
}
