import { currentEngine } from '../backends/engine';
import type { HeldForm, PreparedWeights } from '../backends/contract';
import { at } from '../at';
import { SdError } from '../errors';
import type { OnProgress } from '../progress';
import type { PartSource } from './part-source';
import { dtypeOf, type Residence, type StoredParam } from './pieces';

/** To be raised whenever the same files give other values, or in another order of axes. */
const VERSION = 1;

/** The parameters of a part where the engine keeps them prepared; null if it does not, or what a source holds is not known. */
export function preparedFor(
  targets: readonly StoredParam[],
  { part, axes, source }: PartSource,
  held: Residence,
): PreparedPart | null {
  const store = held.isAway || held.isQuantized ? null : (currentEngine().intake?.prepared?.() ?? null);
  if (store === null || source.identity === undefined) return null;
  const forms = targets.map(({ param }) => ({ shape: param.shape, dtype: dtypeOf(param, held) }));
  const each = targets.map(({ name, param }, i) => [name, param.kind, at(forms, i)]);
  return new PreparedPart(store, JSON.stringify([VERSION, part, axes, source.identity, each]), targets, forms);
}

class PreparedPart {
  constructor(
    private readonly store: PreparedWeights,
    private readonly what: string,
    private readonly targets: readonly StoredParam[],
    private readonly forms: readonly HeldForm[],
  ) {}

  /** Gives the parameters their values as they were kept; false if they were not. Calls `report` as it reads, which may throw. */
  async restore(report: (values: number) => void): Promise<boolean> {
    const tensors = await this.store.open(this.what, this.forms);
    if (tensors === null) return false;
    for (const [i, { param }] of this.targets.entries()) param.hold(at(tensors, i), at(this.forms, i).dtype);
    for (const { param } of this.targets) report(param.size);
    return true;
  }

  /** Keeps the values, and holds what is kept from now on. Where that fails, says so, and goes on with the values as they are. */
  async keep(check: () => void, onProgress?: OnProgress): Promise<void> {
    const values = this.targets.map(({ param }) => param.value);
    try {
      await this.store.keep(this.what, values, this.forms, check);
    } catch (error) {
      if (!(error instanceof SdError) || error.code !== 'SD_FILE') throw error;
      onProgress?.({ kind: 'warning', message: error.message });
      return;
    }
    await this.restore(check);
  }
}
