import { randomInt, randomUUID } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OptionError, SdError, shortened } from '../errors';
import type {
  BackendName,
  GenerateOptions,
  ImageToImageOptions,
  InpaintOptions,
  LatentDecoder,
  OnProgress,
  SdImage,
} from '../index';
import { outputNames, readArguments, type Arguments, type RunArguments } from './args';
import { Bar, type Terminal } from './bar';
import { HELP, typeOfName } from './flags';
import { promptOf, type Input } from './prompt';

/** The part of the library that the command line uses. */
export interface Library {
  readonly StableDiffusion: new (options: ModelOptions) => DrawingModel;
  readonly SdImage: new (pixels: { width: number; height: number; data: Uint8ClampedArray }) => Pick<SdImage, 'encode'>;
  readonly TinyDecoder: { fromPretrained(location: string, options: WithSignal): Promise<LatentDecoder & Disposed> };
  readonly useBackend: (name: BackendName | 'auto') => Promise<{ readonly name: string; readonly reason: string }>;
}

interface ModelOptions {
  weights: string;
  vaeTiling?: boolean;
}

interface WithSignal {
  signal?: AbortSignal;
}

interface Disposed {
  dispose(): void;
}

export interface DrawingModel extends Disposed {
  textToImage(prompt: string, options: GenerateOptions): Promise<SdImage[]>;
  imageToImage(image: string, prompt: string, options: ImageToImageOptions): Promise<SdImage[]>;
  inpaint(image: string, mask: string, prompt: string, options: InpaintOptions): Promise<SdImage[]>;
}

/** What a run touches outside itself. */
export interface Surroundings {
  readonly stdin: Input;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: Terminal & { readonly isTTY?: boolean };
  readonly version: string;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
  /** Called once the arguments are known to be good: loading the library takes longer than everything before. */
  loadLibrary(): Promise<Library>;
}

/** Exit codes, as shells and getopt programs have them. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** Does what the words ask for and returns the exit code. Never throws: a fault is one line on stderr. */
export async function run(words: readonly string[], around: Surroundings): Promise<number> {
  const bar = new Bar(around.stderr);
  try {
    const asked = readArguments(words);
    if (asked === 'help') around.stdout.write(HELP);
    else if (asked === 'version') around.stdout.write(`${around.version}\n`);
    else await draw(asked, around, bar);
    return EXIT.done;
  } catch (error) {
    bar.end();
    const { aborted } = around.signal;
    around.stderr.write(`sd-ts: ${aborted ? 'interrupted.' : oneLine(reasonOf(error))}\n`);
    if (aborted) return EXIT.interrupted;
    return error instanceof OptionError ? EXIT.usage : EXIT.failed;
  }
}

async function draw(asked: Arguments, around: Surroundings, bar: Bar): Promise<void> {
  const { signal, stdout } = around;
  const names = await freeNames(asked);
  for (const name of names) await checkWritable(name);
  const prompt = await promptOf(asked.prompt, around);
  const library = await around.loadLibrary();
  const { StableDiffusion, TinyDecoder, useBackend } = library;
  signal.throwIfAborted();
  await checkFormat(names, library);
  const backend = await useBackend(asked.backend);
  if (asked.backend === 'auto' && !asked.quiet) stdout.write(`Backend ${backend.name}: ${backend.reason}\n`);

  const firstSeed = typeof asked.run.seed === 'number' ? asked.run.seed : randomInt(2 ** 31);
  const tiling = asked.vaeTiling ? { vaeTiling: true } : {};
  const model = new StableDiffusion({ weights: asked.model, ...tiling });
  let decoder: (LatentDecoder & Disposed) | undefined;
  try {
    if (asked.taesd !== undefined) decoder = await TinyDecoder.fromPretrained(asked.taesd, { signal });
    const onProgress = reporter(asked, around, bar);
    const options = { ...asked.run, signal, ...(decoder && { decoder }), ...(onProgress && { onProgress }) };
    let start = 0; // performance.now() counts from the start of the process: the first time is that of a cold start
    for (const [i, name] of names.entries()) {
      const seed = firstSeed + i;
      const [image] = await drawn(model, prompt, asked, { ...options, seed });
      signal.throwIfAborted();
      if (image === undefined) throw new Error('the library returned no picture');
      bar.end();
      await image.save(name);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      start = performance.now();
      if (asked.quiet) continue;
      stdout.write(`${name}: ${image.width}x${image.height}, seed ${seed}, ${backend.name}, ${seconds} s\n`);
    }
  } finally {
    decoder?.dispose();
    model.dispose();
  }
}

/** The pictures of one run, from text or from a picture. */
function drawn(
  model: DrawingModel,
  prompt: string,
  { image, mask }: Arguments,
  { hiresFix, ...options }: RunArguments,
): Promise<SdImage[]> {
  if (image === undefined) return model.textToImage(prompt, { ...options, ...(hiresFix && { hiresFix }) });
  if (mask === undefined) return model.imageToImage(image, prompt, options);
  return model.inpaint(image, mask, prompt, options);
}

function reporter({ quiet }: Arguments, { stderr }: Surroundings, bar: Bar): OnProgress | undefined {
  if (quiet) return undefined;
  const told = new Set<string>(); // a batch is as many runs, and each warns anew
  return (progress) => {
    if (progress.kind !== 'licence' && progress.kind !== 'warning') {
      if (stderr.isTTY === true) bar.show(progress);
      return;
    }
    bar.end();
    const message =
      progress.kind === 'warning' ? progress.message : `${progress.checkpoint} is licensed under ${progress.licence}.`;
    if (!told.has(message)) stderr.write(`${oneLine(message)}\n`);
    told.add(message);
  };
}

/**
 * The files to write. Without a name of one's own these are the first that are free, so that no picture is lost; a name
 * that was given is taken at its word, and refused if it is taken, unless that is meant.
 */
async function freeNames({ output, batchCount, force }: Arguments): Promise<string[]> {
  const taken = async (names: readonly string[]): Promise<string | undefined> => {
    for (const name of names) if ((await stat(name).catch(() => null))?.isFile() === true) return name;
    return undefined;
  };
  for (let count = 1; ; count++) {
    const names = outputNames(output ?? (count === 1 ? 'output.png' : `output-${count}.png`), batchCount);
    const there = force ? undefined : await taken(names);
    if (there === undefined) return names;
    if (output === undefined) continue;
    const needed = 'a name that is free is needed';
    throw new SdError('SD_FILE', `${there}: there is such a file; ${needed}; --force overwrites it.`);
  }
}

/**
 * Finds out before the long work whether a file can be written there, by writing one beside it: permissions, read-only
 * disks and names that are too long show in no other way.
 */
async function checkWritable(path: string): Promise<void> {
  const folder = dirname(path);
  const found = await stat(folder).catch(() => null);
  if (found === null) throw new SdError('SD_FILE', `${path}: there is no folder '${folder}'; make it first.`);
  if (!found.isDirectory()) throw new SdError('SD_FILE', `${path}: '${folder}' is a file; a folder is needed.`);
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory() === true) throw new SdError('SD_FILE', `${path}: this is a folder; a file is needed.`);
  const probe = `${path}.${randomUUID().slice(0, 8)}.partial`;
  try {
    await (await open(probe, 'wx')).close();
  } catch (error) {
    throw new SdError('SD_FILE', `${path}: cannot be written (${reasonOf(error)}).`, { cause: error });
  }
  await rm(probe);
}

/** Checks before the long work that pictures can be written in the requested format: all except PNG need sharp. */
async function checkFormat([name = '']: readonly string[], { SdImage }: Library): Promise<void> {
  const type = typeOfName(name);
  const dot = new SdImage({ width: 1, height: 1, data: new Uint8ClampedArray(3) });
  if (type !== 'image/png') await dot.encode({ type });
}

/** Names of files may contain control characters that a terminal would obey. */
function oneLine(text: string): string {
  return shortened(text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' '));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
