import * as tf from '@tensorflow/tfjs-core';
import type { StableDiffusion } from '../../src';
import type { SdImage } from '../../src/image/image';
import type { SamplerName } from '../../src/schedulers';
import type { Judge, Verdict } from './judge';
import { kinds, type Prompt } from './prompts';

/** How the prompts are drawn. */
export interface Drawing {
  readonly steps: number;
  readonly sampler: SamplerName;
  readonly guidance: number;
  readonly seed: number;
}

/** Prompts drawn at once. */
const BATCH = 16;

/** Draws prompts, several at once, each from noise of its own: the same for the same seed and list. */
export async function* drawAll(
  model: StableDiffusion,
  texts: readonly string[],
  { steps, sampler, guidance, seed }: Drawing,
): AsyncGenerator<SdImage> {
  for (let at = 0; at < texts.length; at += BATCH) {
    const batch = texts.slice(at, at + BATCH);
    const parts: tf.Tensor[] = [];
    for (const text of batch) parts.push(await model.encodeText(text));
    const contexts = tf.concat(parts);
    tf.dispose(parts);
    try {
      yield* await model.generateImage(contexts, {
        batchSize: batch.length,
        numSteps: steps,
        scheduler: sampler,
        unconditionalGuidanceScale: guidance,
        seed: seed + at,
      });
    } finally {
      contexts.dispose();
    }
  }
}

export interface Judged {
  readonly prompt: Prompt;
  readonly verdict: Verdict;
}

export async function judgeAll(
  model: StableDiffusion,
  prompts: readonly Prompt[],
  drawing: Drawing,
  judge: Judge,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  const texts = prompts.map(({ text }) => text);
  for await (const image of drawAll(model, texts, drawing)) {
    const prompt = prompts[judged.length];
    if (prompt === undefined) throw new Error('more pictures than prompts');
    judged.push({ prompt, verdict: await judge.judge(image, prompt.scene) });
  }
  return judged;
}

/** Shares of what is right, from 0 to 1; `object` of all but the pairs. */
export type Summary = Readonly<Record<'background' | 'object' | 'placeCount' | 'tint' | 'pairs', number>>;

export function summary(judged: readonly Judged[]): Summary {
  const pairs = judged.filter(({ prompt }) => prompt.kind === 'pair');
  const alone = judged.filter(({ prompt }) => prompt.kind !== 'pair');
  return {
    background: share(judged, ({ background }) => background),
    object: share(alone, ({ object }) => object),
    placeCount: share(alone, ({ placeCount }) => placeCount),
    tint: share(judged, ({ tint }) => tint),
    pairs: share(pairs, ({ object }) => object),
  };
}

/** The share for which `right` holds, of those that it is asked of. */
function share(judged: readonly Judged[], right: (verdict: Verdict) => boolean | null): number {
  const answers = judged.map(({ verdict }) => right(verdict)).filter((answer) => answer !== null);
  return answers.filter(Boolean).length / answers.length;
}

/** One line for each class of prompt. */
export function byKind(judged: readonly Judged[]): string[] {
  return kinds.map((kind) => {
    const mine = judged.filter(({ prompt }) => prompt.kind === kind);
    const { background, object, placeCount, tint } = summary(
      mine.map((one) => ({ ...one, prompt: { ...one.prompt, kind: 'plain' } })),
    );
    const shares = Object.entries({ background, object, placeCount, tint }).filter(([, value]) => !Number.isNaN(value));
    return `${kind.padEnd(8)} ${String(mine.length).padStart(4)}  ${shares.map(([name, value]) => `${name} ${percent(value)}`).join('  ')}`;
  });
}

/** At most ten objects, those that are right least often, with what they were taken for; pairs count for both of theirs. */
export function worst(judged: readonly Judged[]): string[] {
  const tries = new Map<string, string[]>();
  for (const { prompt, verdict } of judged) {
    for (const { noun } of prompt.scene.things) {
      const isRight = prompt.kind === 'pair' ? verdict.named.some((named) => named.noun === noun) : verdict.object;
      const taken = verdict.named.map((named) => named.noun).filter((name) => name !== noun);
      tries.set(noun, [...(tries.get(noun) ?? []), isRight ? '' : taken.join(' and ') || 'nothing']);
    }
  }
  const rows = [...tries].map(([noun, results]) => ({ noun, results, wrong: results.filter((taken) => taken !== '') }));
  const failed = rows.filter(({ wrong }) => wrong.length > 0);
  failed.sort(
    (a, b) => b.wrong.length / b.results.length - a.wrong.length / a.results.length || b.wrong.length - a.wrong.length,
  );
  return failed
    .slice(0, 10)
    .map(
      ({ noun, results, wrong }) =>
        `${noun}: ${results.length - wrong.length} of ${results.length} right; taken for ${wrong.join(', ')}`,
    );
}

export const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
