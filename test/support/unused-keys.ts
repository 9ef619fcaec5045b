import * as tf from '@tensorflow/tfjs-core';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoiseScheduler, SimpleTokenizer, StableDiffusion, useBackend, type SdImage, type NoiseSchedulerOptions, type StableDiffusionOptions, type StepOptions, type GenerateImageOptions, type LoadPartsOptions, type LoraOptions, type EstimateOptions, type TextualInversionOptions, type ClipTokenizerOptions, type TokenizerOptions, type SaveOptions } from '../../src'; // prettier-ignore
import type { Given } from '../../src/pipeline/option';
import type { inpaintData, InpaintOptions } from '../../src/pipeline/picture-options';
import type { LoadOptions } from '../../src/weights/load';
import { unusedConfigKeys } from './config-keys';
import { pictureOf } from './from-a-picture';
import { writeAdapters } from './user-files';

/** Whether something is seen of an option: what is done with it is not what is done without. */
type Effects<Options> = Readonly<Record<keyof Required<Options>, () => unknown>>;

const prompt = 'a red heart';
const run = { numSteps: 3, seed: 3 };
const signal = AbortSignal.abort(new Error('aborted'));

/** The config keys and options that are read and change nothing: none, by the names that users give them. */
export async function unusedKeys(): Promise<string[]> {
  await useBackend('wasm');
  return [...(await unusedConfigKeys()), ...(await unusedOptions())];
}

/** The options of which nothing is seen. */
export async function unusedOptions(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-options-'));
  await writeAdapters(folder);
  const model = await StableDiffusion.fromPretrained('tiny');
  try {
    const silent: string[] = [];
    for (const [call, effects] of Object.entries(allEffects(folder, model))) {
      for (const [option, effect] of Object.entries(effects as Record<string, () => unknown>)) {
        if ((await effect()) !== true) silent.push(`${call}: ${option}`);
      }
    }
    return silent;
  } finally {
    model.dispose();
    rmSync(folder, { recursive: true });
  }
}

function allEffects(folder: string, model: StableDiffusion) {
  return {
    StableDiffusion: modelEffects(folder),
    textToImage: runEffects(model),
    inpaint: inpaintEffects(model),
    load: loadPartsEffects(),
    loadWeights: loadEffects(folder, model),
    saveWeights: saveEffects(folder, model),
    ...adapterEffects(folder),
    SimpleTokenizer: tokenizerEffects,
    'SimpleTokenizer.clip': clipTokenizerEffects,
    NoiseScheduler: schedulerEffects,
    'NoiseScheduler.step': stepEffects,
  };
}

/** A model with options, used and freed. */
async function using<T>(options: StableDiffusionOptions, use: (model: StableDiffusion) => T | Promise<T>): Promise<T> {
  const model = new StableDiffusion({ weights: 'tiny', ...options });
  try {
    return await use(model);
  } finally {
    model.dispose();
  }
}

const drawn = async (options: StableDiffusionOptions) => using(options, async (m) => (await m.textToImage(prompt, run))[0]); // prettier-ignore
const refused = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return '';
  } catch (error) {
    return String(error);
  }
};

function modelEffects(folder: string): Effects<StableDiffusionOptions> {
  const opened = (options: StableDiffusionOptions) => using(options, (m) => m.load({ parts: [] }).then(() => m.preset));
  const hub = { weights: 'owner/name', localFilesOnly: true, cacheDir: join(folder, 'cache') };
  return {
    imgWidth: async () => (await drawn({ imgWidth: 64 }))?.width === 64,
    imgHeight: async () => (await drawn({ imgHeight: 64 }))?.height === 64,
    jitCompile: () => using({ jitCompile: false }, async (m) => (await m.load({ parts: [] }), !m.decoder.jitCompile)),
    weights: () => using({}, async (m) => (await m.load({ parts: [] }), m.preset.imageSize === 128)),
    variant: async () => (await refused(() => drawn({ variant: 'bf16' }))).includes('bf16'),
    config: async () => (await refused(() => opened({ config: folder }))).includes('config'),
    predictionType: async () => (await opened({ predictionType: 'sample' })).schedule.predictionType === 'sample',
    ema: async () => (await refused(() => opened({ ema: true }))).includes('ema'),
    localFilesOnly: async () => (await refused(() => opened(hub))).includes('localFilesOnly'),
    cacheDir: async () => (await refused(() => opened(hub))).includes(hub.cacheDir),
    endpoint: async () => (await refused(() => opened({ ...hub, localFilesOnly: false, endpoint: 'ftp://here' }))).includes('ftp://here'), // prettier-ignore
    lowMemory: () => using({ lowMemory: true }, async (m) => (await m.textToImage(prompt, run), !m.textEncoder.isLoaded)), // prettier-ignore
    vaeTiling: async () => (await drawn({ vaeTiling: 64 }))?.parameters?.includes('VAE tiles: 64'),
    precision: () => using({ precision: 'mixed_float16' }, (m) => m.policy.name === 'mixed_float16'),
    quantize: () => using({ quantize: 'int8' }, (m) => m.policy.quantizationMode === 'int8'),
    scheduler: async () => (await drawn({ scheduler: 'euler' }))?.parameters?.includes('Sampler: euler'),
    onProgress: async () => {
      let reports = 0;
      await drawn({ onProgress: () => (reports += 1) });
      return reports > 3;
    },
  };
}

function runEffects(model: StableDiffusion): Effects<GenerateImageOptions> {
  const draw = async (options: GenerateImageOptions): Promise<SdImage> =>
    (await model.textToImage(prompt, { ...run, ...options }))[0] as SdImage;
  const differs = (options: GenerateImageOptions) => async () =>
    String((await draw(options)).data) !== String((await draw({})).data);
  const black = { run: (latents: tf.Tensor4D) => tf.fill<tf.Rank.R4>([latents.shape[0], 128, 128, 3], -1) };
  return {
    negativePrompt: differs({ negativePrompt: 'blue' }),
    width: async () => (await draw({ width: 64 })).width === 64,
    height: async () => (await draw({ height: 64 })).height === 64,
    promptSyntax: async () => {
      const [[plain], [weighted]] = [await model.textToImage('(star:2)', run), await model.textToImage('(star:2)', { ...run, promptSyntax: 'weighted' })]; // prettier-ignore
      return String(plain?.data) !== String(weighted?.data);
    },
    clipSkip: differs({ clipSkip: 1 }),
    batchSize: async () => (await model.textToImage(prompt, { ...run, batchSize: 2 })).length === 2,
    numSteps: differs({ numSteps: 2 }),
    unconditionalGuidanceScale: differs({ unconditionalGuidanceScale: 2 }),
    guidanceEnd: differs({ guidanceEnd: 0.5 }),
    deepCache: differs({ deepCache: { interval: 2 } }),
    hiresFix: async () => (await draw({ hiresFix: { scale: 1.5 } })).width === 192,
    decoder: differs({ decoder: black }),
    previewDecoder: async () => {
      for await (const { preview } of model.generate(prompt, { ...run, previewDecoder: black }))
        return (await preview())[0]?.data.every((value) => value === 0);
      return false;
    },
    seed: differs({ seed: 4 }),
    rng: differs({ rng: 'torch' }),
    scheduler: differs({ scheduler: 'pndm' }),
    sigmas: async () =>
      String((await draw({ scheduler: 'euler' })).data) !==
      String((await draw({ scheduler: 'euler', sigmas: 'beta' })).data),
    eta: async () =>
      String((await draw({ scheduler: 'ddim' })).data) !== String((await draw({ scheduler: 'ddim', eta: 1 })).data),
    signal: async () => (await refused(() => draw({ signal }))).includes('aborted'),
    onProgress: async () => {
      let reports = 0;
      await draw({ onProgress: () => (reports += 1) });
      return reports > 3;
    },
    negativeEncodedText: async () => {
      const [context, negativeEncodedText] = [await model.encodeText(prompt), await model.encodeText('blue')];
      const [[image], [other]] = [await model.generateImage(context, run), await model.generateImage(context, { ...run, negativeEncodedText })]; // prettier-ignore
      tf.dispose([context, negativeEncodedText]);
      return String(image?.data) !== String(other?.data);
    },
    diffusionNoise: async () => {
      const [context, diffusionNoise] = [await model.encodeText(prompt), tf.zeros([16, 16, 4])];
      const [image] = await model.generateImage(context, { numSteps: 3, diffusionNoise });
      tf.dispose([context, diffusionNoise]);
      return String(image?.data) !== String((await draw({})).data);
    },
  };
}

/** Those that `imageToImage` has too among them; the rest are those of `textToImage`. */
function inpaintEffects(model: StableDiffusion): Effects<Given<typeof inpaintData>> {
  const wide = pictureOf(192, 128, (x) => x);
  const mask = pictureOf(192, 128, (x, y) => (x > 80 && x < 120 && y > 60 && y < 90 ? 255 : 0));
  const differs = (options: InpaintOptions) => async () => {
    const draw = async (more: InpaintOptions) =>
      (await model.inpaint(wide, mask, prompt, { ...run, ...more }))[0]?.data;
    return String(await draw(options)) !== String(await draw({}));
  };
  return {
    strength: differs({ strength: 0.5 }),
    resize: differs({ resize: 'stretch' }),
    maskBlur: differs({ maskBlur: 4 }),
    onlyMasked: differs({ onlyMasked: true }),
  };
}

function loadPartsEffects(): Effects<LoadPartsOptions> {
  return {
    parts: () => using({}, async (m) => (await m.load({ parts: ['decoder'] }), m.decoder.isLoaded && !m.textEncoder.isLoaded)), // prettier-ignore
    signal: async () => (await refused(() => using({}, (m) => m.load({ signal })))).includes('aborted'),
    onProgress: () =>
      using({}, async (m) => {
        let reports = 0;
        await m.load({ onProgress: () => (reports += 1) });
        return reports > 3;
      }),
  };
}

function loadEffects(folder: string, { decoder }: StableDiffusion): Effects<LoadOptions> {
  const file = join(folder, 'decoder.safetensors');
  const load = async (options: LoadOptions) => {
    await decoder.saveWeights(file);
    try {
      await decoder.loadWeights(file, options);
      return Array.from(decoder.parameters(), ([, { isAway, dtype, isQuantized }]) => ({ isAway, dtype, isQuantized }));
    } finally {
      await decoder.loadWeights(file);
    }
  };
  return {
    onProgress: async () => {
      let reports = 0;
      await load({ onProgress: () => (reports += 1) });
      return reports > 3;
    },
    signal: async () => (await refused(() => load({ signal }))).includes('aborted'),
    residence: async () => (await load({ residence: 'away' })).every(({ isAway }) => isAway),
    dtype: async () => (await load({ dtype: 'float16' })).some(({ dtype }) => dtype === 'float16'),
    quantize: async () => (await load({ quantize: 'int8' })).some(({ isQuantized }) => isQuantized),
  };
}

function saveEffects(folder: string, { decoder }: StableDiffusion): Effects<SaveOptions> {
  const save = async (options: SaveOptions) => {
    const file = join(folder, 'saved.safetensors');
    await decoder.saveWeights(file, options);
    return statSync(file).size;
  };
  return {
    dtype: async () => (await save({ dtype: 'float16' })) < (await save({})),
    signal: async () => (await refused(() => save({ signal }))).includes('aborted'),
    onProgress: async () => {
      let reports = 0;
      await save({ onProgress: () => (reports += 1) });
      return reports > 3;
    },
  };
}

interface AdapterEffects {
  readonly loadLora: Effects<LoraOptions>;
  /** `onProgress` hears of downloads from a hub alone. */
  readonly loadTextualInversion: Effects<Omit<TextualInversionOptions, 'onProgress'>>;
  readonly estimate: Effects<EstimateOptions>;
}

function adapterEffects(folder: string): AdapterEffects {
  const lora = (options: LoraOptions) =>
    using({}, async (m) => (await m.loadLora(join(folder, 'style.safetensors'), options), m.loras[0]));
  const inversion = (options: TextualInversionOptions) =>
    using({}, (m) => m.loadTextualInversion(join(folder, 'token.safetensors'), options));
  return {
    loadLora: {
      scale: async () => (await lora({ scale: 0.5 }))?.scale === 0.5,
      name: async () => (await lora({ name: 'mine' }))?.name === 'mine',
      signal: async () => (await refused(() => lora({ signal }))).includes('aborted'),
      onProgress: async () => {
        const warnings: string[] = [];
        await using({}, (m) =>
          m.loadLora(join(folder, 'odd.safetensors'), { onProgress: (p) => warnings.push(p.kind) }),
        );
        return warnings.includes('warning');
      },
    },
    loadTextualInversion: {
      token: async () => (await inversion({ token: '<mine>' })) === '<mine>',
      signal: async () => (await refused(() => inversion({ signal }))).includes('aborted'),
    },
    estimate: {
      batchSize: () => using({}, async (m) => (await m.estimate({ batchSize: 4 })).total > (await m.estimate()).total),
      parts: () =>
        using({}, async (m) => (await m.estimate({ parts: ['imageEncoder'] })).weights.decoder === undefined),
    },
  };
}

const small = (options: Partial<TokenizerOptions>) => new SimpleTokenizer({ merges: [], ...options });
const tokenizerEffects: Effects<TokenizerOptions> = {
  merges: () => small({ merges: ['a b'] }).vocabularySize === 515,
  padding: () => small({ padding: '!' }).padding === 0,
  rules: () => String(small({ rules: 'transformers' }).encode('&amp;')) !== String(small({}).encode('&amp;')),
};
const clipTokenizerEffects: Effects<ClipTokenizerOptions> = {
  padding: async () => (await SimpleTokenizer.clip({ padding: '!' })).padding === 0,
  rules: async () => (await SimpleTokenizer.clip({ rules: 'transformers' })).encode('&amp;').length > 3,
};

const schedulerEffects: Effects<NoiseSchedulerOptions> = {
  trainTimesteps: () => new NoiseScheduler({ trainTimesteps: 10 }).betas.length === 10,
  betaStart: () => new NoiseScheduler({ betaStart: 0.001 }).betas[0] !== new NoiseScheduler().betas[0],
  betaEnd: () => new NoiseScheduler({ betaEnd: 0.03 }).betas[999] !== new NoiseScheduler().betas[999],
  betaSchedule: () => new NoiseScheduler({ betaSchedule: 'scaled_linear' }).betas[500] !== new NoiseScheduler().betas[500], // prettier-ignore
  varianceType: () => stepped({ varianceType: 'fixed_large' }, {}) !== stepped({}, {}),
  clipSample: () => stepped({ clipSample: false }, {}) !== stepped({}, {}),
};

const stepEffects: Effects<StepOptions> = {
  predictEpsilon: () => stepped({}, { predictEpsilon: false }) !== stepped({}, {}),
  seed: () => stepped({}, { seed: 1 }) !== stepped({}, {}),
  noise: () => {
    const noise = tf.ones<tf.Rank.R4>([1, 1, 1, 2]);
    const result = stepped({}, { noise });
    noise.dispose();
    return result !== stepped({}, {});
  },
};

/** What a step makes of samples beyond the range that is clipped. */
function stepped(options: NoiseSchedulerOptions, step: StepOptions): string {
  return tf.tidy(() => {
    const sample = tf.tensor4d([3, -3], [1, 1, 1, 2]);
    return String(new NoiseScheduler(options).step(tf.mul(sample, 0.1), 2, sample, step).dataSync());
  });
}
