import { listed, WeightsError } from '../errors';
import type { TensorSource } from '../formats/source';
import { ldmPrefix } from './part-source';

/**
 * A whole LDM checkpoint whose UNet is the moving average of its training, which LDM keeps as `model_ema.` and the
 * names without their dots. Throws `WeightsError` if all or some of them are missing.
 */
export function averaged(source: TensorSource): TensorSource {
  const front = ldmPrefix('diffusionModel');
  const inner = (name: string) => (name.startsWith(front) ? averageOf(name) : name);
  const lacking = source.names.map(inner).filter((name) => source.shapeOf(name) === null);
  if (lacking.length > 0) {
    const found = `ema is true, and the file lacks ${lacking.length} moving averages (${listed(lacking, ', ', 3)})`;
    throw new WeightsError(`${source.location}: ${found}; a file that has them is needed: leave out ema.`);
  }
  return {
    ...source,
    identity: source.identity && `averages ${source.identity}`,
    shapeOf: (name) => source.shapeOf(inner(name)),
    read: (name, span) => source.read(inner(name), span),
  };
}

const averageOf = (name: string): string => `model_ema.${name.replace(/^model\./, '').replaceAll('.', '')}`;
