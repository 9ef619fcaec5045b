import { SdError } from '../errors';
import { SdImage } from '../image/image';
import type { During } from '../progress';
import type { StepInfo } from '../index';
import type { Line } from './line';
import type { Methods } from './protocol';

/** Pictures have crossed as plain data. */
export function imagesOf(pictures: readonly SdImage[]): SdImage[] {
  return pictures.map((picture) => new SdImage(picture));
}

/** Runs whose generators nobody has any more: what they hold in the worker is freed. */
const abandoned = new FinalizationRegistry<() => void>((end) => {
  end();
});

/** A run of the host as a generator here, which drives it: a step is computed when it is asked for. */
export function stepsOf(
  line: Line,
  args: Parameters<Methods['generate']>,
  during: During,
): AsyncGenerator<StepInfo, SdImage[], void> {
  let run: number | null = null;
  const end = (): void => {
    if (run !== null) line.ask('end', [run]).catch(() => undefined);
    run = null;
  };
  const begin = async (): Promise<number> => (run = await line.ask('generate', args, { signal: during.signal }));
  const steps = driven(line, begin, end, during);
  abandoned.register(steps, end);
  return steps;
}

async function* driven(
  line: Line,
  begin: () => Promise<number>,
  end: () => void,
  during: During,
): AsyncGenerator<StepInfo, SdImage[], void> {
  const { signal } = during;
  signal?.addEventListener('abort', end);
  try {
    const run = await begin();
    for (let current = 0; ;) {
      const next = await line.ask('next', [run], during);
      if ('images' in next) return imagesOf(next.images);
      const { step } = next.step;
      current = step;
      const preview = async (): Promise<SdImage[]> => {
        if (current !== step) throw stale();
        return imagesOf(await line.ask('preview', [run], { signal }));
      };
      yield { ...next.step, preview };
      current = 0;
    }
  } finally {
    signal?.removeEventListener('abort', end);
    end();
  }
}

function stale(): SdError {
  return new SdError('SD_PREVIEW', 'preview: the run has gone on; ask for a preview before the generator is resumed.');
}
