import { at } from '../../at';
import { isRight, knownConv, knownLinear, type Known } from './known-product';
import type { Features } from './kernels/kernel';
import { TILES } from './kernels/tiles';
import { choice, timesOf, trialOf, waysIn, type Ways } from './trial';

/** Whether halves are read and multiplied as f16. */
export type Arithmetic = Pick<Features, 'f16' | 'isTwoLevel'>;

/** From the one that every device has on. */
export const ARITHMETICS: readonly Arithmetic[] = [
  { f16: false, isTwoLevel: false },
  { f16: true, isTwoLevel: false },
  { f16: true, isTwoLevel: true },
];

/** Off every tile by some. */
const LINEAR: Known = { height: 1, width: 131, inputs: 72, outputs: 72, filter: 1 };
const CONV: Known = { height: 9, width: 17, inputs: 20, outputs: 68, filter: 3 };

/** The ways of a device to multiply halves. */
const waysOf = (features: Features, arithmetic: Arithmetic): Ways =>
  waysIn(at(TILES, features.firstTile), { ...features, ...arithmetic });

/** Those in which a device multiplies known products right: f16 is new to drivers, and some of them are wrong. */
export async function provenArithmetics(device: GPUDevice, features: Features): Promise<readonly Arithmetic[]> {
  const proven = ARITHMETICS.slice(0, 1);
  if (!device.features.has('shader-f16')) return proven;
  for (const arithmetic of ARITHMETICS.slice(1)) {
    const { linear, conv } = waysOf(features, arithmetic);
    const isProven =
      (await isRight(device, LINEAR, linear(knownLinear(LINEAR)))) &&
      (await isRight(device, CONV, conv(knownConv(CONV))));
    if (isProven) proven.push(arithmetic);
  }
  return proven;
}

/**
 * The fastest of a device's proven arithmetics, in its tile, tried once for each name of an adapter. Each device proves
 * its own, as one of the application's may have other features.
 */
export async function fastestArithmetic(
  device: GPUDevice,
  features: Features,
  name: string,
  measure: typeof timesOf = timesOf,
): Promise<Arithmetic> {
  const first = at(ARITHMETICS, 0);
  const proven = await provenArithmetics(device, features);
  if (proven.length === 1) return first;
  const index = await choice(`${name}, arithmetic`, async () => {
    const trials = proven.map((arithmetic) => trialOf(waysOf(features, arithmetic)));
    const times = await measure(device, trials);
    return ARITHMETICS.map((one) => times[proven.indexOf(one)] ?? Infinity);
  });
  const found = at(ARITHMETICS, index);
  return proven.includes(found) ? found : first;
}
